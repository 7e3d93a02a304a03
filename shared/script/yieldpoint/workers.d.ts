/** Calls of the graph’s functions on worker threads and processes. */
declare module 'yieldpoint' {
  /**
   * The graph's functions, as far as somebody says what they take and give; calls of them are then checked:
   * `declare module 'yieldpoint' { interface GraphFunctions { price(n: number): number } }`
   */
  export interface GraphFunctions {}
  type FunctionName = keyof GraphFunctions extends never ? string : keyof GraphFunctions
  type Called<N> = N extends keyof GraphFunctions ? GraphFunctions[N] : (...args: unknown[]) => unknown
  type ArgumentsOf<N> = Called<N> extends (...args: infer A) => unknown ? A : never
  type ResultOf<N> = Called<N> extends (...args: never[]) => infer R ? Awaited<R> : never

  /**
   * Runs one of the graph's `functions` on a worker thread, by its name, once it is awaited. What it is given and gives back is
   * copied: plain data only. Cancelled while it runs, its thread is ended.
   */
  export function toThread<N extends FunctionName>(name: N, ...args: ArgumentsOf<N>): Awaitable<ResultOf<N>>
  /** As `toThread`, begun at once, on the workers of `executor`; null: on the shared threads. */
  export function runInExecutor<N extends FunctionName>(
    executor: Executor | null,
    name: N,
    ...args: ArgumentsOf<N>
  ): Future<ResultOf<N>>

  export interface Executor {
    readonly kind: 'thread' | 'process'
  }
  /** The worker threads that all tasks share. */
  export const threads: Executor
  /** The worker processes that all tasks share: a crash in one takes only the call with it that ran there. */
  export const processes: Executor

  interface ExecutorOptions {
    /** Default: as many as the shared ones. A run may have 64 in all. */
    readonly maxWorkers?: number
  }
  /** Threads of one's own: `await using pool = new ThreadPoolExecutor({ maxWorkers: 2 })` */
  export class ThreadPoolExecutor implements Executor, AsyncDisposable {
    constructor(options?: ExecutorOptions)
    readonly kind: 'thread'
    /** Takes no more calls, waits for those it has, ends the workers. `cancelFutures`: what has not begun is cancelled. */
    shutdown(options?: { readonly cancelFutures?: boolean }): Awaitable<void>
    [Symbol.asyncDispose](): PromiseLike<void>
  }
  /** Processes of one's own. */
  export class ProcessPoolExecutor implements Executor, AsyncDisposable {
    constructor(options?: ExecutorOptions)
    readonly kind: 'process'
    shutdown(options?: { readonly cancelFutures?: boolean }): Awaitable<void>
    [Symbol.asyncDispose](): PromiseLike<void>
  }
}
