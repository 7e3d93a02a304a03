/**
 * What a Yieldpoint script can import, for editors. The names and the behaviour are asyncio's, in camelCase; times are seconds.
 * Calling an async function of a script starts nothing: it makes a coroutine, which runs when it is awaited or made a task.
 * What an async function returns is awaited in its place if it is a coroutine, a sleep or a promise: `return f()` gives what
 * `f()` comes to. By then the function has been left, so its `finally` blocks and `await using` come before, and its `catch`
 * does not see what `f()` throws; `return await f()` waits inside. Tasks and futures are handed on as they are, as in asyncio.
 * TypeScript cannot say so and takes those for awaited: return a task in an object, `return { task }`, or from a function
 * that is not async.
 */
declare module 'yieldpoint' {
  /** Something to `await`, once: a coroutine. */
  export interface Awaitable<T> extends PromiseLike<T> {}

  /** Waits; zero gives the other ready tasks a turn. */
  export function sleep(seconds: number): Awaitable<undefined>
  export function sleep<T>(seconds: number, result: T): Awaitable<T>

  interface TaskOptions {
    /** Without one it is called Task-1, Task-2, … */
    readonly name?: string
    /** Its first step runs at once, before `createTask` is over; otherwise in the next turn. */
    readonly eager?: boolean
    /** Where it runs, in place of a copy of the current context. */
    readonly context?: Context
  }
  /** Runs a coroutine beside this one. */
  export function createTask<T>(coroutine: PromiseLike<T>, options?: TaskOptions): Task<T>
  /** The task that runs now; null in a callback. */
  export function currentTask(): Task | null
  /** The tasks of the run that are not done, in order of creation. */
  export function allTasks(): Set<Task>

  /** Runs all at once; the results in the order given. The first error is thrown, and the others run on. */
  export function gather<T extends readonly unknown[]>(
    ...awaitables: { readonly [K in keyof T]: PromiseLike<T[K]> }
  ): Future<T>
  export function gather<T extends readonly unknown[]>(
    awaitables: { readonly [K in keyof T]: PromiseLike<T[K]> },
    options?: { /** Errors become results. */ readonly returnExceptions?: boolean },
  ): Future<T>

  /** A cancellation of what awaits this does not reach what is inside. */
  export function shield<T>(awaitable: PromiseLike<T>): Future<T>

  /** Runs `body` for at most `seconds`; null: no limit yet. @throws TimeoutError */
  export function timeout<T>(seconds: number | null, body: (scope: TimeoutScope) => PromiseLike<T>): Awaitable<T>

  /** As `timeout`, until the run's clock shows `when`. @throws TimeoutError */
  export function timeoutAt<T>(when: number | null, body: (scope: TimeoutScope) => PromiseLike<T>): Awaitable<T>

  export interface TimeoutScope {
    /** The deadline on the run's clock, null if there is none. */
    when(): number | null
    expired(): boolean
    reschedule(when: number | null): void
  }

  export const ALL_COMPLETED: 'ALL_COMPLETED'
  export const FIRST_COMPLETED: 'FIRST_COMPLETED'
  /** The first that raises, or all if none does. */
  export const FIRST_EXCEPTION: 'FIRST_EXCEPTION'

  /**
   * Waits until all of these tasks or futures, or the first, are done, and says which are; throws nothing of what they raise.
   * When `timeout` seconds are over, nothing is thrown or cancelled. Cancelling the wait cancels none of them.
   */
  export function wait<F extends Future>(
    awaited: Iterable<F>,
    options?: {
      readonly timeout?: number | null
      readonly returnWhen?: typeof ALL_COMPLETED | typeof FIRST_COMPLETED | typeof FIRST_EXCEPTION
    },
  ): Awaitable<{ readonly done: Set<F>; readonly pending: Set<F> }>

