/**
 * Who made a task ready. The log does not name them, and need not: one task runs at a time, so whoever runs at that moment did.
 * If nobody runs, what the task waited for says who is left: a timer, the outside, a task that has ended, or a callback.
 */
import type { Micros, TaskId } from '../ids.ts'
import type { Waiting } from '../protocol/events.ts'
import { WAKER } from './model.ts'

export class Steps {
  // I1  the tasks whose steps are going on, the innermost last: a task that is started eagerly runs within its maker's step.
  readonly #running: TaskId[] = []
  /** Where in the order of ends each task stands. */
  readonly #ends = new Map<TaskId, number>()
  #lastEnded: { readonly task: TaskId; readonly at: Micros } | null = null
  #count = 0

  get current(): TaskId | null {
    return this.#running.at(-1) ?? null
  }

  began(task: TaskId): void {
    this.#running.push(task)
  }

  over(task: TaskId): void {
    const at = this.#running.lastIndexOf(task)
    if (at >= 0) this.#running.splice(at, 1)
  }

  ended(task: TaskId, at: Micros): void {
    this.#ends.set(task, this.#count++)
    this.#lastEnded = { task, at }
  }

  forget(task: TaskId): void {
    this.#ends.delete(task)
  }

  /** Part of the log is missing: who runs is not known. */
  lose(): void {
    this.#running.length = 0
  }

  lastOf(tasks: readonly TaskId[]): TaskId | null {
    let last: TaskId | null = null
    for (const task of tasks) {
      const end = this.#ends.get(task)
      if (end !== undefined && (last === null || end > this.#ends.get(last)!)) last = task
    }
    return last
  }

  endedAt(at: Micros): TaskId | null {
    return this.#lastEnded?.at === at ? this.#lastEnded.task : null
  }
}

const OUTSIDE: ReadonlySet<string> = new Set(['connect', 'read', 'drain', 'close', 'serve', 'exit', 'respond'])

/**
 * A task that cancels another one is who wakes it; a cancel from elsewhere (the user, a timeout) has nobody's step.
 * `cancelled`: it was asked to, while it waited. `whole`: nothing of the log is missing since the wait began.
 */
export function wakerOfWait(waiting: Waiting, at: Micros, steps: Steps, cancelled: boolean, whole: boolean): number {
  if (whole && steps.current !== null) return steps.current
  if (cancelled) return WAKER.cancel
  switch (waiting.for) {
    case 'sleep':
    case 'retry':
      return WAKER.timer
    case 'call':
    case 'promise':
    case 'shutdown':
      return WAKER.outside
    case 'resource':
      if (OUTSIDE.has(waiting.to)) return WAKER.outside
      break
    case 'task':
      return steps.lastOf([waiting.task]) ?? callback(whole)
    case 'shield':
      return (waiting.task && steps.lastOf([waiting.task])) ?? callback(whole)
    case 'tasks':
    case 'group':
    case 'after':
      return lastOfMany(waiting, at, steps) ?? callback(whole)
  }
  return callback(whole)
}

const callback = (whole: boolean): number => (whole ? WAKER.callback : WAKER.unknown)

/** The list may be cut: then it is whoever ended just now, if anybody did. */
function lastOfMany(waiting: Extract<Waiting, { total: number }>, at: Micros, steps: Steps): TaskId | null {
  const cut = waiting.total > waiting.tasks.length
  return (cut ? steps.endedAt(at) : null) ?? steps.lastOf(waiting.tasks)
}
