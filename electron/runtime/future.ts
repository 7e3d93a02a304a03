import { Kind, markAwaited } from './awaited.ts'
import { awaiting, type Operation } from './coroutine.ts'
import { CancelledError, InvalidStateError } from './errors.ts'
import { Handle } from './handle.ts'
import type { EventLoop } from './loop.ts'
import type { CancelOrigin } from './probe.ts'
import type { Listener } from './ready-ring.ts'
import { runningLoop } from './running.ts'

export type Outcome =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'raised'; readonly error: unknown }
  | { readonly kind: 'cancelled'; readonly message: string }

type State = 'pending' | 'returned' | 'raised' | 'cancelled'

/** What a request to cancel a future comes to: false if it is done already. One function a kind of future. */
export type Canceller = (future: Future, origin: CancelOrigin, message: string | undefined) => boolean

/** The runtime's own access to futures; kept from scripts, which could forge who cancelled, or override what is asked. */
export interface FutureAccess {
  /** By its insides: a prototype can be had by anything. */
  is(value: object): value is Future
  loopOf(future: Future): EventLoop
  pending(future: Future): boolean
  /** As `future.cancel`, on behalf of `origin`. */
  requestCancel(future: Future, origin: CancelOrigin, message: string | undefined): boolean
  /** Runs `listener` in a later turn, once the future is done. */
  tell(future: Future, listener: Listener): void
  returned(future: Future): boolean
  /** The value of a future that returned. */
  valueOf(future: Future): unknown
  /** What awaiting a future throws that raised or was cancelled. */
  errorOf(future: Future): unknown
  /** What cancelled it said, unless it ended with an error that says so. */
  messageOf(future: Future): string | undefined
  /**
   * Says how it ended, and wakes nobody yet. For `cancelled`, `value` is a CancelledError to pass on to the first who asks, or
   * else what the cancellation said.
   */
  settle(future: Future, state: Outcome['kind'], value: unknown): void
  /** Wakes who waits for it. */
  release(future: Future): void
}

export let futures: FutureAccess

/** Of a future that only its maker ends: it ends cancelled, at once. */
export let endCancelled: Canceller

/**
 * A result that will come. Who awaits a pending one waits; a done one gives its result at once, without a turn.
 * Callbacks run in a later turn, in the order in which they were added.
 * Source: asyncio.Future of CPython 3.11.
 */
export class Future<T = unknown> implements Operation<T> {
  // I1  #callbacks is null once the future is done and those who waited are released.
  // I2  #value is the result; what was raised; of one that is cancelled the CancelledError to pass on once, or what was said.
  readonly #loop: EventLoop
  readonly #canceller: Canceller
  #state: State = 'pending'
  #value: unknown = undefined
  #callbacks: Listener | Listener[] | null = null

  constructor(loop: EventLoop = runningLoop(), canceller: Canceller = endCancelled) {
    this.#loop = loop
    this.#canceller = canceller
  }

  done(): boolean {
    return this.#state !== 'pending'
  }

  cancelled(): boolean {
    return this.#state === 'cancelled'
  }

  /** @throws InvalidStateError while pending; what was raised; CancelledError. */
  result(): T {
    if (this.#state === 'returned') return this.#value as T
    if (this.#state === 'pending') throw new InvalidStateError('the result is not there yet')
    throw Future.#error(this)
  }

  /** What was raised, or null. @throws InvalidStateError while pending; CancelledError. */
  exception(): unknown {
    if (this.#state === 'raised') return Future.#error(this)
    if (this.#state === 'returned') return null
    if (this.#state === 'pending') throw new InvalidStateError('there is no exception yet')
    throw Future.#error(this)
  }

  /** How it ended, null while pending. Looking takes nothing away. */
  outcome(): Outcome | null {
    switch (this.#state) {
      case 'pending':
        return null
      case 'returned':
        return { kind: 'returned', value: this.#value }
      case 'raised':
        return { kind: 'raised', error: this.#value }
      case 'cancelled':
        return { kind: 'cancelled', message: saidBy(this.#value) ?? '' }
    }
  }

  setResult(value: T): void {
    Future.#settle(this, 'returned', value)
    Future.#release(this)
  }

  setException(error: unknown): void {
    Future.#settle(this, 'raised', error)
    this.#loop.probe?.errorRaised?.(this as Future)
    Future.#release(this)
  }

  /** False if it was done already. */
  cancel(message?: string): boolean {
    const text = message === undefined ? undefined : String(message) // scripts may pass anything
    return this.#canceller(this, { by: 'task', task: this.#loop.currentTask }, text)
  }

  addDoneCallback(callback: (future: this) => void): void {
    Future.#tell(this, new Handle<this>(callback, this))
  }

  /** Gives back how many there were. */
  removeDoneCallback(callback: (future: this) => void): number {
    const all = this.#callbacks === null ? [] : Array.isArray(this.#callbacks) ? this.#callbacks : [this.#callbacks]
    const kept = all.filter(entry => !(entry instanceof Handle && entry.callback === callback))
    this.#callbacks = kept.length === 0 ? null : kept
    return all.length - kept.length
  }

  [Symbol.iterator](): Iterator<unknown, T, unknown> {
    return awaiting(this)
  }

  // Static, since private methods would put another field into every future and every task.

  static #tell(future: Future, listener: Listener): void {
    if (future.#state !== 'pending') Future.#ready(future, listener)
    else if (future.#callbacks === null) future.#callbacks = listener
    else if (Array.isArray(future.#callbacks)) future.#callbacks.push(listener)
    else future.#callbacks = [future.#callbacks, listener]
  }

  static #ready(future: Future, listener: Listener): void {
    listener.told?.(future as never)
    future.#loop.enqueue(listener)
  }

  static #settle(future: Future, state: State, value: unknown): void {
    if (future.#state !== 'pending') throw new InvalidStateError('it is done already')
    future.#state = state
    future.#value = value // I2
  }

  static #release(future: Future): void {
    const callbacks = future.#callbacks
    if (callbacks === null) return
    future.#callbacks = null // I1
    if (Array.isArray(callbacks)) for (const listener of callbacks) Future.#ready(future, listener)
    else Future.#ready(future, callbacks)
  }

  static #error(future: Future): unknown {
    if (future.#state === 'raised') {
      future.#loop.probe?.errorTaken?.(future)
      return future.#value
    }
    const value = future.#value
    if (!CancelledError.is(value)) return new CancelledError(value as string | undefined)
    future.#value = undefined // I2: whoever comes later gets a CancelledError of their own, as in asyncio
    return value
  }

  static {
    markAwaited(Future.prototype, Kind.future)
    endCancelled = (future, _origin, message) => {
      if (future.#state !== 'pending') return false
      Future.#settle(future, 'cancelled', message)
      Future.#release(future)
      return true
    }
    futures = {
      is: (value): value is Future => #state in value,
      loopOf: future => future.#loop,
      pending: future => future.#state === 'pending',
      requestCancel: (future, origin, message) => future.#canceller(future, origin, message),
      tell: (future, listener) => Future.#tell(future, listener),
      returned: future => future.#state === 'returned',
      valueOf: future => future.#value,
      errorOf: future => Future.#error(future),
      messageOf: future => (typeof future.#value === 'string' ? future.#value : undefined),
      settle: (future, state, value) => Future.#settle(future, state, value),
      release: future => Future.#release(future),
    }
  }
}

const saidBy = (value: unknown): string | undefined =>
  CancelledError.is(value) ? value.message : (value as string | undefined)
