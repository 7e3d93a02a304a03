import { Primitive } from './coroutine.ts'
import type { Waiter, WaitLine } from './waiters.ts'

/** Whoever comes must wait in line. */
export const MUST_WAIT: unique symbol = Symbol('must wait')

/** A primitive's rules for those who come to it, each told to it by one object that it keeps from everybody. */
export interface Gate<T, A = undefined> {
  readonly line: WaitLine
  /** Lets somebody pass who has just come. */
  enter(argument: A): T | typeof MUST_WAIT
  /** The same for one who was woken, and has left the line. */
  woken(argument: A): T | typeof MUST_WAIT
  /** One who waited was interrupted, and has left the line: hands on a wake-up that it had got. */
  interrupted(waiter: Waiter, error: unknown): void
  /** The line, or what passing changed, is as the monitor should see it. */
  changed(): void
}

/** What `acquire`, `get`, `put`, `wait` and `join` give: passes its primitive's gate, after waiting in its line if need be. */
export class Passage<T, A = undefined, R = T> extends Primitive<R> {
  // I1  #waiter is its place in the line while it stands there.
  // I2  it is its own result as an iterator: its waiter, to be awaited; then the end.
  done = false
  value: unknown = undefined
  readonly #gate: Gate<T, A>
  readonly #argument: A
  readonly #give: ((passed: T) => R) | null
  #waiter: Waiter | null = null

  /** `give` makes what the caller gets of what the gate let through. */
  constructor(name: string, gate: Gate<T, A>, argument: A, give: ((passed: T) => R) | null = null) {
    super(name)
    this.#gate = gate
    this.#argument = argument
    this.#give = give
  }

  next(): IteratorResult<unknown, R> {
    const gate = this.#gate
    const passed = this.#waiter === null ? gate.enter(this.#argument) : Passage.#afterWaiting(this, this.#waiter)
    if (passed === MUST_WAIT) {
      this.#waiter = gate.line.join() // I1
      this.value = this.#waiter // I2
    } else {
      this.done = true
      this.value = this.#give === null ? passed : this.#give(passed)
    }
    gate.changed()
    return this as IteratorResult<unknown, R>
  }

  throw(error: unknown): never {
    Passage.#leave(this, error)
    throw error
  }

  return(value?: unknown): IteratorResult<unknown, R> {
    Passage.#leave(this, undefined)
    return { done: true, value: value as R }
  }

  // Static, since private methods would put another field into every passage.

  static #afterWaiting<T, A, R>(passage: Passage<T, A, R>, waiter: Waiter): T | typeof MUST_WAIT {
    passage.#waiter = null // I1
    const gate = passage.#gate
    gate.line.leave(waiter)
    return gate.woken(passage.#argument)
  }

  static #leave<T, A, R>(passage: Passage<T, A, R>, error: unknown): void {
    const waiter = passage.#waiter
    if (waiter === null) return
    passage.#waiter = null // I1
    const gate = passage.#gate
    gate.line.leave(waiter)
    gate.interrupted(waiter, error)
    gate.changed()
  }
}
