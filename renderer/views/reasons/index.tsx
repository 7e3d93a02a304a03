/**
 * How a wait, a cancel and an outcome are said, everywhere the same.
 *
 *   WaitingText {task, run, now}   a row's reason for a task that has not ended
 *   OutcomeText {task, run}        how a task ended
 *   waitingSummary(task, run, now), outcomeSummary(task, run, language)   the same as data: a key of the catalogue and its values
 *   Sentence {said}                such data in the reader's language;  useSaid()(said) as plain text
 *   TaskLink {task}                a task's name that selects it
 */
import type { Micros } from '../../../shared/ids.ts'
import type { RunState, TaskRecord } from '../../../shared/state/run-state.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { outcomeSummary } from './outcome-summary.ts'
import { Reason } from './Sentence.tsx'
import type { Said } from './said.ts'
import { waitingSummary } from './waiting-summary.ts'

export { errorText, placeOf, shortPlace, taskName } from './names.ts'
export { outcomeSummary } from './outcome-summary.ts'
export { Sentence } from './Sentence.tsx'
export type { Said } from './said.ts'
export { TaskLink } from './TaskLink.tsx'
export { waitingSummary } from './waiting-summary.ts'
export { linkSaid, ringSaid, why } from './why.ts'

/** `now` is the run's clock. */
export const WaitingText = ({ task, run, now }: { task: TaskRecord; run: RunState; now: Micros }) => (
  <Reason said={waitingSummary(task, run, now)} />
)

export function OutcomeText({ task, run }: { task: TaskRecord; run: RunState }) {
  const said = outcomeSummary(task, run, useLanguage())
  return said ? <Reason said={said} /> : null
}

const bare = (text: string): string => text

/** A sentence as plain text: for filters, titles and what is read aloud. */
export function useSaid(): (said: Said) => string {
  const t = useText('reasons')
  return said => t.markup(said.key, { c: bare, e: bare, f: bare, ...said.values })
}
