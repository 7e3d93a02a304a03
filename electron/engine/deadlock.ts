/**
 * Why nothing can happen any more. The loop has already decided that nothing can; this finds the ring of tasks, each of which
 * wants what the next one has, or says that there is none: then they wait for somebody who is not there.
 */
import { type Deadlock, NAMED_LIMIT } from '../../shared/protocol/events.ts'
import type { Task } from '../runtime/index.ts'
import type { Recorder } from './recorder.ts'
import { type Want, wantOf } from './waits.ts'

export function deadlockOf(waiting: readonly Task[], recorder: Recorder): Deadlock {
  return {
    cycle: findCycle(waiting).map(({ task, want }) => ({
      task: recorder.idOf(task),
      wants: (want.resource && recorder.resources.idOf(want.resource)) ?? null,
    })),
    tasks: waiting.slice(0, NAMED_LIMIT).map(task => recorder.idOf(task)),
    total: waiting.length,
  }
}

interface Step {
  readonly task: Task
  readonly want: Want
}

/** Depth first along task → who could end its wait, each task once. Deterministic: in order of creation and of the lines. */
function findCycle(waiting: readonly Task[]): Step[] {
  const finished = new Set<Task>()
  for (const start of waiting) {
    const path: (Step & { next: Iterator<Task> })[] = []
    const onPath = new Map<Task, number>()
    const enter = (task: Task): void => {
      const want = wantOf(task)
      onPath.set(task, path.length)
      path.push({ task, want, next: want.from[Symbol.iterator]() })
    }
    if (!finished.has(start)) enter(start)
    while (path.length > 0) {
      const top = path[path.length - 1]!
      const step = top.next.next()
      if (step.done === true) {
        path.pop()
        onPath.delete(top.task)
        finished.add(top.task)
        continue
      }
      const seen = onPath.get(step.value)
      if (seen !== undefined) return path.slice(seen)
      if (!finished.has(step.value)) enter(step.value)
    }
  }
  return []
}
