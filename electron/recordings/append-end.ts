/**
 * Writes the end of a run into its log when its thread could not: it was ended by force, or died. What the thread had begun to write is
 * cut off, and behind the last whole frame come the state as the log tells it and the event. To be called once the thread is gone. It
 * reads one segment at once, so it blocks for some tens of milliseconds: rare enough for the main thread.
 */
import { appendFileSync, readFileSync, truncateSync, unlinkSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import { LogDecoder, LogEncoder } from '../../shared/log/index.ts'
import type { RunEventOf } from '../../shared/protocol/events.ts'
import type { RunState } from '../../shared/state/run-state.ts'
import { segmentFile, segmentsIn } from './files.ts'
import { Following } from './following.ts'

type End = RunEventOf<'run.ended'>

/** The event as it stands in the log. Null: there is no log, it told of the end itself, or the disk takes no more. */
export function appendEnd(folder: string, end: Omit<End, 'type' | 'seq'>): End | null {
  try {
    for (const segment of segmentsIn(folder).toReversed()) {
      const path = segmentFile(folder, segment)
      const last = readWhole(path)
      if (last !== null) return last.state.phase === 'ended' ? null : append(path, last, end)
      unlinkSync(path) // nothing of it was written but its name
    }
    return null
  } catch {
    return null // who opens it is told of the end by its manifest
  }
}

interface Whole {
  readonly state: RunState
  /** Bytes to the end of the last whole frame. */
  readonly length: number
}

/** Null if there is no state. */
function readWhole(path: string): Whole | null {
  const following = new Following()
  let begun = false
  const decoder = new LogDecoder(
    {
      keyFrame: state => {
        begun = true
        following.state(state)
      },
      event: event => following.event(event),
    },
    crc32,
  )
  decoder.push(readFileSync(path))
  return begun ? { state: following.settle(), length: decoder.position } : null
}

function append(path: string, { state, length }: Whole, { at, outcome, error }: Omit<End, 'type' | 'seq'>): End {
  const event: End = { type: 'run.ended', seq: state.seq + 1, at: Math.max(state.at, at), outcome, error }
  const pieces: Uint8Array[] = []
  const encoder = new LogEncoder({ write: bytes => pieces.push(bytes), checksum: crc32 })
  encoder.keyFrame(state)
  encoder.event(event)
  encoder.flush()
  truncateSync(path, length)
  appendFileSync(path, Buffer.concat(pieces))
  return event
}
