/**
 * Functions that need a processor for long run elsewhere: on worker threads or in worker processes. Here is what a program calls;
 * who carries it out is given by whoever made the loop, for the runtime knows no threads.
 * Cancellation: a cancelled call gives nothing any more. What becomes of its work is the carrier's business.
 * Source: asyncio's `to_thread` and `run_in_executor`, concurrent.futures' executors of CPython 3.11. A function goes by name, for
 * what stands around it cannot go with it.
 */
import { YieldpointError } from '../../shared/errors.ts'
import { Coroutine, type Steps } from './coroutine.ts'
import type { Future } from './future.ts'
import type { EventLoop } from './loop.ts'
import { runningLoop } from './running.ts'

export type ExecutorKind = 'thread' | 'process'

/** Some workers of one kind. */
export interface Workers {
  /** @throws YieldpointError pool/unknown-function, pool/shut-down */
  call(name: string, args: readonly unknown[]): Future
  /** Takes no more calls; the future is done when those it has are over and the workers are gone. */
  shutdown(cancelFutures: boolean): Future<void>
}

export interface WorkersSource {
  /** Those that the whole program shares. */
  shared(kind: ExecutorKind): Workers
  /** @throws YieldpointError pool/bad-max-workers, pool/too-many-workers */
  open(kind: ExecutorKind, maxWorkers: number | undefined): Workers
}

const sources = new WeakMap<EventLoop, WorkersSource>()

export const provideWorkers = (loop: EventLoop, source: WorkersSource): void => void sources.set(loop, source)

function sourceOf(loop: EventLoop): WorkersSource {
  const source = sources.get(loop)
  if (source === undefined) throw new YieldpointError('pool/none', {})
  return source
}

/** Kept from scripts, which could hold on to a run's workers past a shutdown. */
let workersOf: (executor: object) => Workers | null

export interface ExecutorOptions {
  /** Default: as many as the shared ones. */
  readonly maxWorkers?: number
}

export interface ShutdownOptions {
  /** Cancels the calls that have not begun. */
  readonly cancelFutures?: boolean
}

/** Workers of one's own; `await using` shuts them down at the end of the block. */
class PoolExecutor {
  readonly kind: ExecutorKind
  readonly #workers: Workers

  /** Scripts can reach it too: as the prototype of the classes that they are given. */
  constructor(kind: ExecutorKind, options: ExecutorOptions = {}) {
    this.kind = kind === 'process' ? 'process' : 'thread'
    this.#workers = sourceOf(runningLoop()).open(this.kind, options.maxWorkers)
  }

  /** Takes no more calls, waits for those it has, and ends the workers. A second time it only waits. */
  shutdown({ cancelFutures = false }: ShutdownOptions = {}): Coroutine<void> {
    return new Coroutine(shutdown(this.#workers, cancelFutures), 'shutdown')
  }

  [Symbol.asyncDispose](): Coroutine<void> {
    return this.shutdown()
  }

  static {
    workersOf = executor => (#workers in executor ? executor.#workers : null)
  }
}

function* shutdown(workers: Workers, cancelFutures: boolean): Steps<void> {
  yield* workers.shutdown(cancelFutures)
}

export class ThreadPoolExecutor extends PoolExecutor {
  constructor(options?: ExecutorOptions) {
    super('thread', options)
  }
}

/** A crash in one of its processes takes only the call with it that ran there. */
export class ProcessPoolExecutor extends PoolExecutor {
  constructor(options?: ExecutorOptions) {
    super('process', options)
  }
}

/** The workers that the whole program shares; they end with it. */
class SharedExecutor {
  readonly kind: ExecutorKind
  constructor(kind: ExecutorKind) {
    this.kind = kind
    Object.freeze(this)
  }
}

export const threads = new SharedExecutor('thread')
export const processes = new SharedExecutor('process')

export type Executor = PoolExecutor | SharedExecutor

/**
 * Calls a function by its name, at once; null: on the shared threads.
 * @throws YieldpointError pool/function-by-name, pool/not-an-executor, pool/unknown-function, pool/shut-down. What the call itself
 * comes to, arguments that cannot be sent included, is the future's.
 */
export function runInExecutor(executor: Executor | null, name: string, ...args: unknown[]): Future {
  if (typeof name !== 'string') throw new YieldpointError('pool/function-by-name', { got: nameOf(name) })
  return workersFor(executor, runningLoop()).call(name, args)
}

/** As `runInExecutor(null, …)`, once it is awaited. */
export function toThread(name: string, ...args: unknown[]): Coroutine {
  return new Coroutine(call(name, args), 'toThread', 'as it is')
}

function* call(name: string, args: readonly unknown[]): Steps<unknown> {
  return yield* runInExecutor(null, name, ...args)
}

function workersFor(executor: unknown, loop: EventLoop): Workers {
  if (executor === null || executor === undefined) return sourceOf(loop).shared('thread')
  if (executor === threads || executor === processes) return sourceOf(loop).shared((executor as SharedExecutor).kind)
  const workers = typeof executor === 'object' ? workersOf(executor) : null
  if (workers === null) throw new YieldpointError('pool/not-an-executor', { got: nameOf(executor) })
  return workers
}

/** Of a script's value; a getter would run the script's code. */
function nameOf(value: unknown): string {
  const name = typeof value === 'function' ? Object.getOwnPropertyDescriptor(value, 'name')?.value : undefined
  return typeof name === 'string' && name !== '' ? `${name}()` : typeof value
}
