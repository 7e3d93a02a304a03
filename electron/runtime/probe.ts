/** What a monitor is told, at once and in order. Without a probe a call site costs a null check. */
import type { Future, Outcome } from './future.ts'
import type { ResourceStats } from './stats.ts'
import type { Task } from './task.ts'

/** Who asked for a cancellation. `task`: a task's code, or a task passing its own cancellation on to what it awaits. */
export interface CancelOrigin {
  readonly by: 'user' | 'task' | 'timeout' | 'run' | 'failure'
  readonly task: Task | null
}

/** A shared thing the monitor shows. */
export interface Observed {
  readonly kind: ResourceStats['kind']
  readonly name: string | null
  /** A frozen snapshot; lists hold at most NAMED_LIMIT entries, the counts beside them are exact. */
  stats(): ResourceStats
}

export interface Probe {
  taskCreated(task: Task, creator: Task | null): void
  /** It will run in one of the next turns. Not told at its creation. */
  taskReady(task: Task): void
  stepStarted(task: Task): void
  /** The step is over and the task goes on later; `describeWait` says what it waits for, if it does. */
  stepEnded(task: Task): void
  /** The first step of an eager task that it made is over, which lay within its own; on with that. */
  stepResumed(task: Task): void
  /** In place of `stepEnded` for the last step. */
  taskEnded(task: Task): void
  cancelRequested(task: Task, origin: CancelOrigin, message: string | undefined): void
  shieldChanged(task: Task): void
  /** The task's face ended cancelled behind its shield; its body runs on. */
  taskDetached(task: Task): void
  taskBodyEnded(task: Task, outcome: Outcome): void
  resourceCreated(resource: Observed): void
  resourceChanged(resource: Observed): void
  /** A future that is no task was given an exception. A task that raised says so in `taskEnded`. */
  errorRaised?(future: Future): void
  /** Somebody awaited a future that raised, or asked for its result or exception: asyncio no longer logs it. */
  errorTaken?(future: Future): void
  /** It is closed for good, and nothing about it will change. Only things outside are. */
  resourceClosed?(resource: Observed): void
}
