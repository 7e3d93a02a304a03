import { type Canceller, endCancelled } from './future.ts'
import type { EventLoop } from './loop.ts'
import { runningLoop } from './running.ts'
import { NAMED_LIMIT } from './stats.ts'
import type { Task } from './task.ts'
import { Wait } from './wait.ts'

/** One who waits in a line: the future it awaits, and its neighbours. */
export class Waiter extends Wait<undefined> {
  readonly task: Task | null
  line: WaitLine | null = null
  before: Waiter | null = null
  after: Waiter | null = null

  constructor(loop: EventLoop, source: unknown, verb: string) {
    super(loop, source, verb, cancelWaiter)
    this.task = loop.currentTask
  }
}

const cancelWaiter: Canceller = (future, origin, message) => {
  if (!endCancelled(future, origin, message)) return false
  const { line } = future as Waiter
  line?.noteCancelled()
  return true
}

/**
 * Those who wait for a primitive, first come first served. A waiter that was woken or cancelled stays in line until its task
 * has run, as in asyncio: who comes meanwhile must not overtake it. Joining, leaving and waking take O(1), wherever in the line.
 */
export class WaitLine {
  // I1  everyone before #next is done (woken or cancelled); #next is null only if all are.
  // I2  pending counts those who are not done, #cancelled those who are cancelled and still in line.
  readonly #source: unknown
  readonly #verb: string
  #first: Waiter | null = null
  #last: Waiter | null = null
  #next: Waiter | null = null
  #length = 0
  #pending = 0
  #cancelled = 0

  constructor(source: unknown, verb: string) {
    this.#source = source
    this.#verb = verb
  }

  get length(): number {
    return this.#length
  }

  /** How many still wait. */
  get pending(): number {
    return this.#pending
  }

  /** Whether somebody is in line who has not given up. */
  get contended(): boolean {
    return this.#length > this.#cancelled
  }

  join(): Waiter {
    const waiter = new Waiter(runningLoop(), this.#source, this.#verb)
    waiter.line = this
    waiter.before = this.#last
    if (this.#last === null) this.#first = waiter
    else this.#last.after = waiter
    this.#last = waiter
    this.#next ??= waiter // I1
    this.#length++
    this.#pending++
    return waiter
  }

  leave(waiter: Waiter): void {
    if (waiter.line !== this) return
    if (this.#next === waiter) this.#next = waiter.after
    if (waiter.before === null) this.#first = waiter.after
    else waiter.before.after = waiter.after
    if (waiter.after === null) this.#last = waiter.before
    else waiter.after.before = waiter.before
    waiter.line = null
    waiter.before = null
    waiter.after = null
    this.#length--
    if (waiter.cancelled())
      this.#cancelled-- // I2
    else if (!waiter.done()) this.#pending--
  }

  /** Wakes the first in line, unless it is done already. */
  wakeFirst(): void {
    if (this.#first !== null && !this.#first.done()) this.#wake(this.#first)
  }

  /** Wakes the first who still waits; false if nobody does. */
  wakeNext(): boolean {
    const waiter = this.#firstPending()
    if (waiter === null) return false
    this.#wake(waiter)
    return true
  }

  /** As `wakeNext`, and takes it and all before it out of line. */
  wakeAndRemoveNext(): void {
    const waiter = this.#firstPending()
    while (this.#first !== null && this.#first !== waiter) this.leave(this.#first)
    if (waiter === null) return
    this.#wake(waiter)
    this.leave(waiter)
  }

  wakeAll(): void {
    while (this.wakeNext());
  }

  /** Who waits, the next one first; no more than the monitor names. */
  tasks(): readonly Task[] {
    const tasks: Task[] = []
    for (let waiter = this.#firstPending(); waiter !== null && tasks.length < NAMED_LIMIT; waiter = waiter.after)
      if (!waiter.done() && waiter.task !== null) tasks.push(waiter.task)
    return Object.freeze(tasks)
  }

  noteCancelled(): void {
    this.#cancelled++
    this.#pending--
  }

  #wake(waiter: Waiter): void {
    this.#pending-- // I2
    waiter.setResult(undefined)
  }

  #firstPending(): Waiter | null {
    while (this.#next?.done()) this.#next = this.#next.after // I1
    return this.#next
  }
}
