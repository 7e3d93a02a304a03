/** Moments of a run that a trace marks: requests to cancel, exceptions, findings, deadlocks, what was logged. */
import { explainFinding } from '../../../shared/findings/index.ts'
import type { RunEvent } from '../../../shared/protocol/events.ts'
import type { TraceArgs, TraceEvent } from './events.ts'
import { RUN_PID, tidOf } from './task-tracks.ts'
import type { Names } from './words.ts'

/** The mark of an event; null: it has none. */
export function markOf(event: RunEvent, names: Names): TraceEvent | null {
  const mark = (name: string, cat: string, task: number | null, args: TraceArgs): TraceEvent => ({
    ph: 'i',
    name,
    cat,
    pid: RUN_PID,
    tid: task === null ? RUN_PID : tidOf(task),
    ts: event.at,
    s: task === null ? 'p' : 't',
    args,
  })
  switch (event.type) {
    case 'task.cancelRequested': {
      const { by, task, reason } = event.request
      const asker = task === null ? by : names.task(task)
      return mark('cancel requested', 'cancel', event.task, { by: asker, reason })
    }
    case 'task.ended': {
      if (event.outcome.kind !== 'raised') return null
      const { name, message } = event.outcome.error
      return mark(name, 'exception', event.task, { message })
    }
    case 'finding': {
      const { finding } = event
      return mark(explainFinding(finding, 'en').title, 'finding', finding.task?.id ?? null, { count: finding.count })
    }
    case 'run.deadlocked':
      return mark('deadlock', 'deadlock', null, { tasks: event.deadlock.total })
    case 'logged':
      return mark(event.text, 'log', event.task, {})
    default:
      return null
  }
}
