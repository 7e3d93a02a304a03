/** What only the engine may ask of tasks. Scripts hold tasks too, so none of this stands on the task itself. */
import type { ChainLink } from './body.ts'
import { Cover } from './cover.ts'
import { CancelledError } from './errors.ts'
import { Future, futures } from './future.ts'
import type { CancelOrigin, Observed } from './probe.ts'
import { Resource } from './resource.ts'
import { Suspension, suspensions } from './suspension.ts'
import { bodyOf, type Task } from './task.ts'
import { lineOf, Waiter } from './waiters.ts'

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

/** How what the task waits for, or has waited for until this step, stands; `cancelled`: awaiting it throws a CancelledError. */
export function waitStateOf(task: Task): 'none' | 'pending' | 'ended' | 'cancelled' {
  const { waiter } = bodyOf(task)
  if (waiter === null) return 'none'
  if (waiter instanceof Suspension)
    return suspensions.pending(waiter) ? 'pending' : suspensions.cancelled(waiter) ? 'cancelled' : 'ended'
  const outcome = Future.prototype.outcome.call(waiter)
  if (outcome === null) return 'pending'
  const cancelled = outcome.kind === 'cancelled' || (outcome.kind === 'raised' && CancelledError.is(outcome.error))
  return cancelled ? 'cancelled' : 'ended'
}

/** Whether the task stands in a resource's line, or did until this step. */
export function waitsAtResource(task: Task): boolean {
  const { waiter } = bodyOf(task)
  return waiter instanceof Waiter && lineOf(waiter)?.source instanceof Resource
}
