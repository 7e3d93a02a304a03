/** What only the engine may ask of tasks. Scripts hold tasks too, so none of this stands on the task itself. */
import type { ChainLink } from './body.ts'
import { Cover } from './cover.ts'
import { futures } from './future.ts'
import type { CancelOrigin, Observed } from './probe.ts'
import { bodyOf, type Task } from './task.ts'

/** As `task.cancel`, on behalf of `origin`. False if it was done already. */
export const requestCancel = (task: Task, origin: CancelOrigin, message?: string): boolean =>
  futures.requestCancel(task, origin, message)

/** Cancels what the task does even if it is shielded. False if that has ended. */
export const cancelBody = (task: Task, origin: CancelOrigin, message?: string): boolean =>
  bodyOf(task).cancel(origin, message)

export const isShielded = (task: Task): boolean => bodyOf(task).cover?.on ?? false

/** It ended behind its shield while its body ran on. */
export const isDetached = (task: Task): boolean => bodyOf(task).cover?.detached ?? false

/** Puts what the task does behind a shield, or takes the shield off again. Does nothing once the task is done. */
export function setShielded(task: Task, on: boolean): void {
  const body = bodyOf(task)
  if (!futures.pending(task) || isShielded(task) === on) return
  body.cover ??= new Cover(body)
  body.cover.on = on
  body.loop.probe?.shieldChanged(task)
}

/** The locks and semaphores that it holds. */
export function heldBy(task: Task): ReadonlySet<Observed> {
  const { holding } = bodyOf(task)
  if (holding === null) return new Set()
  return holding instanceof Set ? new Set(holding) : new Set([holding])
}

/** The coroutines it is in, outermost first, with what drives them: where those stand is for a debugger to say. */
export const chainOf = (task: Task): ChainLink[] => bodyOf(task).chain