  /**
   * Awaits it for at most `seconds` (null: no limit); then it is cancelled, and its end waited for. With 0 it gives what is
   * done already. @throws TimeoutError
   */
  export function waitFor<T>(awaitable: PromiseLike<T>, seconds: number | null): Awaitable<T>

  /**
   * Runs all at once and hands out each as it ends: `for (const next of asCompleted(…)) await next` gives the results, one
   * by one; `for await (const task of asCompleted(tasks))` the ended tasks themselves. When `timeout` seconds are over, who
   * waits for one more gets a TimeoutError.
   */
  export function asCompleted<T>(
    awaitables: Iterable<PromiseLike<T>>,
    options?: { readonly timeout?: number | null },
  ): Iterable<Awaitable<T>> & AsyncIterable<Future<T>>

  /**
   * Runs `body` with a group to make tasks in, waits until all of them have ended, and gives what `body` returns. The first
   * task that fails, an error of the body or a cancellation from outside cancels the tasks that are left.
   * @throws ExceptionGroup of what the tasks and the body raised.
   */
  export function taskGroup<T>(
    body: (group: TaskGroup) => PromiseLike<T>,
    options?: { /** What the monitor shows it as. */ readonly name?: string },
  ): Awaitable<T>

  export interface TaskGroup {
    readonly name: string | null
    createTask<T>(coroutine: PromiseLike<T>, options?: TaskOptions): Task<T>
  }
  /** For `instanceof`; `taskGroup` makes them. */
  export const TaskGroup: abstract new () => TaskGroup

  /** Several errors as one. Groups nest; `subgroup` and `split` look into those inside. */
  export class ExceptionGroup extends Error {
    readonly errors: readonly unknown[]
    constructor(message: string, errors: Iterable<unknown>, options?: { cause?: unknown })
    /** Those that pass the test, nested as they are here; this group if it passes itself; null if none does. */
    subgroup(test: (error: unknown) => boolean): ExceptionGroup | null
    /** Those that pass the test, and the rest. */
    split(test: (error: unknown) => boolean): [ExceptionGroup | null, ExceptionGroup | null]
  }

  /** A callback that is to run. */
  export interface ScheduledCall {
    cancel(): void
    cancelled(): boolean
  }
  /** Runs it in the next turn of the loop. */
  export function callSoon(callback: () => void): ScheduledCall
  export function callLater(seconds: number, callback: () => void): ScheduledCall
  /** Runs it when the run's clock shows `when`. */
  export function callAt(when: number, callback: () => void): ScheduledCall

  /** Thrown into a task at the await where it is cancelled. It is no `Error`; clean up in `finally`, or throw it on. */
  export class CancelledError {
    readonly name: 'CancelledError'
    readonly message: string
    constructor(message?: string)
  }
  export class TimeoutError extends Error {}
  export class InvalidStateError extends Error {}
  export class QueueEmpty extends Error {}
  export class QueueFull extends Error {}
  export class QueueShutDown extends Error {}
  export class BrokenBarrierError extends Error {}

  /** A result that will come. */
  export interface Future<T = unknown> extends Awaitable<T> {
    done(): boolean
    cancelled(): boolean
    /** @throws InvalidStateError while it is pending; what was raised; CancelledError. */
    result(): T
    /** What was raised, or null. @throws InvalidStateError while it is pending; CancelledError. */
    exception(): unknown
    setResult(value: T): void
    setException(error: unknown): void
    /** False if it was done already. */
    cancel(message?: string): boolean
    addDoneCallback(callback: (future: this) => void): void
    removeDoneCallback(callback: (future: this) => void): number
  }
  export const Future: new <T = unknown>() => Future<T>

  export interface Task<T = unknown> extends Future<T> {
    readonly name: string
    /** How many requests to cancel it were not taken back. */
    cancelling(): number
    uncancel(): number
  }
  /** For `instanceof`; `createTask` makes them. */
  export const Task: abstract new () => Task

  interface Named {
    /** What the monitor shows it as. */
    readonly name?: string
  }

