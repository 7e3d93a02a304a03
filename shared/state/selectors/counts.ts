import type { TaskId } from '../../ids.ts'
import type { TaskState } from '../../protocol/events.ts'
import type { RunState } from '../run-state.ts'

export type StateCounts = Readonly<Record<TaskState, number>>

export const noTasks: StateCounts = Object.freeze({
  running: 0,
  ready: 0,
  waiting: 0,
  cancelling: 0,
  cancelled: 0,
  failed: 0,
  finished: 0,
})

/** How many tasks are in each state: of all, or of those named. */
export function countsByState(state: RunState, tasks?: readonly TaskId[]): StateCounts {
  const counts: Record<TaskState, number> = { ...noTasks }
  if (tasks === undefined) for (const task of state.tasks.values()) counts[task.state]++
  else
    for (const id of tasks) {
      const task = state.tasks.get(id)
      if (task) counts[task.state]++
    }
  return counts
}
