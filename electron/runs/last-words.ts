/** The end of a run that could not tell it itself, as its viewers are told. */
import type { Batch, RunEvent } from '../../shared/protocol/events.ts'
import { emptyRun, type RunSnapshot, type RunState, toSnapshot } from '../../shared/state/run-state.ts'
import type { Viewers } from './viewers.ts'

type End = RunEvent & { type: 'run.ended' }

/**
 * `known` is what is left to say of a run that nobody watched: what became of its tasks nobody knows. `from`: the last event that
 * viewers were told of; there may have been more.
 */
export function tellEnd(
  viewers: Viewers,
  run: number,
  end: Omit<End, 'type'>,
  known: Partial<RunState>,
  from = end.seq - 1,
): End {
  const event: End = { type: 'run.ended', ...end }
  const { seq: to, at } = end
  const before: RunSnapshot = toSnapshot({ ...emptyRun, seq: from, at, ...known })
  if (!viewers.kept) viewers.snapshot(JSON.stringify(before))
  const batch: Batch = { run, from, to, at, merged: to - from - 1, dropped: 0, events: [event] }
  viewers.batch(JSON.stringify(batch))
  return event
}
