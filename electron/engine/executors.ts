/** The executors of a run: those that its tasks share, and those that its scripts make. */
import { YieldpointError } from '../../shared/errors.ts'
import type { EventLoop, ExecutorKind, WorkersSource } from '../runtime/index.ts'
import { Calls, type Executor } from './calls.ts'
import type { WorkerMark } from './marks.ts'
import { preview } from './preview.ts'
import type { Recorder } from './recorder.ts'

/** Of all executors of a run: a graph is not to bring a machine down. */
const MAX_WORKERS = 64

export interface ExecutorMaker {
  /** How many workers an executor has that does not say so. */
  readonly workers: number
  make(kind: ExecutorKind, maxWorkers: number): Executor
}

export interface ExecutorsParts {
  readonly loop: EventLoop
  readonly recorder: Recorder
  readonly maker: ExecutorMaker
  /** What can be called. */
  readonly functions: readonly string[]
}

export class Executors implements WorkersSource {
  // I1  #workers counts those of #executors, which are not gone.
  readonly #parts: ExecutorsParts
  readonly #executors = new Set<Executor>()
  readonly #threads: Calls
  #processes: Calls | null = null
  #workers = 0
  #callIds = 0
  #waiting = 0

  /** The shared threads are there from the start: `run.started` says how many there are. */
  constructor(parts: ExecutorsParts) {
    this.#parts = parts
    this.#threads = this.#make('thread', parts.maker.workers, false)
  }

  shared(kind: ExecutorKind): Calls {
    if (kind === 'thread') return this.#threads
    this.#processes ??= this.#make('process', this.#parts.maker.workers, true)
    return this.#processes
  }

  open(kind: ExecutorKind, maxWorkers = this.#parts.maker.workers): Calls {
    if (!Number.isInteger(maxWorkers) || maxWorkers < 1 || maxWorkers > MAX_WORKERS)
      throw new YieldpointError('pool/bad-max-workers', { got: preview(maxWorkers), limit: MAX_WORKERS })
    const asked = this.#workers + maxWorkers
    if (asked > MAX_WORKERS) throw new YieldpointError('pool/too-many-workers', { asked, limit: MAX_WORKERS })
    return this.#make(kind, maxWorkers, true)
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.#executors, executor => executor.close()))
  }

  #make(kind: ExecutorKind, maxWorkers: number, announced: boolean): Calls {
    const { loop, recorder, maker, functions } = this.#parts
    const executor = maker.make(kind, maxWorkers)
    const workers = recorder.workers.add(kind, maxWorkers, announced)
    this.#executors.add(executor)
    this.#workers += maxWorkers
    return new Calls({
      loop,
      recorder,
      executor,
      workers,
      functions,
      nextId: () => ++this.#callIds,
      onWaiting: change => {
        this.#waiting += change
        recorder.workers.callsWait(this.#waiting)
      },
      onGone: () => this.#gone(executor, workers),
    })
  }

  #gone(executor: Executor, workers: readonly WorkerMark[]): void {
    this.#executors.delete(executor)
    this.#workers -= workers.length // I1
    this.#parts.recorder.workers.remove(workers)
  }
}