  /** `await using _ = await lock.hold()` gives it back when the block is left. */
  export interface Hold extends AsyncDisposable, Disposable {
    release(): void
  }

  export class Lock {
    constructor(options?: Named)
    locked(): boolean
    acquire(): Awaitable<true>
    hold(): Awaitable<Hold>
    release(): void
  }

  export class Semaphore {
    constructor(value?: number, options?: Named)
    locked(): boolean
    acquire(): Awaitable<true>
    hold(): Awaitable<Hold>
    release(): void
  }

  /** As a semaphore, but to release it more often than it was acquired is an error. */
  export class BoundedSemaphore extends Semaphore {}

  export class Event {
    constructor(options?: Named)
    isSet(): boolean
    set(): void
    clear(): void
    wait(): Awaitable<true>
  }

  /**
   * For a task that holds the lock to wait until another one says that something has come about:
   * `await using _ = await condition.hold(); await condition.waitFor(() => stock > 0)`. Waiting gives the lock up and takes
   * it again before it goes on.
   */
  export class Condition {
    constructor(options?: Named & { /** To share one; otherwise it has a lock of its own. */ readonly lock?: Lock })
    locked(): boolean
    acquire(): Awaitable<true>
    hold(): Awaitable<Hold>
    release(): void
    wait(): Awaitable<true>
    /** Until `predicate` gives something true, which it gives back. */
    waitFor<T>(predicate: () => T): Awaitable<T>
    /** Wakes up to `n` of those who wait. */
    notify(n?: number): void
    notifyAll(): void
  }

  /** Tasks wait until `parties` of them have come; then all go on, and it fills anew. */
  export class Barrier {
    constructor(parties: number, options?: Named)
    readonly parties: number
    /** How many have come while it fills. */
    readonly nWaiting: number
    readonly broken: boolean
    /** Each gets another number, from 0 on, in the order of coming. @throws BrokenBarrierError */
    wait(): Awaitable<number>
    /** Throws out those who wait, and makes it fill anew. */
    reset(): Awaitable<void>
    /** Breaks it until it is reset. */
    abort(): Awaitable<void>
  }

  interface QueueOptions extends Named {
    /** 0: without bound. */
    readonly maxsize?: number
    readonly order?: 'fifo' | 'lifo' | 'priority'
  }

  export class Queue<T = unknown> {
    constructor(options?: number | QueueOptions)
    readonly maxsize: number
    readonly size: number
    qsize(): number
    empty(): boolean
    full(): boolean
    put(item: T): Awaitable<void>
    get(): Awaitable<T>
    /** @throws QueueFull, QueueShutDown */
    putNowait(item: T): void
    /** @throws QueueEmpty, QueueShutDown */
    getNowait(): T
    /** An item that was got has been dealt with. */
    taskDone(): void
    /**
     * From now on nothing is put, and once it is empty nothing got: who tries, or waits for it, gets QueueShutDown.
     * `immediate`: what is in it is thrown away.
     */
    shutdown(immediate?: boolean): void
    /** Waits until every item that was put has been reported done. */
    join(): Awaitable<void>
  }
  export class LifoQueue<T = unknown> extends Queue<T> {}
  /** The smallest first; of equals the older. */
  export class PriorityQueue<T = unknown> extends Queue<T> {}

  /** A variable that tasks share and the monitor shows. */
  export class Cell<T = unknown> {
    constructor(value: T, options?: Named)
    value: T
  }

  /**
   * A value that goes with a task and not with a scope. A task has a copy of the context in which it was made, a callback
   * of the one in which it was registered: what is set there is not seen outside.
   */
  export class ContextVar<T = unknown> {
    constructor(name: string, options?: { readonly default?: T })
    readonly name: string
    /** What it is set to, or else `fallback`, or else its default; throws if there is none. */
    get(fallback?: T): T
    /** With the token, `reset` makes it what it was. */
    set(value: T): Token
    reset(token: Token): void
  }
  export interface Token {
    readonly variable: ContextVar<never>
  }
  export interface Context {
    /** Runs it with this as the current context; what it sets stays here. */
    run<T>(run: () => T): T
    get<T>(variable: ContextVar<T>): T | undefined
    has(variable: ContextVar<unknown>): boolean
  }
  /** A copy of the current context. */
  export function copyContext(): Context

