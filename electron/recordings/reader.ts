/** A recording's bytes for who asks, of a run that goes on or is over: as they lie in the files, a piece at a time. */
import { closeSync, openSync, readSync } from 'node:fs'
import type { Res } from '../../shared/protocol/commands.ts'
import { segmentFile, segmentsIn } from './files.ts'

const PIECE_BYTES = 1 << 20

/**
 * What follows at `offset` of `segment`; if that was dropped, the oldest from its beginning. `ended`: the run was over before this
 * was asked, so nothing is added while it is read.
 */
export function readLog(folder: string, segment: number, offset: number, ended: boolean): Res<'log.read'> {
  const segments = segmentsIn(folder)
  const oldest = segments[0] ?? 0
  const from = segment < oldest ? { segment: oldest, offset: 0 } : { segment, offset }
  const bytes = segments.includes(from.segment) ? piece(segmentFile(folder, from.segment), from.offset) : NOTHING
  const following = segments.find(other => other > from.segment)
  const rest = { oldest, ...from, bytes: bytes.toString('base64') }
  const here = { segment: from.segment, offset: from.offset + bytes.length }
  if (bytes.length === PIECE_BYTES) return { ...rest, next: here, state: 'more' }
  if (following !== undefined) return { ...rest, next: { segment: following, offset: 0 }, state: 'more' }
  return { ...rest, next: here, state: ended ? 'end' : 'live' }
}

const NOTHING = Buffer.alloc(0)

/** Nothing, if the file was dropped meanwhile: the next question is answered from the oldest. */
function piece(path: string, offset: number): Buffer {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch {
    return NOTHING
  }
  try {
    const bytes = Buffer.alloc(PIECE_BYTES)
    return bytes.subarray(0, readSync(file, bytes, 0, PIECE_BYTES, offset))
  } finally {
    closeSync(file)
  }
}
