/**
 * A run's log as it was read, in memory: the bytes of its segments, and where in them the key frames are. From the last key frame
 * before a moment the state at that moment is made again.
 */
import { toWire, type WireError } from '../../shared/errors.ts'
import type { Micros } from '../../shared/ids.ts'
import { LogDecoder } from '../../shared/log/index.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import type { RunState } from '../../shared/state/run-state.ts'
import type { Position } from './messages.ts'

interface Segment {
  readonly number: number
  readonly chunks: Uint8Array[]
  bytes: number
  readonly decoder: LogDecoder
}

/** A key frame: the whole state after event `seq`. */
export interface Frame extends Position {
  readonly segment: Segment
  /** In the segment's bytes. */
  readonly offset: number
}

/** What is read comes past here once. */
export interface LogListener {
  keyFrame(state: RunState): void
  event(event: RunEvent): void
  damaged(error: WireError): void
}

/** Decoded at a time while a moment is looked for, so that little is decoded beyond it. */
const SLICE_BYTES = 32 * 1024

export class KeptLog {
  // I1  #frames are those of #segments, in the order of the log; neither `seq` nor `at` falls.
  // I2  #bytes is what #segments hold; at most #budget, or there is one segment only.
  #segments: Segment[] = []
  #frames: Frame[] = []
  #bytes = 0
  readonly #budget: number
  readonly #listener: LogListener

  constructor(budgetBytes: number, listener: LogListener) {
    this.#budget = budgetBytes
    this.#listener = listener
  }

  /** Key frames that are kept, the oldest first. */
  get frames(): readonly Frame[] {
    return this.#frames
  }

  /** Bytes of segment `number`, right behind those that were added before. */
  add(number: number, bytes: Uint8Array): void {
    const last = this.#segments.at(-1)
    const segment = last?.number === number ? last : this.#begin(number)
    segment.chunks.push(bytes)
    segment.bytes += bytes.length
    this.#bytes += bytes.length
    segment.decoder.push(bytes)
    this.#dropOldest()
  }

  /** The last frame of which `is` holds; -1: of none. It has to hold of all before it. */
  lastFrame(is: (frame: Frame) => boolean): number {
    let low = 0
    let high = this.#frames.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (is(this.#frames[middle]!)) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** Events from a frame on, up to the next frame or until `visit` says false. Returns the frame's state. */
  replay(index: number, visit: (event: RunEvent) => boolean): RunState {
    const { segment, offset } = this.#frames[index]!
    const until = this.#frames[index + 1]?.seq ?? Number.POSITIVE_INFINITY
    let state: RunState | null = null
    let going = true
    const decoder = new LogDecoder({
      keyFrame: frame => {
        state ??= frame
      },
      event: event => {
        if (going) going = event.seq <= until && visit(event)
      },
      damaged: () => {
        going = false // it was told when the bytes came
      },
    })
    for (const slice of slices(segment, offset)) {
      decoder.push(slice)
      if (!going) break
    }
    return state!
  }

  #begin(number: number): Segment {
    const segment: Segment = {
      ...{ number, chunks: [], bytes: 0 },
      decoder: new LogDecoder({
        keyFrame: (state, offset) => {
          this.#frames.push({ segment, offset, seq: state.seq, at: this.#notBefore(state.at) }) // I1
          this.#listener.keyFrame(state)
        },
        event: event => this.#listener.event(event),
        damaged: error => this.#listener.damaged(toWire(error)),
      }),
    }
    this.#segments.push(segment)
    return segment
  }

  #notBefore(at: Micros): Micros {
    return Math.max(at, this.#frames.at(-1)?.at ?? 0)
  }

  /** I2 */
  #dropOldest(): void {
    while (this.#bytes > this.#budget && this.#segments.length > 1) {
      const oldest = this.#segments.shift()!
      this.#bytes -= oldest.bytes
      this.#frames = this.#frames.filter(frame => frame.segment !== oldest)
    }
  }
}

function* slices({ chunks }: Segment, from: number): Generator<Uint8Array> {
  let skip = from
  for (const chunk of chunks) {
    for (let at = Math.min(skip, chunk.length); at < chunk.length; at += SLICE_BYTES)
      yield chunk.subarray(at, at + SLICE_BYTES)
    skip = Math.max(0, skip - chunk.length)
  }
}
