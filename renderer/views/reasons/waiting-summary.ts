/** What a task that has not ended is doing or waiting for, because of whom: the reason in its row. */
import type { Micros } from '../../../shared/ids.ts'
import type { RunState, TaskRecord } from '../../../shared/state/run-state.ts'
import { seconds } from '../../i18n/numbers.ts'
import { askedBy, placeOf } from './names.ts'
import { type Said, say } from './said.ts'
import { waitKind } from './wait-kind.ts'

/** `now` is the run's clock: only the times in the sentence depend on it. */
export function waitingSummary(task: TaskRecord, run: RunState, now: Micros): Said {
  if (task.state === 'cancelling') {
    const time = seconds(task.cancel ? now - task.cancel.at : 0)
    return say('doing.cancelling', { time, ...askedBy(task.cancel, run) })
  }
  if (task.waiting) {
    const { kind, values, icon } = waitKind(task.waiting, run, now)
    return say(`waiting.${kind}`, values, icon)
  }
  if (task.state === 'ready') return say(task.steps === 0 ? 'doing.new' : 'doing.ready')
  const place = placeOf(task.site, run)
  return place === null ? say('doing.running') : say('doing.runningAt', { place })
}
