import { YieldpointError } from '../../shared/errors.ts'
import { Body } from './body.ts'
import { type Awaitable, awaiting, Coroutine, isSteps, type StackFrame, type Steps } from './coroutine.ts'
import { Cover } from './cover.ts'
import { Future } from './future.ts'
import type { EventLoop } from './loop.ts'
import type { CancelOrigin, Observed } from './probe.ts'
import { runningLoop } from './running.ts'
import { Sleep } from './sleep.ts'

/** The runtime's and the monitor's access to a task's body; kept from scripts. */
export let bodyOf: (task: Task) => Body

/**
 * A coroutine that the loop runs. As a future it is done when the coroutine has ended.
 * Cancellation: a request makes the await it stands at throw CancelledError; it may clean up, and may refuse.
 * Source: asyncio.Task of CPython 3.11. `setShielded` is our own.
 */
export class Task<T = unknown> extends Future<T> {
  readonly name: string
  readonly #body: Body

  /** Use `createTask`. @throws YieldpointError runtime/coroutine-reused */
  constructor(loop: EventLoop, coroutine: Coroutine<T>, name: string) {
    super(loop)
    this.name = name
    this.#body = new Body(this as Task, loop, coroutine)
  }

  override setResult(): never {
    throw new YieldpointError('runtime/task-result', { task: this.name })
  }

  override setException(): never {
    throw new YieldpointError('runtime/task-result', { task: this.name })
  }

  override requestCancel(origin: CancelOrigin, message?: string): boolean {
    const { cover, loop } = this.#body
    if (!cover?.on || loop.stepping === this.#body) return this.cancelBody(origin, message)
    if (this.done()) return false
    loop.probe?.cancelRequested(this, origin, message)
    cover.cancelTask(message)
    return true
  }

  /** Cancels what the task does even if it is shielded. */
  cancelBody(origin: CancelOrigin, message?: string): boolean {
    if (this.#body.ended) return false
    this.#body.loop.probe?.cancelRequested(this, origin, message)
    this.#body.cancel(message)
    return true
  }

  /** Requests that were not taken back with `uncancel`. */
  cancelling(): number {
    return this.#body.requests
  }

  /** Takes a request back: for who asked for it. Gives back how many remain. */
  uncancel(): number {
    return this.#body.uncancel()
  }

  /** Outermost first; empty once it has ended. */
  get stack(): readonly StackFrame[] {
    return this.#body.stack
  }

  get holding(): ReadonlySet<Observed> {
    return new Set(this.#body.holding)
  }

  get shielded(): boolean {
    return this.#body.cover?.on ?? false
  }

  /** It ended behind its shield while its body ran on. */
  get detached(): boolean {
    return this.#body.cover?.detached ?? false
  }

  /** Puts what the task does behind a shield, or takes the shield off again. Does nothing once the task is done. */
  setShielded(on: boolean): void {
    const body = this.#body
    if (this.done() || this.shielded === on) return
    body.cover ??= new Cover(body)
    body.cover.on = on
    body.loop.probe?.shieldChanged(this)
  }

  static {
    bodyOf = task => task.#body
  }
}

export interface TaskOptions {
  readonly name?: string
}

/** Runs a coroutine as a task of its own, from a later turn on. */
export function createTask<T>(coroutine: Awaitable<T>, options?: TaskOptions): Task<T> {
  return runningLoop().createTask(coroutine, options)
}

/** The task whose step runs now; null in a callback. */
export const currentTask = (): Task | null => runningLoop().currentTask

/** A task for what is no future yet, as asyncio's `ensure_future`. */
export function ensureFuture<T>(awaitable: Awaitable<T>, loop: EventLoop = runningLoop()): Future<T> {
  return awaitable instanceof Future ? awaitable : loop.createTask(awaitable)
}

/** @throws YieldpointError runtime/not-awaitable for what cannot be awaited. */
export function toCoroutine<T>(awaitable: Awaitable<T>): Coroutine<T> {
  if (awaitable instanceof Coroutine) return awaitable as Coroutine<T>
  if (typeof awaitable === 'object' && awaitable !== null) {
    if (isSteps(awaitable)) return new Coroutine(awaitable as Steps<T>, 'generator')
    if (awaitable instanceof Sleep) return new Coroutine(awaiting<T>(awaitable), 'sleep')
    if (awaitable instanceof Promise) return new Coroutine(awaiting<T>(awaitable), 'promise')
  }
  throw new YieldpointError('runtime/not-awaitable', { got: typeof awaitable })
}
