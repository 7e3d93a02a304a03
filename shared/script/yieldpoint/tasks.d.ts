/** Awaiting, tasks, timeouts, groups, errors, futures. */
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
    options?: { readonly returnExceptions?: false },
  ): Future<T>
  /** With `returnExceptions` errors become results. */
  export function gather<T extends readonly unknown[]>(
    awaitables: { readonly [K in keyof T]: PromiseLike<T[K]> },
    options: { readonly returnExceptions?: boolean },
    // biome-ignore lint/suspicious/noExplicitAny: a result or what was thrown, which is any in a catch too
  ): Future<{ [K in keyof T]: any }>

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
    // biome-ignore lint/suspicious/noExplicitAny: what is thrown is any, as in a catch
    readonly errors: readonly any[]
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
    // biome-ignore lint/suspicious/noExplicitAny: what is thrown is any, as in a catch
    exception(): any
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
}
