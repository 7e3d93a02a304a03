/**
 * A recording's log from disk, in pieces, for whoever reads it all. It blocks: the main thread has jobs do this. A segment that is
 * damaged is read up to there; the next one begins with the whole state, so that reading goes on.
 */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { toWire, type WireError } from '../../shared/errors.ts'
import { LogDecoder } from '../../shared/log/index.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import type { RunState } from '../../shared/state/run-state.ts'
import { fileError } from '../files/index.ts'
import { segmentNumber } from './files.ts'

export interface LogReader {
  /** How the run is at the beginning of what is kept, and again behind a part that could not be read. */
  state(state: RunState): void
  event(event: RunEvent): void
}

export interface LogRead {
  readonly bytes: number
  readonly segments: number
  /** Of the first event that could not be read, and why. */
  readonly damaged: { readonly segment: number; readonly error: WireError } | null
}

const PIECE = 256 * 1024

export interface Segment {
  readonly number: number
  readonly path: string
  readonly bytes: number
}

/** The oldest first. @throws YieldpointError files/… */
export function segmentsOf(folder: string): Segment[] {
  try {
    const found = readdirSync(folder).flatMap(name => {
      const number = segmentNumber(name)
      const path = join(folder, name)
      return number === null ? [] : [{ number, path, bytes: statSync(path).size }]
    })
    return found.sort((a, b) => a.number - b.number)
  } catch (error) {
    throw fileError(error, folder)
  }
}

/** Yields, after each piece, how much of all is done. Returns what it came to. @throws YieldpointError files/… */
export function* readEvents(segments: readonly Segment[], reader: LogReader): Generator<number, LogRead> {
  const bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0)
  const seen = new Seen(reader)
  let done = 0
  for (const segment of segments) {
    seen.begin(segment.number)
    for (const piece of pieces(segment.path)) {
      seen.push(piece)
      done += piece.length
      yield done / bytes
    }
  }
  return { bytes, segments: segments.length, damaged: seen.damaged }
}

/** All at once. */
export function readAllEvents(folder: string, reader: LogReader): LogRead {
  const reading = readEvents(segmentsOf(folder), reader)
  for (;;) {
    const { value, done } = reading.next()
    if (done === true) return value
  }
}

/** What the reader has been told. */
class Seen {
  // I1  the reader has been told of everything up to #seq; null: of nothing.
  damaged: LogRead['damaged'] = null
  readonly #reader: LogReader
  #seq: number | null = null
  #decoder: LogDecoder | null = null

  constructor(reader: LogReader) {
    this.#reader = reader
  }

  begin(segment: number): void {
    this.#decoder = new LogDecoder({
      keyFrame: state => this.#keyFrame(state),
      event: event => this.#event(event),
      damaged: error => {
        this.damaged ??= { segment, error: toWire(error) }
      },
    })
  }

  push(bytes: Uint8Array): void {
    this.#decoder?.push(bytes)
  }

  #keyFrame(state: RunState): void {
    if (this.#seq !== null && state.seq <= this.#seq) return // known already
    this.#seq = state.seq
    this.#reader.state(state)
  }

  #event(event: RunEvent): void {
    this.#seq = event.seq
    this.#reader.event(event)
  }
}

function* pieces(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const piece = new Uint8Array(PIECE)
      const read = readSync(file, piece)
      if (read === 0) return
      yield piece.subarray(0, read)
    }
  } catch (error) {
    throw fileError(error, path)
  } finally {
    closeSync(file)
  }
}
