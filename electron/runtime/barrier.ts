import { YieldpointError } from '../../shared/errors.ts'
import { Coroutine, type Steps } from './coroutine.ts'
import { BrokenBarrierError } from './errors.ts'
import { Resource, type ResourceOptions, resources } from './resource.ts'
import type { BarrierStats } from './stats.ts'
import { WaitLine } from './waiters.ts'

/**
 * Barrier: tasks wait until `parties` of them have come, then all go on, and it can be used again. While those are leaving,
 * or were thrown out by `reset`, who comes waits until the last one is gone.
 * Cancellation: who is cancelled while it fills leaves, and does not count any more.
 * Source: asyncio.Barrier of CPython 3.11. That keeps its state under a condition's lock, which is never held across a turn,
 * so there is none here.
 */
export class Barrier extends Resource {
  // I1  0 ≤ #inside ≤ parties; it counts those who were let in and have not left.
  // I2  it drains or resets only while somebody is inside: the last to leave lets it fill again.
  // I3  whenever the state changes, everyone in line looks again.
  readonly kind = 'barrier'
  readonly parties: number
  readonly #line = new WaitLine(this, 'wait')
  #state: BarrierStats['state'] = 'filling'
  #inside = 0

  /** @throws YieldpointError runtime/bad-argument unless `parties` is a whole number of at least 1. */
  constructor(parties: number, options?: ResourceOptions) {
    super(options)
    if (!Number.isInteger(parties) || parties < 1)
      throw new YieldpointError('runtime/bad-argument', {
        what: 'parties',
        expected: 'a whole number ≥ 1',
        got: `${parties}`,
      })
    this.parties = parties
    resources.created(this)
  }

  /** How many have come while it fills. */
  get nWaiting(): number {
    return this.#state === 'filling' ? this.#inside : 0
  }

  get broken(): boolean {
    return this.#state === 'broken'
  }

  /** Waits for the others; each gets another number from 0 on, in the order of coming. @throws BrokenBarrierError */
  wait(): Coroutine<number> {
    return new Coroutine(this.#wait(), 'Barrier.wait')
  }

  /** Throws those who wait out with BrokenBarrierError, and makes it, broken or not, fill anew. */
  reset(): Coroutine<void> {
    return new Coroutine(this.#reset(), 'Barrier.reset')
  }

  /** Breaks it, until it is reset: who waits, or comes, gets BrokenBarrierError. */
  abort(): Coroutine<void> {
    return new Coroutine(this.#abort(), 'Barrier.abort')
  }

  stats(): BarrierStats {
    return Object.freeze({
      kind: this.kind,
      parties: this.parties,
      state: this.#state,
      waiters: this.#line.tasks(),
      waiting: this.#line.pending,
    })
  }

  *#wait(): Steps<number> {
    while (this.#state === 'draining' || this.#state === 'resetting') yield* this.#standInLine()
    if (this.broken) throw new BrokenBarrierError('the barrier is broken')
    const index = this.#inside++ // I1
    try {
      if (index + 1 === this.parties) this.#become('draining')
      else yield* this.#waitForTheRest()
      return index
    } finally {
      this.#leave()
    }
  }

  *#waitForTheRest(): Steps<void> {
    while (this.#state === 'filling') yield* this.#standInLine()
    if (this.#state !== 'draining') throw new BrokenBarrierError('the barrier was aborted or reset')
  }

  *#standInLine(): Steps<void> {
    const waiter = this.#line.join()
    resources.changed(this)
    try {
      yield waiter
    } finally {
      this.#line.leave(waiter)
      resources.changed(this)
    }
  }

  #leave(): void {
    this.#inside-- // I1
    if (this.#inside > 0) resources.changed(this)
    else this.#become(this.broken ? 'broken' : 'filling') // I2
  }

  *#reset(): Steps<void> {
    this.#become(this.#inside > 0 ? 'resetting' : 'filling')
  }

  *#abort(): Steps<void> {
    this.#become('broken')
  }

  #become(state: BarrierStats['state']): void {
    this.#state = state
    this.#line.wakeAll() // I3
    resources.changed(this)
  }
}
