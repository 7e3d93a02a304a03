import { Future } from './future.ts'
import { Gathering } from './gather.ts'
import type { Observed } from './probe.ts'
import { PromiseFuture } from './promise.ts'
import { Resource } from './resource.ts'
import { SleepFuture } from './sleep.ts'
import { NAMED_LIMIT } from './stats.ts'
import { bodyOf, Task } from './task.ts'
import { Wait } from './wait.ts'

/** Why a task waits, in terms of the runtime's own objects. */
export type WaitReason =
  | { readonly for: 'sleep' /** Loop time. */; readonly until: number }
  | { readonly for: 'resource'; readonly resource: Observed; readonly to: string }
  | { readonly for: 'task'; readonly task: Task }
  /** Of `gather`: those that are not done, at most NAMED_LIMIT of `total`. */
  | { readonly for: 'tasks'; readonly tasks: readonly Task[]; readonly total: number }
  /** `inner` is null if what is shielded is no task. */
  | { readonly for: 'shield'; readonly inner: Task | null }
  /** Of `waitingFor` with a source of somebody else's. */
  | { readonly for: 'source'; readonly source: unknown; readonly verb: string }
  | { readonly for: 'promise' }
  | { readonly for: 'future' }

/** Null unless the task waits for something that is pending. */
export function describeWait(task: Task): WaitReason | null {
  const { waiter } = bodyOf(task)
  if (waiter === null || waiter.done()) return null
  return reasonOf(waiter)
}

function reasonOf(future: Future): WaitReason {
  if (future instanceof Task) return { for: 'task', task: future }
  if (future instanceof SleepFuture) return { for: 'sleep', until: future.when }
  if (future instanceof Wait) return reasonOfWait(future)
  if (future instanceof Gathering) return reasonOfGathering(future)
  return { for: future instanceof PromiseFuture ? 'promise' : 'future' }
}

function reasonOfWait({ source, verb }: Wait): WaitReason {
  if (source instanceof Resource) return { for: 'resource', resource: source, to: verb }
  if (verb === 'shield' && source instanceof Future)
    return { for: 'shield', inner: source instanceof Task ? source : null }
  return { for: 'source', source, verb }
}

function reasonOfGathering({ children }: Gathering): WaitReason {
  const tasks: Task[] = []
  let total = 0
  for (const child of new Set(children)) {
    if (child.done() || !(child instanceof Task)) continue
    total++
    if (tasks.length < NAMED_LIMIT) tasks.push(child)
  }
  return { for: 'tasks', tasks, total }
}
