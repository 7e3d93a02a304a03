/** Resources for a run written by hand. */
import type { ResourceStats } from '../../../shared/protocol/events.ts'
import type { RunState, TaskRecord } from '../../../shared/state/run-state.ts'

export const semaphore = (value: number, holders: number[]): ResourceStats => ({
  kind: 'semaphore',
  value,
  free: value - holders.length,
  bounded: false,
  holders: holders.map(task => ({ task, count: 1, since: 0 })),
  waiters: [],
  waiting: 0,
})

export const queue = (size: number, maxsize: number): ResourceStats => ({
  kind: 'queue',
  order: 'fifo',
  maxsize,
  size,
  items: [],
  unfinished: size,
  putters: [],
  putting: 0,
  getters: [],
  getting: 0,
  joiners: [],
  joining: 0,
  shutdown: null,
})

export function taskOf(run: RunState, id: number): TaskRecord {
  const task = run.tasks.get(id)
  if (!task) throw new Error(`no task ${id}`)
  return task
}
