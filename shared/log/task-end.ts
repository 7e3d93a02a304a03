/** A task's end as bytes: its outcome, and its sums if they are not what was expected. */
import type { Micros } from '../ids.ts'
import type { Outcome, RunEventOf, TaskState } from '../protocol/events.ts'
import type { In, Out } from './bytes.ts'
import type { TaskTrack } from './task-track.ts'
import { outcome as outcomes, taskState } from './values.ts'

type End = Omit<RunEventOf<'task.ended'>, 'type' | 'seq' | 'at' | 'task'>

const AS_EXPECTED = 0
const SPELLED_OUT = 1

export function writeEnd(out: Out, track: TaskTrack, end: End & { readonly at: Micros }): void {
  track.spend(end.at)
  outcomes.write(out, end.outcome)
  const { site, steps, ran, waited } = track
  const expected =
    end.state === endOf(end.outcome) &&
    end.site === site &&
    end.steps === steps &&
    end.ran === ran &&
    end.waited === waited
  out.byte(expected ? AS_EXPECTED : SPELLED_OUT)
  if (expected) return
  taskState.write(out, end.state)
  out.count(end.site ?? 0)
  out.count(end.steps)
  out.micros(end.ran)
  out.micros(end.waited)
}

export function readEnd(from: In, track: TaskTrack, at: Micros): End {
  track.spend(at)
  const outcome = outcomes.read(from)
  if (from.byte() === AS_EXPECTED) {
    const { site, steps, ran, waited } = track
    return { state: endOf(outcome), outcome, site, steps, ran, waited }
  }
  const state = taskState.read(from)
  return {
    state,
    outcome,
    site: from.count() || null,
    steps: from.count(),
    ran: from.micros(),
    waited: from.micros(),
  }
}

function endOf({ kind }: Outcome): TaskState {
  if (kind === 'returned') return 'finished'
  return kind === 'raised' ? 'failed' : 'cancelled'
}
