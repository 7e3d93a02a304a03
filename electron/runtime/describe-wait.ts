import { type Future, futures } from './future.ts'
import { childrenOf } from './gather.ts'
import type { Observed } from './probe.ts'
import { PromiseFuture } from './promise.ts'
import { Resource } from './resource.ts'
import { Sleep } from './sleep.ts'
import { NAMED_LIMIT } from './stats.ts'
import { Suspension, suspensions } from './suspension.ts'
import { bodyOf, isTask, type Task } from './task.ts'
import { groups, type TaskGroup } from './task-group.ts'
import { scopeDeadlineOf } from './timeout.ts'
import { Together } from './together.ts'
import { reasonFor } from './wait.ts'
import { lineOf, type Waiter } from './waiters.ts'

/** Why a task waits, in terms of the runtime's own objects. */
export type WaitReason =
  | { readonly for: 'sleep' /** Loop time. */; readonly until: number }
  | { readonly for: 'resource'; readonly resource: Observed; readonly to: string }
  | { readonly for: 'task'; readonly task: Task }
  /** Those that are not done, at most NAMED_LIMIT of `total`. `until`: it goes on with the end of all, of one, or with an error. */
  | {
      readonly for: 'tasks'
      readonly by: 'gather' | 'wait' | 'asCompleted'
      readonly until: 'all' | 'first' | 'error'
      readonly tasks: readonly Task[]
      readonly total: number
    }
  /** At the end of a task group, for those that are left in it. */
  | { readonly for: 'group'; readonly group: TaskGroup; readonly tasks: readonly Task[]; readonly total: number }
  /** `inner` is null if what is shielded is no task. `held`: it was a future before it was shielded, so somebody may hold it. */
  | { readonly for: 'shield'; readonly inner: Task | null; readonly held: boolean }
  /** Of `waitingFor` with a source of somebody else's. */
  | { readonly for: 'source'; readonly source: unknown; readonly verb: string }
  | { readonly for: 'promise' }
  | { readonly for: 'future' }

/** Null unless the task waits for something that is pending. */
export function describeWait(task: Task): WaitReason | null {
  const { waiter } = bodyOf(task)
  if (waiter === null) return null
  if (waiter instanceof Suspension) return suspensions.pending(waiter) ? reasonOfSuspension(waiter) : null
  return futures.pending(waiter) ? reasonOf(waiter) : null
}

function reasonOfSuspension(suspension: Suspension): WaitReason {
  if (suspension instanceof Sleep) return { for: 'sleep', until: suspension.when }
  const line = lineOf(suspension as Waiter)!
  return reasonOfWait(line.source, line.verb)
}

/** When a timeout ends what the task waits for, in loop time; null if none does. */
export function deadlineOf(task: Task): number | null {
  const body = bodyOf(task)
  const { waiter } = body
  const source = waiter === null || waiter instanceof Suspension ? undefined : reasonFor(waiter)?.source
  const own = source instanceof Together ? source.deadline : null
  const around = scopeDeadlineOf(body)
  return own === null || around === null ? (own ?? around) : Math.min(own, around)
}

function reasonOf(future: Future): WaitReason {
  if (isTask(future)) return { for: 'task', task: future }
  const reason = reasonFor(future)
  if (reason !== null) return reasonOfWait(reason.source, reason.verb)
  const children = childrenOf(future)
  if (children !== null) return { for: 'tasks', by: 'gather', until: 'all', ...pendingTasks(children) }
  return { for: future instanceof PromiseFuture ? 'promise' : 'future' }
}

function reasonOfWait(source: unknown, verb: string): WaitReason {
  if (verb === 'shield' || verb === 'shield alone')
    return { for: 'shield', inner: isTask(source as Future) ? (source as Task) : null, held: verb === 'shield' }
  if (source instanceof Together)
    return { for: 'tasks', by: source.by, until: source.until, ...pendingTasks(source.futures) }
  if (isObject(source) && groups.is(source))
    return { for: 'group', group: source, ...pendingTasks(groups.childrenOf(source)) }
  if (isObject(source) && isTask(source)) return { for: 'task', task: source }
  if (source instanceof Resource) return { for: 'resource', resource: source, to: verb }
  return { for: 'source', source, verb }
}

function pendingTasks(children: Iterable<Future>): { tasks: readonly Task[]; total: number } {
  const tasks: Task[] = []
  let total = 0
  for (const child of new Set(children)) {
    if (!futures.pending(child) || !isTask(child)) continue
    total++
    if (tasks.length < NAMED_LIMIT) tasks.push(child)
  }
  return { tasks, total }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
