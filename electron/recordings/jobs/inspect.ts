/** What a log comes to: counted, and the state at its end. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type RunState, toSnapshot } from '../../../shared/state/run-state.ts'
import { type LogRead, readEvents, type Segment, segmentsOf } from '../event-reader.ts'
import { Following } from '../following.ts'
import type { Progress } from '../whole-file.ts'
import type { Answer, Inspection } from './job.ts'

/** @throws YieldpointError files/… */
export function inspect(folder: string, progress: Progress): Inspection {
  const segments = segmentsOf(folder)
  const { state, read } = followTail(segments, progress)
  const findings: Record<string, number> = {}
  for (const { rule } of state.findings.values()) findings[rule] = (findings[rule] ?? 0) + 1
  return {
    events: state.seq,
    duration: state.at,
    tasks: state.tasks.size + state.forgotten,
    end: state.outcome && { outcome: state.outcome, error: state.error },
    findings,
    bytes: segments.reduce((sum, { bytes }) => sum + bytes, 0),
    firstSegment: segments[0]?.number ?? 0,
    digest: digestOf(segments),
    damaged: read.damaged,
  }
}

/** Only the last segment is read, which begins with the state before it; the one before, if that has none. */
export function lastState(folder: string, progress: Progress): Answer<'state'> {
  const { state } = followTail(segmentsOf(folder), progress)
  return { seq: state.seq, over: state.phase === 'ended', snapshot: JSON.stringify(toSnapshot(state)) }
}

function followTail(segments: readonly Segment[], progress: Progress): { state: RunState; read: LogRead } {
  for (let from = segments.length - 1; ; from--) {
    const following = new Following()
    const read = finish(readEvents(segments.slice(Math.max(0, from)), following), progress)
    const state = following.settle()
    if (state.seq > 0 || from <= 0) return { state, read }
  }
}

export function finish<R>(work: Generator<number, R>, progress: Progress): R {
  for (;;) {
    const { value, done } = work.next()
    if (done === true) return value
    progress(value)
  }
}

function digestOf(segments: readonly Segment[]): string {
  const hash = createHash('sha256')
  for (const { path } of segments) hash.update(readFileSync(path)) // a segment is some megabytes
  return hash.digest('hex')
}