  /**
   * Makes a function that enters a context from an async generator function that yields once:
   * `await using connection = await connect()`, and the value yielded is `connection.value`. When the block is left, the
   * generator goes on behind its `yield`; what the block throws is thrown there.
   */
  export function asyncContextManager<A extends unknown[], T>(
    make: (...args: A) => AsyncGenerator<T>,
  ): (...args: A) => Awaitable<AsyncDisposable & { readonly value: T }>
  /** `await using rows = aclosing(read())` closes the generator when the block is left, however that is. */
  export function aclosing<T>(iterable: AsyncIterable<T>): AsyncIterable<T> & AsyncDisposable

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

  /**
   * What follows reaches out of the run. It works only as far as the graph declares it under `permissions` and the user has
   * allowed it; else it throws world/not-declared or world/not-allowed, with what to add or to allow. All of it can be
   * cancelled at any await, and at the end of the run all of it is closed.
   */

  /** Bytes and text. */
  export const utf8: {
    encode(text: string): Uint8Array
    decode(bytes: Uint8Array): string
    /** @throws TypeError for what is no UTF-8. */
    decodeStrict(bytes: Uint8Array): string
  }

  /** `await reader.read()` took less than it was promised. */
  export class IncompleteReadError extends Error {
    readonly partial: Uint8Array
    /** Null: up to a separator. */
    readonly expected: number | null
  }
  /** The separator did not come within the reader's limit; what came can still be read. */
  export class LimitOverrunError extends Error {
    readonly consumed: number
  }

  /** The reading end of a stream. `for await (const line of reader)` gives its lines. One task reads at a time. */
  export interface StreamReader extends AsyncIterable<Uint8Array> {
    /** As many bytes at most, as soon as there are any; none at the end. Without a count: all up to the end. */
    read(count?: number): Awaitable<Uint8Array>
    /** Up to and with the newline; what is left, at the end. */
    readline(): Awaitable<Uint8Array>
    /** Up to and with the separator; a newline if left out. @throws IncompleteReadError, LimitOverrunError */
    readuntil(separator?: string | Uint8Array): Awaitable<Uint8Array>
    /** @throws IncompleteReadError */
    readexactly(count: number): Awaitable<Uint8Array>
    atEof(): boolean
  }

  /** The writing end of a stream. `await using` closes it. */
  export interface StreamWriter extends AsyncDisposable {
    write(data: string | Uint8Array): void
    writelines(lines: Iterable<string | Uint8Array>): void
    /** Waits while too much is unsent. */
    drain(): Awaitable<void>
    canWriteEof(): boolean
    /** The other side sees the end; it can still be read from. */
    writeEof(): void
    close(): void
    isClosing(): boolean
    waitClosed(): Awaitable<void>
    getExtraInfo(name: 'peername' | 'sockname'): readonly [string, number] | null
  }

  interface StreamOptions extends Named {
    /** Bytes: the longest line; 64 KiB if left out. */
    readonly limit?: number
  }

  export function openConnection(
    host: string,
    port: number,
    options?: StreamOptions,
  ): Awaitable<[reader: StreamReader, writer: StreamWriter]>

  /** `await using` closes it. */
  export interface Server extends AsyncDisposable {
    readonly host: string
    /** The one it got, if it was started with port 0. */
    readonly port: number
    isServing(): boolean
    /** No more clients; those that are there stay. */
    close(): void
    /** Waits until it is closed and its clients are gone. */
    waitClosed(): Awaitable<void>
    /** Waits until it is closed; cancelled, it closes it. */
    serveForever(): Awaitable<void>
  }

