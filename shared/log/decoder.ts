/**
 * Reads the bytes of a log as they come, in any pieces, and tells what they say. Total: bytes that make no sense are told once as an
 * error, and nothing is read after them; a frame that is not whole yet is waited for, so a log that was cut short just ends.
 */
import { YieldpointError } from '../errors.ts'
import type { RunEvent } from '../protocol/events.ts'
import type { RunState } from '../state/run-state.ts'
import { In, Texts } from './bytes.ts'
import { type Checksum, crc32 } from './crc.ts'
import { damaged, LogDamage } from './damage.ts'
import { EventReader } from './event-reader.ts'
import { BATCH, FRAME_LIMIT, GREETING, HEADER, KEY_FRAME, VERSION_AT } from './frames.ts'
import { decodeState } from './state.ts'

export interface LogReader {
  /** `position`: bytes from the first one pushed to the beginning of its frame. Events after it need nothing before it. */
  keyFrame(state: RunState, position: number): void
  event(event: RunEvent): void
  damaged?(error: YieldpointError<'log/damaged' | 'log/unknown-version'>): void
}

export class LogDecoder {
  // I1  #pieces are the #length bytes from #position on that were pushed and not read, and are less than #wanted.
  // I2  once #broken, nothing is told any more.
  readonly #reader: LogReader
  readonly #checksum: Checksum
  readonly #texts = new Texts()
  readonly #events = new EventReader()
  #pieces: Uint8Array[] = []
  #length = 0
  #wanted = GREETING.length
  #position = 0
  #broken = false

  constructor(reader: LogReader, checksum: Checksum = crc32) {
    this.#reader = reader
    this.#checksum = checksum
  }

  /** Bytes from the first one pushed to the end of the last whole frame. */
  get position(): number {
    return this.#position
  }

  get broken(): boolean {
    return this.#broken
  }

  /** Whoever pushes may use the bytes again. */
  push(bytes: Uint8Array): void {
    if (this.#broken || bytes.length === 0) return
    this.#pieces.push(this.#length + bytes.length < this.#wanted ? bytes.slice() : bytes)
    this.#length += bytes.length
    if (this.#length < this.#wanted) return
    const all = joined(this.#pieces, this.#length)
    const read = this.#read(all)
    this.#pieces = read < all.length ? [all.slice(read)] : []
    this.#length = all.length - read
  }

  /** Reads what is whole; returns how much that was, and knows how much is wanted for more. */
  #read(all: Uint8Array): number {
    let at = 0
    try {
      for (;;) {
        const rest = all.subarray(at)
        this.#wanted = this.#size(rest)
        if (rest.length < this.#wanted) return at // I1
        this.#frame(rest.subarray(0, this.#wanted))
        at += this.#wanted
        this.#position += this.#wanted
      }
    } catch (error) {
      this.#fail(error)
      return all.length
    }
  }

  /** Of the greeting or frame that begins here; as much as is needed to tell, if that is not there yet. */
  #size(rest: Uint8Array): number {
    if (rest.length < GREETING.length || isGreeting(rest)) return GREETING.length
    if (rest.length < HEADER) return HEADER
    const header = view(rest)
    const length = header.getUint32(0, true)
    if (header.getUint32(12, true) !== this.#checksum(rest.subarray(0, 12)))
      damaged('a header does not fit its checksum')
    if (length > FRAME_LIMIT) damaged('a frame is too large')
    return HEADER + length
  }

  #frame(frame: Uint8Array): void {
    if (frame.length === GREETING.length) greeted(frame)
    else this.#told(frame)
  }

  #told(frame: Uint8Array): void {
    const header = view(frame)
    const payload = frame.subarray(HEADER)
    if (header.getUint32(8, true) !== this.#checksum(payload)) damaged('it does not fit its checksum')
    switch (header.getUint32(4, true)) {
      case KEY_FRAME: {
        const state = decodeState(payload)
        this.#texts.clear()
        this.#events.reset(state)
        this.#reader.keyFrame(state, this.#position)
        break
      }
      case BATCH:
        this.#events.read(new In(payload, this.#texts), event => this.#reader.event(event))
        break
      default:
        damaged('a frame is of an unknown kind')
    }
  }

  #fail(error: unknown): void {
    this.#broken = true
    if (error instanceof LogDamage)
      this.#reader.damaged?.(new YieldpointError('log/damaged', { offset: this.#position, reason: error.message }))
    else if (error instanceof UnknownVersion)
      this.#reader.damaged?.(new YieldpointError('log/unknown-version', { version: error.version }))
    else throw error // the reader's own
  }
}

class UnknownVersion extends Error {
  readonly version: number

  constructor(version: number) {
    super()
    this.version = version
  }
}

const isGreeting = (bytes: Uint8Array): boolean =>
  GREETING.subarray(0, VERSION_AT).every((byte, i) => bytes[i] === byte)

function greeted(bytes: Uint8Array): void {
  const version = bytes[VERSION_AT]! + bytes[VERSION_AT + 1]! * 256
  if (version !== GREETING[VERSION_AT]) throw new UnknownVersion(version)
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, HEADER)

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  if (pieces.length === 1) return pieces[0]!
  const all = new Uint8Array(length)
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
