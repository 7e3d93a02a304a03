/** Locks, semaphores, events, conditions, barriers, queues, cells, context. */
declare module 'yieldpoint' {
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
    /** Whether somebody would have to wait for it. */
    locked(): boolean
    /** Waits for it and takes it; `release` gives it back. `hold` does both. */
    acquire(): Awaitable<true>
    /** Waits for it and takes it, until the block is left: `await using _ = await lock.hold()`. */
    hold(): Awaitable<Hold>
    /** Gives it back; the first of those who wait gets it. */
    release(): void
  }

  export class Semaphore {
    constructor(value?: number, options?: Named)
    /** Whether somebody would have to wait for it. */
    locked(): boolean
    /** Waits for it and takes it; `release` gives it back. `hold` does both. */
    acquire(): Awaitable<true>
    /** Waits for it and takes it, until the block is left: `await using _ = await oven.hold()`. */
    hold(): Awaitable<Hold>
    /** Gives it back; the first of those who wait gets it. */
    release(): void
  }

  /** As a semaphore, but to release it more often than it was acquired is an error. */
  export class BoundedSemaphore extends Semaphore {}

  export class Event {
    constructor(options?: Named)
    /** Whether waiting for it would go on at once. */
    isSet(): boolean
    /** All who wait go on. */
    set(): void
    /** From now on one waits again. */
    clear(): void
    /** Waits until it is set; goes on at once if it is. */
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
    /** How many items are in it. */
    qsize(): number
    /** Whether `get` would wait. */
    empty(): boolean
    /** Whether `put` would wait. */
    full(): boolean
    /** Waits for room, and puts the item in. @throws QueueShutDown */
    put(item: T): Awaitable<void>
    /** Waits for an item, and takes it. @throws QueueShutDown */
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
}
