import type { Micros } from '../../../shared/ids.ts'
import type { ResourceStats } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import { waitersOf } from '../../../shared/state/selectors.ts'

/** Since when its longest waiter has been waiting; null if nobody waits. */
export function longestWait(stats: ResourceStats, run: RunState): Micros | null {
  const since = waitersOf(stats).flatMap(({ task }) => run.tasks.get(task)?.since ?? [])
  return since.length > 0 ? Math.min(...since) : null
}
