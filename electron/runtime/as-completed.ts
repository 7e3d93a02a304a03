import { type Awaitable, Coroutine, type Steps } from './coroutine.ts'
import { TimeoutError } from './errors.ts'
import type { Future } from './future.ts'
import type { TimerHandle } from './handle.ts'
import { Fifo } from './item-stores.ts'
import { runningLoop } from './running.ts'
import { checkSeconds } from './seconds.ts'
import { ensureFuture } from './task.ts'
import { Together } from './together.ts'
import { WaitLine } from './waiters.ts'

export interface AsCompletedOptions {
  /** Seconds from now; null, the default: no limit. When they are over, who waits for one more gets a TimeoutError. */
  readonly timeout?: number | null
}

/**
 * Runs all at once, and hands out each as it ends: as awaitables of the results, one by one, or, asked with `for await`, the
 * ended futures themselves.
 * Cancellation: of who waits for the next one reaches none of them.
 * Source: asyncio.as_completed of CPython 3.13, whose plain iteration is that of 3.11.
 */
export function asCompleted<T>(awaitables: Iterable<Awaitable<T>>, options: AsCompletedOptions = {}): AsCompleted<T> {
  return new AsCompleted(awaitables, options.timeout ?? null)
}

export class AsCompleted<T = unknown> implements Iterable<Coroutine<T>> {
  // I1  every future is in #running, in #ended, or was handed out; null in #ended stands for one that the timeout gave up.
  // I2  #left is how many times one may still ask.
  readonly #running: Set<Future<T>>
  readonly #ended = new Fifo<Future<T> | null>()
  readonly #line: WaitLine
  readonly #timer: TimerHandle | null
  #left: number

  constructor(awaitables: Iterable<Awaitable<T>>, timeout: number | null) {
    if (timeout !== null) checkSeconds('timeout', timeout)
    const loop = runningLoop()
    this.#running = new Set([...new Set(awaitables)].map(awaitable => ensureFuture(awaitable, loop)))
    this.#left = this.#running.size
    const deadline = timeout === null ? null : loop.time() + timeout
    this.#line = new WaitLine(new Together('asCompleted', 'first', this.#running, deadline), 'end')
    for (const future of this.#running) future.addDoneCallback(this.#onDone)
    this.#timer = this.#left === 0 || deadline === null ? null : loop.callAt(deadline, () => this.#giveUp())
  }

  /** Each awaits the next one to end, and gives its result or throws what it raised. */
  *[Symbol.iterator](): Generator<Coroutine<T>, undefined> {
    while (this.#left > 0) {
      this.#left-- // I2
      yield new Coroutine(this.#nextResult(), 'asCompleted', 'as it is')
    }
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  next(): Coroutine<IteratorResult<Future<T>, undefined>> {
    return new Coroutine(this.#step(), 'asCompleted', 'as it is')
  }

  *#step(): Steps<IteratorResult<Future<T>, undefined>> {
    if (this.#left === 0) return { done: true, value: undefined }
    this.#left-- // I2
    return { done: false, value: yield* this.#nextEnded() }
  }

  *#nextResult(): Steps<T> {
    return (yield* this.#nextEnded()).result()
  }

  *#nextEnded(): Steps<Future<T>> {
    while (this.#ended.size === 0) yield* this.#wait()
    const next = this.#ended.take()
    if (next === null) throw new TimeoutError('timed out')
    return next
  }

  *#wait(): Steps<void> {
    const waiter = this.#line.join()
    try {
      yield waiter
      this.#line.leave(waiter)
    } catch (error) {
      this.#line.leave(waiter)
      if (this.#ended.size > 0 && !waiter.cancelled()) this.#line.wakeAndRemoveNext()
      throw error
    }
  }

  readonly #onDone = (future: Future<T>): void => {
    if (!this.#running.delete(future)) return // the timeout was first
    this.#put(future)
    if (this.#running.size === 0) this.#timer?.cancel()
  }

  #giveUp(): void {
    for (const future of this.#running) {
      future.removeDoneCallback(this.#onDone)
      this.#put(null)
    }
    this.#running.clear()
  }

  #put(ended: Future<T> | null): void {
    this.#ended.push(ended) // I1
    this.#line.wakeAndRemoveNext()
  }
}
