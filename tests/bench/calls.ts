/**
 * Calls of a function on workers as a program makes them: a task awaits `runInExecutor`. All that a run has is there: the pool, the
 * engine's account of calls and workers, and, if asked for, its recorder as the loop's probe.
 */
import { Executors, Recorder } from '../../electron/engine/index.ts'
import { WorkerPool } from '../../electron/pool/index.ts'
import { nodeLoopHost } from '../../electron/runs/loop-host.ts'
import {
  EventLoop,
  processes,
  provideWorkers,
  runInExecutor,
  type Task,
  threads,
} from '../../electron/runtime/index.ts'
import { ModuleLoader } from '../../electron/script/index.ts'

const WORKER = new URL('../../electron/pool/worker.ts', import.meta.url)

export interface CallBenchOptions {
  readonly kind: 'thread' | 'process'
  readonly workers: number
  readonly recorded: boolean
}

export interface CallBench {
  /** Seconds for `n` tasks that are started at once and await a call each. */
  atOnce(n: number): Promise<number>
  /** Seconds of each of `n` calls that one task awaits one after the other. */
  oneByOne(n: number): Promise<Float64Array>
  close(): Promise<void>
}

export function callBench({ kind, workers, recorded }: CallBenchOptions): CallBench {
  const loader = new ModuleLoader({ services: { now: () => 0, random: () => 0, log: () => {} }, read: () => null })
  const text = 'export default n => n + 1'
  const functions = [loader.poolFunction('next', { file: 'bench', inline: true, text, line: 1, indent: 0 })]
  const recorder = new Recorder({ named() {}, began() {}, ended() {}, loading() {} })
  const host = nodeLoopHost()
  const loop = new EventLoop({ clock: 'real', host, ...(recorded ? { probe: recorder } : {}) })
  recorder.attach(loop)
  const executors = new Executors({
    loop,
    recorder,
    functions: ['next'],
    maker: {
      workers,
      make: (kind, maxWorkers) => new WorkerPool({ kind, maxWorkers, worker: WORKER, functions }),
    },
  })
  provideWorkers(loop, executors)
  loop.start()
  const executor = kind === 'thread' ? threads : processes

  function* next(n: number) {
    const got = yield* runInExecutor(executor, 'next', n)
    if (got !== n + 1) throw new Error(`next(${n}) gave ${got}`)
  }
  function* all(n: number) {
    const tasks: Task<void>[] = []
    for (let i = 0; i < n; i++) tasks.push(loop.createTask(next(i)))
    for (const task of tasks) yield* task
  }
  function* oneAfterTheOther(seconds: Float64Array) {
    for (let i = 0; i < seconds.length; i++) {
      const begun = host.now()
      yield* next(i)
      seconds[i] = host.now() - begun
    }
  }
  const finished = (steps: Generator<unknown, void>): Promise<void> =>
    new Promise((resolve, reject) => {
      const task = loop.within(() => loop.createTask(steps))
      task.addDoneCallback(() => (task.exception() === null ? resolve() : reject(task.exception())))
    })

  return {
    async atOnce(n) {
      const begun = host.now()
      await finished(all(n))
      return host.now() - begun
    },
    async oneByOne(n) {
      const seconds = new Float64Array(n)
      await finished(oneAfterTheOther(seconds))
      return seconds
    },
    async close() {
      loop.close()
      await executors.close()
    },
  }
}
