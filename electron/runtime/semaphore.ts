import { YieldpointError } from '../../shared/errors.ts'
import type { Coroutine } from './coroutine.ts'
import { CancelledError } from './errors.ts'
import { Hold } from './hold.ts'
import { Holders } from './holders.ts'
import { type Gate, MUST_WAIT, Passage } from './passage.ts'
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
  readonly #gate: Gate<true> = {
    line: this.#line,
    enter: () => {
      if (this.locked()) return MUST_WAIT
      this.#free--
      return this.#take()
    },
    woken: () => {
      if (this.#free > 0) this.#handOver() // I2
      return this.#take() // I1
    },
    interrupted: (waiter, error) => {
      if (CancelledError.is(error) && !waiter.cancelled()) this.#giveBack() // I1
    },
    changed: () => resources.changed(this),
  }
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
    return new Passage('Semaphore.acquire', this.#gate, undefined)
  }

  /** Acquires a permit until the guard's scope ends: `await using _ = await semaphore.hold()`. */
  hold(): Coroutine<Hold> {
    return new Passage('Semaphore.hold', this.#gate, undefined, () => new Hold(() => this.release()))
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

  #take(): true {
    this.#holders.add(runningLoop().currentTask)
    return true
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
