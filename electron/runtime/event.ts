import type { Coroutine } from './coroutine.ts'
import { type Gate, MUST_WAIT, Passage } from './passage.ts'
import { Resource, type ResourceOptions, resources } from './resource.ts'
import type { EventStats } from './stats.ts'
import { WaitLine } from './waiters.ts'

/**
 * Event: while it is set nobody waits; setting it wakes all who do.
 * Cancellation: a cancelled waiter leaves the line.
 * Source: asyncio.Event of CPython 3.11.
 */
export class Event extends Resource {
  // I1  setting it wakes all who wait, and they go on even if it is cleared before they run.
  readonly kind = 'event'
  readonly #line = new WaitLine(this, 'wait')
  readonly #gate: Gate<true> = {
    line: this.#line,
    enter: () => this.#set || MUST_WAIT,
    woken: () => true, // I1
    interrupted: () => {},
    changed: () => resources.changed(this),
  }
  #set = false
  #since: number | null = null

  constructor(options?: ResourceOptions) {
    super(options)
    resources.created(this)
  }

  isSet(): boolean {
    return this.#set
  }

  set(): void {
    if (this.#set) return
    this.#set = true
    this.#since = resources.loopOf(this)?.observedTime() ?? null
    this.#line.wakeAll() // I1
    resources.changed(this)
  }

  clear(): void {
    if (!this.#set) return
    this.#set = false
    this.#since = null
    resources.changed(this)
  }

  wait(): Coroutine<true> {
    return new Passage('Event.wait', this.#gate, undefined)
  }

  stats(): EventStats {
    const waiters = this.#line.tasks()
    return Object.freeze({ kind: this.kind, set: this.#set, since: this.#since, waiters, waiting: this.#line.pending })
  }
}
