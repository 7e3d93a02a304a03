/** The runtime by itself: how many steps, tasks and timers a second, with the recorder and without. */
import { Engine } from '../../electron/engine/index.ts'
import { nodeLoopHost } from '../../electron/runs/loop-host.ts'
import { EventLoop, gather, type Operation, sleep } from '../../electron/runtime/index.ts'
import { graphOf } from '../engine/support.ts'
import { type Figure, median } from './report.ts'

const REPEATS = 5

export async function runtime(): Promise<Figure[]> {
  return [
    await rate('switch, 1000 tasks of 1000 sleep(0)', 1_000_000, () => onLoop(switching)),
    await rate('spawn and gather 200,000 tasks', 200_000, () => onLoop(spawning)),
    await rate('the same switches as a script, with the recorder on', 1_000_000, asScript),
  ]
}

async function rate(name: string, count: number, run: () => Promise<void>): Promise<Figure> {
  const seconds: number[] = []
  for (let i = 0; i <= REPEATS; i++) {
    globalThis.gc?.()
    const begun = performance.now()
    await run()
    if (i > 0) seconds.push((performance.now() - begun) / 1000) // the first warms up
  }
  return { name, value: count / median(seconds) / 1e6, unit: 'M/s' }
}

function onLoop(main: (loop: EventLoop) => Operation<unknown>): Promise<void> {
  const loop = new EventLoop({ clock: 'real', host: nodeLoopHost() })
  loop.createTask(main(loop))
  return new Promise(resolve => {
    loop.onIdle = () => resolve()
    loop.start()
  })
}

function* ticking(): Generator<unknown, void, unknown> {
  for (let i = 0; i < 1000; i++) yield* sleep(0)
}

function* switching(loop: EventLoop): Generator<unknown, void, unknown> {
  yield* gather(...Array.from({ length: 1000 }, () => loop.createTask(ticking())))
}

function* nothing(): Generator<unknown, number, unknown> {
  return 1
}

function* spawning(loop: EventLoop): Generator<unknown, void, unknown> {
  yield* gather(...Array.from({ length: 200_000 }, () => loop.createTask(nothing())))
}

const SCRIPT = `taskgraph: 1
name: switch
tasks:
  ticking:
    copies: 1000
    script: |
      import { sleep } from 'yieldpoint'
      export default async () => { for (let i = 0; i < 1000; i++) await sleep(0) }
`

function asScript(): Promise<void> {
  return new Promise(resolve => {
    const plan = {
      run: 1,
      graph: graphOf(SCRIPT),
      clock: 'real',
      seed: 1,
      speed: 1,
      paused: false,
      interventions: [],
    } as const
    const engine = new Engine(plan, {
      host: nodeLoopHost(),
      pulse: { named() {}, began() {}, ended() {}, loading() {} },
      read: () => null,
      executors: () => ({ workers: 1, make: () => ({ close: () => Promise.resolve() }) }) as never,
      onEnded: () => resolve(),
    })
    engine.start()
  })
}
