/** The end of a run that could not tell it itself, as its viewers are told. */
import type { Batch, RunEvent } from '../../shared/protocol/events.ts'
import { emptyRun, type RunSnapshot, type RunState, toSnapshot } from '../../shared/state/run-state.ts'
import type { Viewers } from './viewers.ts'

type End = RunEvent & { type: 'run.ended' }

/** `known` is what is left to say of a run that nobody watched: what became of its tasks nobody knows. */
export function tellEnd(viewers: Viewers, run: number, end: Omit<End, 'type'>, known: Partial<RunState>): End {
  const event: End = { type: 'run.ended', ...end }
  const { seq, at } = end
  const before: RunSnapshot = toSnapshot({ ...emptyRun, seq: seq - 1, at, ...known })
  if (!viewers.kept) viewers.snapshot(JSON.stringify(before))
  const batch: Batch = { run, from: seq - 1, to: seq, at, merged: 0, dropped: 0, events: [event] }
  viewers.batch(JSON.stringify(batch))
  return event
}
