/** Identical waits, each group once: `chef ×990 wait for oven`. */
import type { Micros, TaskId } from '../../ids.ts'
import { ENDED, type Waiting } from '../../protocol/events.ts'
import type { RunState, TaskRecord } from '../run-state.ts'

export interface WaitGroup {
  /** Stays the same while the group does. */
  readonly key: string
  /** The graph's task they are copies of, or the name that tasks of a script share but for their number. */
  readonly name: string
  /** In the order in which they began to wait. */
  readonly tasks: readonly TaskId[]
  /** Of the one that waits longest. */
  readonly waiting: Waiting
  readonly since: Micros
}

/** Those of most tasks first, then those that wait longest. */
export function waitGroups(state: RunState): readonly WaitGroup[] {
  const groups = new Map<string, TaskRecord[]>()
  for (const task of state.tasks.values()) {
    if (task.waiting === null || ENDED.includes(task.state)) continue
    const key = `${sharedName(task)} ${waitKey(task.waiting)}`
    const known = groups.get(key)
    if (known) known.push(task)
    else groups.set(key, [task])
  }
  return Array.from(groups, ([key, tasks]) => groupOf(key, tasks)).sort(
    (a, b) => b.tasks.length - a.tasks.length || a.since - b.since || (a.key < b.key ? -1 : 1),
  )
}

function groupOf(key: string, tasks: TaskRecord[]): WaitGroup {
  tasks.sort((a, b) => a.since - b.since || a.id - b.id)
  const first = tasks[0]!
  return {
    key,
    name: tasks.length === 1 ? first.name : sharedName(first),
    tasks: tasks.map(task => task.id),
    waiting: first.waiting!,
    since: first.since,
  }
}

/** `chef[3]`, `Task-17` and `fetch-17` are one of many. */
export const sharedName = ({ node, name }: Pick<TaskRecord, 'node' | 'name'>): string =>
  node ?? (name.replace(/[-_ ]?\[?\d+\]?$/, '') || name)

/** What two waits have in common that are for the same thing. Each waits for its own time, task or call. */
function waitKey(waiting: Waiting): string {
  switch (waiting.for) {
    case 'resource':
      return `resource ${waiting.resource} ${waiting.to}`
    case 'call':
      return `call ${waiting.function}`
    case 'task':
      return `task ${waiting.task}`
    case 'group':
      return `group ${waiting.group}`
    case 'after':
      return `after ${waiting.tasks.join()}`
    case 'tasks':
      return `${waiting.by} ${waiting.until} ${waiting.tasks.join()}`
    default:
      return waiting.for
  }
}
