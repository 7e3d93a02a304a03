/** The switching as a user writes it: lowered and confined, by itself and in a run with its recorder. */
import { Engine, type EnginePlan, LiveFeed } from '../../../electron/engine/index.ts'
import { HeartbeatWriter, heartbeatBuffer } from '../../../electron/runs/heartbeat.ts'
import { nodeLoopHost } from '../../../electron/runs/loop-host.ts'
import { type Coroutine, createTask, gather } from '../../../electron/runtime/index.ts'
import { ModuleLoader, type Script } from '../../../electron/script/index.ts'
import { graphOf, inPlace } from '../../engine/support.ts'
import type { Workload } from './measure.ts'
import { onLoop } from './on-loop.ts'
import { times } from './support.ts'

const TICKING = `import { sleep } from 'yieldpoint'
export default async () => { for (let i = 0; i < 1000; i++) await sleep(0) }`

let loaded: Script | null = null

export const script: Workload = {
  count: 1000 * 1000,
  run: () =>
    onLoop(function* () {
      loaded ??= load()
      const ticking = loaded
      yield* gather(times(1000, () => createTask(ticking({}) as Coroutine)))
    }),
}

/** Not before it is needed: it locks this process down. */
function load(): Script {
  const loader = new ModuleLoader({ services: { now: () => 0, random: () => 0, log: () => {} }, read: () => null })
  return loader.load({ file: 'bench.taskgraph.yaml', inline: true, text: TICKING, line: 1, indent: 0 })
}

const GRAPH = `taskgraph: 1
name: switch
tasks:
  ticking:
    copies: 1000
    script: |
      ${TICKING.replaceAll('\n', '\n      ')}
`

const recorded = (watched: boolean): Workload => ({
  count: 1000 * 1000,
  run: () =>
    new Promise<void>((resolve, reject) => {
      const engine = new Engine(PLAN, {
        host: nodeLoopHost(),
        pulse: new HeartbeatWriter(heartbeatBuffer()),
        read: () => null,
        executors: () => inPlace({}),
        onEnded: outcome => (outcome === 'finished' ? resolve() : reject(new Error(outcome))),
      })
      if (watched) new LiveFeed(PLAN.run, engine.recorder, { snapshot() {}, batch() {} }, CLOCK).open()
      engine.start()
    }),
})

const PLAN: EnginePlan = {
  ...{ run: 1, graph: graphOf(GRAPH), seed: 1, speed: 1, paused: false, interventions: [] },
  clock: 'real',
}

const CLOCK = {
  now: () => performance.now(),
  after: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

/** Nobody looks. */
export const scriptRecorded = recorded(false)
/** A viewer gets everything, in batches. */
export const scriptWatched = recorded(true)
