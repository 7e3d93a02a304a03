/** A run as it is now, told from the recorder's records: what a reader of the whole log would have come to. */
import { type RunSnapshot, toSnapshot } from '../../shared/state/run-state.ts'
import type { Recorder } from './recorder.ts'
import { resourceStats } from './stats.ts'

export function snapshotOf(recorder: Recorder): RunSnapshot {
  return {
    ...toSnapshot(recorder.rest),
    seq: recorder.seq,
    at: recorder.now(),
    tasks: Array.from(recorder.tasks.values(), mark => mark.record(recorder.waiting(mark), recorder.deadline(mark))),
    resources: recorder.resources.all.map(mark => ({
      id: mark.id,
      name: mark.name,
      declared: mark.declared,
      stats: resourceStats(mark.resource, recorder),
    })),
    workers: recorder.workers.all.map(mark => mark.record()),
    callsWaiting: recorder.workers.waiting.total,
    ...recorder.lines.last(),
  }
}
