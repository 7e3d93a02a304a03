/** How a task ended, and because of whom. */
import { assertNever } from '../../../shared/assert-never.ts'
import type { Language } from '../../../shared/errors.ts'
import type { TaskId } from '../../../shared/ids.ts'
import type { Outcome, Raised } from '../../../shared/protocol/events.ts'
import type { RunState, TaskRecord } from '../../../shared/state/run-state.ts'
import { askedBy, errorText, shortPlace, taskName } from './names.ts'
import { type Said, say } from './said.ts'

/** Null while the task has not ended. The language is that of an error's own text. */
export function outcomeSummary(task: TaskRecord, run: RunState, language: Language): Said | null {
  return task.outcome && outcomeSaid(task.outcome, task, run, language)
}

function outcomeSaid(outcome: Outcome, task: TaskRecord, run: RunState, language: Language): Said {
  switch (outcome.kind) {
    case 'returned':
      if (outcome.value === null) return say('outcome.returnedNothing')
      return say('outcome.returned', { value: outcome.value })
    case 'raised':
      return raisedSaid(outcome.error, language)
    case 'cancelled':
      // Without a request it raised CancelledError by itself, or awaited what was cancelled.
      return say('outcome.cancelled', task.cancel ? askedBy(task.cancel, run) : { by: 'code', who: '' })
    case 'skipped':
      return say('outcome.skipped', { who: taskName(outcome.because, run), why: whyMissing(outcome.because, run) })
    default:
      return assertNever(outcome)
  }
}

function raisedSaid(raised: Raised, language: Language): Said {
  const error = errorText(raised, language)
  const [innermost] = raised.stack
  if (!innermost) return say('outcome.raised', { error })
  return say('outcome.raisedAt', { error, place: shortPlace(innermost) })
}

/** What became of the task that another one came after. */
export function whyMissing(id: TaskId, run: RunState): string {
  const upstream = run.tasks.get(id)
  if (upstream?.outcome?.kind === 'skipped') return 'skipped'
  return upstream?.state ?? 'unknown'
}
