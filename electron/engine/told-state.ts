/**
 * A run as its log has told it so far. That is not quite how it is: a resource may have changed already and its event be yet to come,
 * and who waits for several tasks waits for fewer with each end, which no event says.
 */

import type { Micros } from '../../shared/ids.ts'
import type { LogEncoder } from '../../shared/log/index.ts'
import type { RunState, TaskRecord } from '../../shared/state/run-state.ts'
import type { TaskMark } from './marks.ts'
import type { Recorder } from './recorder.ts'
import { resourceStats } from './stats.ts'

/** `at`: of the last event. What the encoder was never told, of a run that goes on already, is taken as it is. */
export function toldState(recorder: Recorder, encoder: LogEncoder, at: Micros): RunState {
  const tasks = new Map<number, TaskRecord>()
  for (const mark of recorder.tasks.values()) tasks.set(mark.id, toldTask(mark, recorder, encoder))
  return {
    ...recorder.rest,
    seq: recorder.seq,
    at,
    tasks,
    resources: new Map(
      recorder.resources.all.map(({ id, name, declared, resource }) => [
        id,
        { id, name, declared, stats: encoder.toldStats(id) ?? resourceStats(resource, recorder) },
      ]),
    ),
    workers: new Map(recorder.workers.all.map(mark => [mark.id, mark.record()])),
    callsWaiting: recorder.workers.waiting.total,
    ...recorder.lines.last(),
  }
}

function toldTask(mark: TaskMark, recorder: Recorder, encoder: LogEncoder): TaskRecord {
  const told = mark.endedAt === null ? encoder.told(mark.id) : undefined
  if (told === undefined) return mark.record(recorder.waiting(mark), recorder.deadline(mark))
  const { waiting, deadline, state, since, site, steps, ran, waited } = told
  return { ...mark.record(waiting, deadline), state, since, site, steps, ran, waited }
}
