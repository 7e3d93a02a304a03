import { YieldpointError } from '../../shared/errors.ts'
import { Coroutine, type Steps } from './coroutine.ts'
import { CancelledError } from './errors.ts'
import { Hold } from './hold.ts'
import { Holders } from './holders.ts'
import { Resource, type ResourceOptions, resources } from './resource.ts'
import { runningLoop } from './running.ts'
import type { SemaphoreStats } from './stats.ts'
import { WaitLine } from './waiters.ts'

/**
 * Semaphore: at most `value` permits are out at a time; waiters get them in order.
 * Cancellation: a cancelled waiter leaves the line; a permit it was just given goes to the next one.
 * Source: asyncio.Semaphore of CPython 3.11.7.
 */
export class Semaphore extends Resource {
  // I1  a permit is handed over when it is released: #free already excludes those of waiters that were woken.
  // I2  #free is never negative, and while it is positive nobody in line still waits (once those woken have run).
  readonly kind = 'semaphore'
  /** The permits it was made with. */
  readonly value: number
  readonly #line = new WaitLine(this, 'acquire')
  readonly #holders = new Holders(this)
  #free: number

  /** @throws YieldpointError runtime/bad-argument unless `value` is a whole number of at least 0. */
  constructor(value = 1, options?: ResourceOptions) {
    super(options)
    if (!Number.isInteger(value) || value < 0)
      throw new YieldpointError('runtime/bad-argument', {
        what: 'value',
        expected: 'a whole number ≥ 0',
        got: `${value}`,
      })
    this.value = value
    this.#free = value
    resources.created(this)
  }

  get bounded(): boolean {
    return false
  }

  /** Whether acquiring it now would wait. */
  locked(): boolean {
    return this.#free === 0 || this.#line.contended
  }

  acquire(): Coroutine<true> {
    return new Coroutine(this.#acquire(), 'Semaphore.acquire')
  }

  /** Acquires a permit until the guard's scope ends: `await using _ = await semaphore.hold()`. */
  hold(): Coroutine<Hold> {
    return new Coroutine(this.#hold(), 'Semaphore.hold')
  }

  /** @throws YieldpointError runtime/released-too-often if it is bounded and all permits are back already. */
  release(): void {
    if (this.bounded && this.#free >= this.value)
      throw new YieldpointError('runtime/released-too-often', { name: this.name ?? 'BoundedSemaphore' })
    this.#holders.remove(resources.loopOf(this)?.currentTask ?? null)
    this.#giveBack()
    resources.changed(this)
  }

  stats(): SemaphoreStats {
    const holders = this.#holders.list()
    const waiters = this.#line.tasks()
    const { kind, value, bounded } = this
    return Object.freeze({ kind, value, free: this.#free, bounded, holders, waiters, waiting: this.#line.pending })
  }

  *#acquire(): Steps<true> {
    if (this.locked()) yield* this.#wait()
    else this.#free--
    this.#holders.add(runningLoop().currentTask)
    resources.changed(this)
    return true
  }

  *#wait(): Steps<void> {
    const waiter = this.#line.join()
    resources.changed(this)
    try {
      yield waiter
      this.#line.leave(waiter)
    } catch (error) {
      this.#line.leave(waiter)
      if (CancelledError.is(error) && !waiter.cancelled()) this.#giveBack() // I1
      resources.changed(this)
      throw error
    }
    if (this.#free > 0) this.#handOver() // I2
  }

  *#hold(): Steps<Hold> {
    yield* this.#acquire()
    return new Hold(() => this.release())
  }

  #giveBack(): void {
    this.#free++
    this.#handOver()
  }

  #handOver(): void {
    if (this.#line.wakeNext()) this.#free-- // I1
  }
}

/** A semaphore that may not be released more often than it was acquired. */
export class BoundedSemaphore extends Semaphore {
  override get bounded(): boolean {
    return true
  }
}
