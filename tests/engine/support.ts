/** Runs graphs in this thread on the virtual clock, with functions called in place of workers. */
import {
  Engine,
  type EnginePlan,
  type Executor,
  type ExecutorMaker,
  LiveFeed,
  snapshotOf,
} from '../../electron/engine/index.ts'
import type { LoopHost } from '../../electron/runtime/index.ts'
import type { Graph } from '../../shared/graph/model.ts'
import { readGraph } from '../../shared/graph/read.ts'
import type { Batch, RunEvent, RunEventOf } from '../../shared/protocol/events.ts'
import type { HandIntervention } from '../../shared/protocol/recordings.ts'
import type { Intervention } from '../../shared/protocol/thread.ts'
import { applyBatch, applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun, fromSnapshot, type RunState, toSnapshot } from '../../shared/state/run-state.ts'

/** A host whose turns are taken by hand: nothing happens but in `run`. */
export class HandHost implements LoopHost {
  #time = 0
  #soon: (() => void)[] = []
  #alarms: { at: number; run: () => void }[] = []

  now = (): number => this.#time
  /** Time goes on while a step runs. */
  pass(seconds: number): void {
    this.#time += seconds
  }
  soon = (run: () => void): void => {
    this.#soon.push(run)
  }
  wakeAt = (seconds: number, run: () => void): (() => void) => {
    const alarm = { at: seconds, run }
    this.#alarms.push(alarm)
    return () => {
      this.#alarms = this.#alarms.filter(other => other !== alarm)
    }
  }

  /** Turns until none is asked for; then, on a real clock, on to the next alarm. */
  async run(): Promise<void> {
    for (;;) {
      await new Promise(setImmediate) // lets promises in, as a host's turn does
      const soon = this.#soon
      this.#soon = []
      for (const run of soon) run()
      if (soon.length > 0 || this.#soon.length > 0) continue
      const next = this.#alarms.sort((a, b) => a.at - b.at).shift()
      if (next === undefined) return
      this.#time = Math.max(this.#time, next.at)
      next.run()
    }
  }
}

export type Functions = Record<string, (...args: never[]) => unknown>

/** Calls at once; the answers come by promise, so from outside. */
export function inPlace(functions: Functions, workers = 2): ExecutorMaker {
  const call: Executor['call'] = (name, args, settled) => {
    Promise.resolve()
      .then(() => functions[name]!(...(args as never[])))
      .then(
        value => settled({ kind: 'returned', value }),
        error => settled({ kind: 'raised', error }),
      )
    return { cancel: () => Promise.resolve() }
  }
  return { workers, make: (kind, maxWorkers) => ({ kind, maxWorkers, call, close: () => Promise.resolve() }) }
}

export interface TestRun {
  readonly engine: Engine
  readonly events: RunEvent[]
  readonly batches: Batch[]
  /** Closed unless `live` was asked for. */
  readonly feed: LiveFeed
  readonly host: HandHost
  /** What the whole log adds up to. */
  state(): RunState
  go(): Promise<TestRun>
  ids(name: string): number
  logged(): string[]
}

export interface TestOptions {
  readonly files?: Record<string, string>
  readonly functions?: Functions
  readonly threads?: number
  /** In place of `functions` and `threads`. */
  readonly maker?: ExecutorMaker
  readonly interventions?: Intervention[]
  readonly replay?: readonly HandIntervention[]
  readonly clock?: 'real' | 'virtual'
  readonly seed?: number
  readonly paused?: boolean
  readonly live?: boolean
  readonly debug?: boolean
  /** For what a script must seem to take long to do: told of each event, with the host whose time may go on. */
  readonly onEvent?: (event: RunEvent, host: HandHost) => void
}

export function graphOf(text: string): Graph {
  const { graph, problems } = readGraph(text, { file: 'test.taskgraph.yaml' })
  if (graph === null) throw new Error(`the test's graph has mistakes: ${JSON.stringify(problems)}`)
  return graph
}

export function testRun(text: string, options: TestOptions = {}): TestRun {
  const plan: EnginePlan = {
    run: 1,
    graph: graphOf(text),
    clock: options.clock ?? 'virtual',
    seed: options.seed ?? 7,
    speed: 1,
    paused: options.paused ?? false,
    interventions: options.interventions ?? [],
    replay: options.replay ?? [],
    ...(options.debug !== undefined && { debug: options.debug }),
  }
  const host = new HandHost()
  const events: RunEvent[] = []
  const batches: Batch[] = []
  const engine = new Engine(plan, {
    host,
    pulse: { named() {}, began() {}, ended() {}, loading() {} },
    read: path => options.files?.[path] ?? null,
    executors: () => options.maker ?? inPlace(options.functions ?? {}, options.threads),
  })
  engine.recorder.full = event => {
    events.push(structuredClone(event))
    options.onEvent?.(event, host)
  }
  const feed = liveFeed(engine, host, batches)
  if (options.live) feed.open()
  const run: TestRun = {
    engine,
    events,
    batches,
    feed,
    host,
    state: () => applyEvents(emptyRun, events),
    async go() {
      if (engine.recorder.seq === 0) engine.start()
      await host.run()
      return run
    },
    ids: name => [...run.state().tasks.values()].find(task => task.name === name)!.id,
    logged: () => events.filter(isLogged).map(event => event.text),
  }
  return run
}

const isLogged = (event: RunEvent): event is RunEventOf<'logged'> => event.type === 'logged'

function liveFeed(engine: Engine, host: HandHost, batches: Batch[]): LiveFeed {
  const clock = { now: () => 0, after: (_: number, run: () => void) => host.wakeAt(host.now(), run) }
  return new LiveFeed(
    1,
    engine.recorder,
    { snapshot() {}, batch: batch => batches.push(structuredClone(batch)) },
    clock,
  )
}

/** How the run stands, told three ways: by the whole log, by the records, by what a viewer was sent. */
export function threeViews(run: TestRun) {
  const plain = (state: RunState) => ({ ...toSnapshot(state), merged: 0 })
  const watched = run.batches.reduce(applyBatch, emptyRun)
  return {
    log: plain(run.state()),
    records: plain(fromSnapshot(snapshotOf(run.engine.recorder))),
    viewer: plain(watched),
  }
}
