/**
 * How a deadlock came about: who took what, and who then wanted what, in the order of time. The last step closed the ring.
 * Nothing but the present state is needed: what is held says since when, and so does every wait.
 */
import type { Micros, ResourceId, TaskId } from '../../ids.ts'
import type { RunState } from '../run-state.ts'
import { holdersOf } from './holding.ts'

export interface StoryStep {
  readonly at: Micros
  readonly task: TaskId
  /** `awaited`: the task that comes next in the ring. */
  readonly did: 'took' | 'wanted' | 'awaited'
  readonly resource: ResourceId | null
  /** Who has what was wanted, or whom it awaits. */
  readonly of: TaskId | null
}

/** Empty unless there is a ring: waits that nobody can end have no story, only an end. */
export function deadlockStory({ deadlock, tasks, resources }: RunState): readonly StoryStep[] {
  const cycle = deadlock?.cycle ?? []
  const steps = cycle.flatMap(({ task, wants }, i): StoryStep[] => {
    const next = cycle[(i + 1) % cycle.length]!.task
    const wanted: StoryStep = {
      at: tasks.get(task)?.since ?? 0,
      task,
      did: wants === null ? 'awaited' : 'wanted',
      resource: wants,
      of: next,
    }
    const stats = wants === null ? undefined : resources.get(wants)?.stats
    const holder = stats && holdersOf(stats).find(holder => holder.task === next)
    if (!holder) return [wanted]
    return [{ at: holder.since, task: next, did: 'took', resource: wants, of: null }, wanted]
  })
  // Of one moment, taking comes first: nobody wants what is free.
  return steps.sort((a, b) => a.at - b.at || Number(a.did !== 'took') - Number(b.did !== 'took'))
}
