import { YieldpointError } from '../../shared/errors.ts'
import { Body } from './body.ts'
import type { Context } from './contexts.ts'
import type { Awaitable, Coroutine, Driven, StackFrame } from './coroutine.ts'
import { type Canceller, Future } from './future.ts'
import type { EventLoop } from './loop.ts'
import { runningLoop } from './running.ts'

/** The runtime's and the monitor's access to a task's body; kept from scripts. */
export let bodyOf: (task: Task) => Body
export let isTask: (value: object) => value is Task

/**
 * A coroutine that the loop runs. As a future it is done when the coroutine has ended.
 * Cancellation: a request makes the await it stands at throw CancelledError; it may clean up, and may refuse.
 * Source: asyncio.Task of CPython 3.11. Shields from outside (`monitor.ts`) are our own.
 */
export class Task<T = unknown> extends Future<T> {
  /** A number N stands for Task-N: texts nobody reads would be a tenth of what a task costs. */
  readonly #name: string | number
  readonly #body: Body

  /** Use `createTask`. @throws YieldpointError runtime/coroutine-reused */
  constructor(loop: EventLoop, coroutine: Coroutine<T> | Driven<T>, name: string | number) {
    super(loop, cancelTask)
    this.#name = name
    this.#body = new Body(this as Task, loop, coroutine)
  }

  get name(): string {
    return typeof this.#name === 'number' ? `Task-${this.#name}` : this.#name
  }

  override setResult(): never {
    throw new YieldpointError('runtime/task-result', { task: this.name })
  }

  override setException(): never {
    throw new YieldpointError('runtime/task-result', { task: this.name })
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

  static {
    bodyOf = task => task.#body
    isTask = (value): value is Task => #body in value
  }
}

const cancelTask: Canceller = (future, origin, message) => bodyOf(future as Task).requestCancel(origin, message)

export interface TaskOptions {
  readonly name?: string
  /** Where it runs: in this context itself, and not in a copy of the current one. */
  readonly context?: Context
  /** Its first step is run at once, within the step of who makes it. If it ends with that, it was never scheduled. */
  readonly eager?: boolean
}

/** Runs a coroutine as a task of its own, from a later turn on. */
export function createTask<T>(coroutine: Awaitable<T>, options?: TaskOptions): Task<T> {
  return runningLoop().createTask(coroutine, options)
}

/** The task whose step runs now; null in a callback. */
export const currentTask = (): Task | null => runningLoop().currentTask

/** The tasks that are not done, in order of creation. */
export const allTasks = (): Set<Task> => new Set([...runningLoop().tasks].filter(task => !task.done()))

/** A task for what is no future yet, as asyncio's `ensure_future`. */
export function ensureFuture<T>(awaitable: Awaitable<T>, loop: EventLoop = runningLoop()): Future<T> {
  return awaitable instanceof Future ? awaitable : loop.createTask(awaitable)
}
