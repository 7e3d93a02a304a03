import { type Clock, RealClock } from './clock.ts'
import type { Outside } from './outside.ts'
import { ReadyRing, type Runnable } from './ready-ring.ts'
import { type Timed, TimerHeap } from './timer-heap.ts'

/** A timer is due when it is this close, as in asyncio. */
const CLOCK_RESOLUTION = 1e-9

/**
 * What is to run, and when: the ready queue in turns, the timers, the outside. A turn runs exactly what was ready at its
 * beginning, timers that were due included.
 * Source: BaseEventLoop._run_once of CPython 3.11.
 */
export class Agenda {
  // I1  #left entries of the ready queue belong to the turn that is under way.
  // I2  on the virtual clock time passes only when nothing is ready and nothing outside is pending.
  readonly clock: Clock
  readonly timers = new TimerHeap<Timed & Runnable>()
  readonly #ready = new ReadyRing()
  readonly #outside: Outside
  #left = 0
  #turns = 0

  constructor(clock: Clock, outside: Outside) {
    this.clock = clock
    this.#outside = outside
  }

  /** Turns begun so far. */
  get turns(): number {
    return this.#turns
  }

  /** In the middle of a turn. */
  get underWay(): boolean {
    return this.#left > 0
  }

  /** Nothing can happen any more by itself. */
  get empty(): boolean {
    return this.#ready.length === 0 && this.timers.size === 0 && this.#outside.size === 0
  }

  push(entry: Runnable): void {
    this.#ready.push(entry)
  }

  /** The next entry to run; undefined if there is none now. `jump`: let time pass to the next timer at once. */
  next(jump: boolean): Runnable | undefined {
    if (this.#left === 0 && !this.#beginTurn(jump)) return undefined
    this.#left-- // I1
    return this.#ready.shift()
  }

  /** When the host's clock shows that the next timer is due. */
  hostTimeOfNextTimer(): number | null {
    const timer = this.timers.peek()
    return timer !== undefined && this.clock instanceof RealClock ? this.clock.hostTimeOf(timer.when) : null
  }

  #beginTurn(jump: boolean): boolean {
    if (this.#outside.ordered && !this.#letOutsideIn()) return false
    if (jump && this.#ready.length === 0) this.#jump()
    if (this.timers.size > 0) this.#collectDue()
    this.#left = this.#ready.length
    if (this.#left === 0) return false
    this.#turns++
    return true
  }

  /** False if the loop must wait for the outside first. */
  #letOutsideIn(): boolean {
    const mustWait = this.#outside.holdsTime && (this.#ready.length === 0 || this.#outside.starvedAt(this.#turns))
    return !mustWait || this.#outside.takeOldest() // I2
  }

  #jump(): void {
    const timer = this.timers.peek()
    if (timer !== undefined) this.clock.jumpTo(timer.when)
  }

  #collectDue(): void {
    const now = this.clock.time()
    for (let timer = this.timers.peek(); timer !== undefined; timer = this.timers.peek()) {
      // The second half is for times so great that the resolution is lost in them.
      if (timer.when >= now + CLOCK_RESOLUTION && timer.when > now) return
      this.timers.pop()
      this.#ready.push(timer)
    }
  }
}
