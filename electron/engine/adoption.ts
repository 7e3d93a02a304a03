/** Takes over what a loop did before it was recorded: its tasks, then what they hold and wait for. */
import { bodyOf, describeWait, heldBy, isShielded, type Observed, type Task } from '../runtime/index.ts'
import { markOf, type TaskMark } from './marks.ts'
import type { Recorder } from './recorder.ts'
import { tasksOf } from './stats.ts'

export interface Adopting {
  readonly recorder: Recorder
  newTask(task: Task): TaskMark
  /** It goes on, in that state. */
  become(mark: TaskMark, state: 'running' | 'waiting' | 'ready'): void
  /** It has ended already. */
  end(mark: TaskMark, outcome: NonNullable<ReturnType<Task['outcome']>>): void
}

export function adopt(tasks: Iterable<Task>, parts: Adopting): void {
  const all = [...tasks]
  for (const task of all) parts.newTask(task)
  for (const task of all) {
    const reason = describeWait(task)
    for (const held of heldBy(task)) meet(held, parts)
    if (reason?.for === 'resource') meet(reason.resource, parts)
    if (isShielded(task)) parts.recorder.shielded(task, true)
    adoptState(task, parts)
  }
}

/** A resource that was there before: tasks that had ended by then may hold it. */
export function meet(resource: Observed, parts: Adopting): void {
  for (const task of tasksOf(resource)) {
    if (markOf(task) !== undefined) continue
    const mark = parts.newTask(task)
    const outcome = task.outcome()
    if (outcome === null) adoptState(task, parts)
    else parts.end(mark, outcome)
  }
  parts.recorder.resourceCreated(resource)
}

function adoptState(task: Task, { become }: Adopting): void {
  const mark = markOf(task)
  const body = bodyOf(task)
  mark.stepping = body.loop.stepping === body
  mark.waits = body.waiter !== null
  become(mark, mark.stepping ? 'running' : mark.waits ? 'waiting' : 'ready')
}
