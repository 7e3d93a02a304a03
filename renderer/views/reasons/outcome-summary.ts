/** How a task ended, and because of whom. */
import { assertNever } from '../../../shared/assert-never.ts'
import type { TaskId } from '../../../shared/ids.ts'
import type { Outcome, Raised } from '../../../shared/protocol/events.ts'
import type { RunState, TaskRecord } from '../../../shared/state/run-state.ts'
import { askedBy, errorText, taskName } from './names.ts'
import { type Said, say } from './said.ts'

/** Null while the task has not ended. */
export function outcomeSummary(task: TaskRecord, run: RunState): Said | null {
  return task.outcome && outcomeSaid(task.outcome, task, run)
}

function outcomeSaid(outcome: Outcome, task: TaskRecord, run: RunState): Said {
  switch (outcome.kind) {
    case 'returned':
      if (outcome.value === null) return say('outcome.returnedNothing')
      return say('outcome.returned', { value: outcome.value })
    case 'raised':
      return raisedSaid(outcome.error)
    case 'cancelled':
      // Without a request it raised CancelledError by itself, or awaited what was cancelled.
      return say('outcome.cancelled', task.cancel ? askedBy(task.cancel, run) : { by: 'code', who: '' })
    case 'skipped':
      return say('outcome.skipped', { who: taskName(outcome.because, run), why: whyMissing(outcome.because, run) })
    default:
      return assertNever(outcome)
  }
}

function raisedSaid(error: Raised): Said {
  const [innermost] = error.stack
  if (!innermost) return say('outcome.raised', { error: errorText(error) })
  return say('outcome.raisedAt', { error: errorText(error), place: `${innermost.file}:${innermost.line}` })
}

/** What became of the task that another one came after. */
export function whyMissing(id: TaskId, run: RunState): string {
  const upstream = run.tasks.get(id)
  if (upstream?.outcome?.kind === 'skipped') return 'skipped'
  return upstream?.state ?? 'unknown'
}
