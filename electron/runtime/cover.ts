import type { Body } from './body.ts'
import { CancelledError } from './errors.ts'
import { futures, type Outcome } from './future.ts'

/**
 * A shield put on a task from outside, without moving a frame: what the task does goes on as its body, and a cancellation
 * ends the task alone, one turn later, exactly as if it had been `await shield(body)` all along.
 */
export class Cover {
  // I1  once a cancellation was asked for, the body's end no longer ends the task.
  // I2  the monitor is told of the task's end before its body's.
  on = false
  #requested = false
  #detached = false
  #ended: Outcome | null = null
  readonly #body: Body

  constructor(body: Body) {
    this.#body = body
  }

  /** The task has ended and its body has not, or had not. */
  get detached(): boolean {
    return this.#detached
  }

  get hidesEnd(): boolean {
    return this.#requested
  }

  /** False if that has been asked for already. */
  cancelTask(message: string | undefined): boolean {
    if (this.#requested) return false
    this.#requested = true
    this.#body.loop.callSoon(() => this.#detach(message))
    return true
  }

  bodyEnded(outcome: Outcome): void {
    this.#ended = outcome
    if (this.#detached) this.#body.loop.probe?.taskBodyEnded(this.#body.task, outcome)
  }

  #detach(message: string | undefined): void {
    const { task, loop } = this.#body
    futures.settle(task, 'cancelled', new CancelledError(message))
    this.#detached = true
    loop.probe?.taskDetached(task)
    if (this.#ended !== null) loop.probe?.taskBodyEnded(task, this.#ended) // I2
    futures.release(task)
  }
}