  /** Each client gets a task of what the handler makes. 127.0.0.1 and any free port, if left out. */
  export function startServer(
    handler: (reader: StreamReader, writer: StreamWriter) => unknown,
    host?: string,
    port?: number,
    options?: StreamOptions,
  ): Awaitable<Server>

  export const PIPE: 'pipe'
  export const DEVNULL: 'devnull'

  /** A program that runs. `await using` ends it, with all that it has started. */
  export interface Subprocess extends AsyncDisposable {
    readonly stdin: StreamWriter | null
    readonly stdout: StreamReader | null
    readonly stderr: StreamReader | null
    readonly pid: number | null
    /** Null while it runs; −n: signal n ended it. */
    readonly returncode: number | null
    wait(): Awaitable<number>
    /** Gives it its input, reads all that it writes, and waits for its end. */
    communicate(input?: string | Uint8Array): Awaitable<[stdout: Uint8Array | null, stderr: Uint8Array | null]>
    terminate(): void
    kill(): void
    sendSignal(signal: string): void
  }

  /** Starts a program, without a shell. What is not a PIPE leads nowhere. */
  export function createSubprocess(
    program: string,
    args?: readonly string[],
    options?: StreamOptions & {
      readonly stdin?: 'pipe' | 'devnull'
      readonly stdout?: 'pipe' | 'devnull'
      readonly stderr?: 'pipe' | 'devnull'
      /** From the graph's folder on. */
      readonly cwd?: string
    },
  ): Awaitable<Subprocess>

  interface RequestOptions {
    readonly method?: string
    readonly headers?: Readonly<Record<string, string>>
    readonly body?: string | Uint8Array
    /** Sent as JSON, in the place of a body. */
    readonly json?: unknown
    /** Redirects that are followed; 10 if left out. */
    readonly redirects?: number
  }

  /** An answer. It keeps its place among the requests until its body was read or it is closed; `await using` closes it. */
  export interface HttpResponse extends AsyncDisposable {
    readonly status: number
    /** 200 to 299. */
    readonly ok: boolean
    /** Names in lower case. */
    readonly headers: Readonly<Record<string, string>>
    /** The last one, if it was redirected. */
    readonly url: string
    readonly body: StreamReader
    bytes(): Awaitable<Uint8Array>
    text(): Awaitable<string>
    json(): Awaitable<unknown>
    close(): void
  }

  interface Requests {
    request(url: string, options?: RequestOptions): Awaitable<HttpResponse>
    get(url: string, options?: RequestOptions): Awaitable<HttpResponse>
    post(url: string, options?: RequestOptions): Awaitable<HttpResponse>
  }

  /** Requests that share connections and limits. */
  export interface HttpSession extends Requests, AsyncDisposable {
    close(): void
  }

  export const http: Requests & {
    /** Requests at a time, over all and for one origin; 100 and no limit if left out, 0: no limit. */
    session(options?: Named & { readonly limit?: number; readonly limitPerHost?: number }): HttpSession
  }

  /** Seconds of the run's clock since its start. */
  export function now(): number
  /** From the run's seed, in [0, 1). */
  export function random(): number
  /** A line for the log. */
  export function log(...values: unknown[]): void

  /**
   * What the default export of a task's script is given: these, and the graph's resources by their names.
   * `export default async function chef({ oven, log }: TaskArgument<{ oven: Semaphore }>) { … }`
   */
  export type TaskArgument<Resources extends object = Record<never, never>> = Resources & {
    readonly name: string
    /** Which of the task's copies this is, from 0; null if it has none. */
    readonly copy: number | null
    /** What the tasks that it comes after returned, by name; of a task with copies a list. */
    readonly inputs: Readonly<Record<string, unknown>>
    readonly now: typeof now
    readonly random: typeof random
    readonly log: typeof log
  }
}
