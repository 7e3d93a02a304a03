import { type Future, futures } from './future.ts'
import { childrenOf } from './gather.ts'
import type { Observed } from './probe.ts'
import { PromiseFuture } from './promise.ts'
import { Resource } from './resource.ts'
import { SleepFuture } from './sleep.ts'
import { NAMED_LIMIT } from './stats.ts'
import { bodyOf, isTask, type Task } from './task.ts'
import { reasonFor } from './wait.ts'

/** Why a task waits, in terms of the runtime's own objects. */
export type WaitReason =
  | { readonly for: 'sleep' /** Loop time. */; readonly until: number }
  | { readonly for: 'resource'; readonly resource: Observed; readonly to: string }
  | { readonly for: 'task'; readonly task: Task }
  /** Of `gather`: those that are not done, at most NAMED_LIMIT of `total`. */
  | { readonly for: 'tasks'; readonly tasks: readonly Task[]; readonly total: number }
  /** `inner` is null if what is shielded is no task. `held`: it was a future before it was shielded, so somebody may hold it. */
  | { readonly for: 'shield'; readonly inner: Task | null; readonly held: boolean }
  /** Of `waitingFor` with a source of somebody else's. */
  | { readonly for: 'source'; readonly source: unknown; readonly verb: string }
  | { readonly for: 'promise' }
  | { readonly for: 'future' }

/** Null unless the task waits for something that is pending. */
export function describeWait(task: Task): WaitReason | null {
  const { waiter } = bodyOf(task)
  if (waiter === null || !futures.pending(waiter)) return null
  return reasonOf(waiter)
}

function reasonOf(future: Future): WaitReason {
  if (isTask(future)) return { for: 'task', task: future }
  if (future instanceof SleepFuture) return { for: 'sleep', until: future.when }
  const reason = reasonFor(future)
  if (reason !== null) return reasonOfWait(reason.source, reason.verb)
  const children = childrenOf(future)
  if (children !== null) return reasonOfGathering(children)
  return { for: future instanceof PromiseFuture ? 'promise' : 'future' }
}

function reasonOfWait(source: unknown, verb: string): WaitReason {
  if (verb === 'shield' || verb === 'shield alone')
    return { for: 'shield', inner: isTask(source as Future) ? (source as Task) : null, held: verb === 'shield' }
  if (source instanceof Resource) return { for: 'resource', resource: source, to: verb }
  return { for: 'source', source, verb }
}

function reasonOfGathering(children: readonly Future[]): WaitReason {
  const tasks: Task[] = []
  let total = 0
  for (const child of new Set(children)) {
    if (!futures.pending(child) || !isTask(child)) continue
    total++
    if (tasks.length < NAMED_LIMIT) tasks.push(child)
  }
  return { for: 'tasks', tasks, total }
}
