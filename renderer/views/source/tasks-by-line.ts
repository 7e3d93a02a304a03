import type { Micros, TaskId } from '../../../shared/ids.ts'
import type { RunState, TaskRecord } from '../../../shared/state/run-state.ts'

export interface LineOfTasks {
  readonly line: number
  readonly running: readonly string[]
  readonly waiting: readonly string[]
  /** Since when the longest waiter has been waiting. */
  readonly since: Micros
  /** Null: there are several. */
  readonly only: TaskId | null
}

interface Gathered {
  readonly running: string[]
  readonly waiting: string[]
  since: Micros
  only: TaskId | null
}

/** Where in a file tasks run and wait now; none once the run is over. */
export function tasksByLine(run: RunState, file: string): readonly LineOfTasks[] {
  if (run.phase === 'ended') return []
  const lines = new Map<number, Gathered>()
  for (const task of run.tasks.values()) {
    const site = task.site === null ? undefined : run.sites.get(task.site)
    const kind = kindOf(task)
    if (kind === null || site?.file !== file) continue
    const at = lines.get(site.line) ?? { running: [], waiting: [], since: Number.POSITIVE_INFINITY, only: task.id }
    if (lines.has(site.line)) at.only = null
    lines.set(site.line, at)
    at[kind].push(task.name)
    if (kind === 'waiting') at.since = Math.min(at.since, task.since)
  }
  return [...lines].map(([line, at]) => ({ line, ...at })).sort((a, b) => a.line - b.line)
}

function kindOf({ state, waiting }: TaskRecord): 'running' | 'waiting' | null {
  if (state === 'running') return 'running'
  return waiting === null ? null : 'waiting'
}
