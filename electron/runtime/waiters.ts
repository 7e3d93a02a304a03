import { Kind, markAwaited } from './awaited.ts'
import type { Body } from './body.ts'
import { runningLoop } from './running.ts'
import { NAMED_LIMIT } from './stats.ts'
import { onCancelled, Suspension, suspensions } from './suspension.ts'
import type { Task } from './task.ts'

/** A line's access to those in it; kept from scripts, which could jump the queue. */
interface WaiterAccess {
  lineOf(waiter: Waiter): WaitLine | null
  setLine(waiter: Waiter, line: WaitLine | null): void
  before(waiter: Waiter): Waiter | null
  setBefore(waiter: Waiter, other: Waiter | null): void
  after(waiter: Waiter): Waiter | null
  setAfter(waiter: Waiter, other: Waiter | null): void
  taskOf(waiter: Waiter): Task | null
}

let links: WaiterAccess

/** One who waits in a line, and its neighbours. */
export class Waiter extends Suspension {
  readonly #body: Body | null
  #line: WaitLine | null = null
  #before: Waiter | null = null
  #after: Waiter | null = null

  constructor(body: Body | null) {
    super()
    this.#body = body
  }

  done(): boolean {
    return !suspensions.pending(this)
  }

  cancelled(): boolean {
    return suspensions.cancelled(this)
  }

  static {
    markAwaited(Waiter.prototype, Kind.waiter)
    onCancelled(Waiter.prototype, waiter => waiter.#line?.noteCancelled())
    links = {
      lineOf: waiter => waiter.#line,
      setLine(waiter, line) {
        waiter.#line = line
      },
      before: waiter => waiter.#before,
      setBefore(waiter, other) {
        waiter.#before = other
      },
      after: waiter => waiter.#after,
      setAfter(waiter, other) {
        waiter.#after = other
      },
      taskOf: waiter => waiter.#body?.task ?? null,
    }
  }
}

/** For the monitor. Null once it has left. */
export const lineOf = (waiter: Waiter): WaitLine | null => links.lineOf(waiter)

/**
 * Those who wait for a primitive, first come first served. A waiter that was woken or cancelled stays in line until its task
 * has run, as in asyncio: who comes meanwhile must not overtake it. Joining, leaving and waking take O(1), wherever in the line.
 */
export class WaitLine {
  // I1  everyone before #next is done (woken or cancelled); #next is null only if all are.
  // I2  pending counts those who are not done, #cancelled those who are cancelled and still in line.
  /** What they wait for, and what to do with it, as the monitor says it. */
  readonly source: unknown
  readonly verb: string
  #first: Waiter | null = null
  #last: Waiter | null = null
  #next: Waiter | null = null
  #length = 0
  #pending = 0
  #cancelled = 0

  constructor(source: unknown, verb: string) {
    this.source = source
    this.verb = verb
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

  /** The running task takes the last place; it is to await what it is given, at once. */
  join(): Waiter {
    const waiter = new Waiter(runningLoop().stepping)
    links.setLine(waiter, this)
    if (this.#last === null) this.#first = waiter
    else {
      links.setBefore(waiter, this.#last)
      links.setAfter(this.#last, waiter)
    }
    this.#last = waiter
    this.#next ??= waiter // I1
    this.#length++
    this.#pending++
    return waiter
  }

  leave(waiter: Waiter): void {
    if (links.lineOf(waiter) !== this) return
    const before = links.before(waiter)
    const after = links.after(waiter)
    if (this.#next === waiter) this.#next = after
    if (before === null) this.#first = after
    else links.setAfter(before, after)
    if (after === null) this.#last = before
    else links.setBefore(after, before)
    links.setLine(waiter, null)
    links.setBefore(waiter, null)
    links.setAfter(waiter, null)
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
    if (this.#length === 0) return
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
    for (
      let waiter = this.#firstPending();
      waiter !== null && tasks.length < NAMED_LIMIT;
      waiter = links.after(waiter)
    ) {
      const task = links.taskOf(waiter)
      if (!waiter.done() && task !== null) tasks.push(task)
    }
    return Object.freeze(tasks)
  }

  noteCancelled(): void {
    this.#cancelled++ // I2
    this.#pending--
  }

  #wake(waiter: Waiter): void {
    this.#pending-- // I2
    suspensions.wake(waiter)
  }

  #firstPending(): Waiter | null {
    while (this.#next?.done()) this.#next = links.after(this.#next) // I1
    return this.#next
  }
}
