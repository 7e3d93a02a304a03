/**
 * A run's log as it was read, in memory, cut into short parts that each begin with a key frame: from the last one before a moment the
 * state at that moment is made again. The host's own key frames are too far apart for that: an event takes about a byte more for
 * each thousand tasks, and a jump a quarter of the time.
 */
import { toWire, type WireError } from '../../shared/errors.ts'
import { LogDecoder, LogEncoder } from '../../shared/log/index.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { Replay } from '../../shared/state/reducer.ts'
import { emptyRun, type RunState } from '../../shared/state/run-state.ts'
import type { Position } from './messages.ts'

/** Begins with the whole state after event `seq`; events follow. */
interface Part extends Position {
  readonly pieces: Uint8Array[]
  bytes: number
}

/** What is read comes past here once. */
export interface LogListener {
  keyFrame(state: RunState): void
  event(event: RunEvent): void
  damaged(error: WireError): void
}

const EVENTS_A_PART = 16_384
/** In one batch, so that little is decoded beyond a moment. */
const EVENTS_A_BATCH = 1_024

export class KeptLog {
  // I1  #parts are in the order of the log; neither `seq` nor `at` falls.
  // I2  #bytes is what #parts hold; at most #budget, or there is one part only.
  // I3  #run is the run as far as it was read; the last part holds its last #count events, or #encoder will write them.
  #parts: Part[] = []
  #bytes = 0
  #run = new Replay(emptyRun)
  #count = 0
  #seq = 0
  #segment = { number: -1, decoder: new LogDecoder({ keyFrame() {}, event() {} }) }
  readonly #encoder: LogEncoder
  readonly #budget: number
  readonly #eventsAPart: number
  readonly #listener: LogListener

  constructor(budgetBytes: number, listener: LogListener, eventsAPart = EVENTS_A_PART) {
    this.#budget = budgetBytes
    this.#eventsAPart = eventsAPart
    this.#listener = listener
    this.#encoder = new LogEncoder({ write: bytes => this.#keep(bytes) })
  }

  /** Where the parts begin, the oldest first. */
  get frames(): readonly Position[] {
    return this.#parts
  }

  /** Bytes of segment `number`, right behind those that were added before. */
  add(number: number, bytes: Uint8Array): void {
    if (number !== this.#segment.number) this.#segment = { number, decoder: this.#newDecoder() }
    this.#segment.decoder.push(bytes)
    this.#dropOldest()
  }

  /** The last frame of which `is` holds; -1: of none. It has to hold of all before it. */
  lastFrame(is: (frame: Position) => boolean): number {
    let low = 0
    let high = this.#parts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (is(this.#parts[middle]!)) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** Events from a frame on, up to the next one or until `visit` says false. Returns the frame's state. */
  replay(index: number, visit: (event: RunEvent) => boolean): RunState {
    if (index === this.#parts.length - 1) this.#encoder.flush() // I3
    let state = emptyRun
    let going = true
    const decoder = new LogDecoder({
      keyFrame: frame => {
        state = frame
      },
      event: event => {
        if (going) going = visit(event)
      },
    })
    for (const piece of this.#parts[index]!.pieces) {
      decoder.push(piece)
      if (!going) break
    }
    return state
  }

  #newDecoder(): LogDecoder {
    return new LogDecoder({
      keyFrame: state => {
        if (state.seq <= this.#seq && this.#parts.length > 0) return
        this.#run = new Replay(state) // the first, or what is before it is missing
        this.#begin()
        this.#listener.keyFrame(state)
      },
      event: event => {
        if (event.seq <= this.#seq) return
        this.#append(event)
        this.#listener.event(event)
      },
      damaged: error => this.#listener.damaged(toWire(error)),
    })
  }

  #append(event: RunEvent): void {
    this.#encoder.event(event)
    this.#run.event(event)
    this.#seq = event.seq
    this.#count++
    if (this.#count === this.#eventsAPart) this.#begin()
    else if (this.#count % EVENTS_A_BATCH === 0) this.#encoder.flush()
  }

  #begin(): void {
    this.#encoder.flush()
    const state = this.#run.state()
    const at = Math.max(state.at, this.#parts.at(-1)?.at ?? 0) // I1
    this.#parts.push({ seq: state.seq, at, pieces: [], bytes: 0 })
    this.#seq = state.seq
    this.#count = 0
    this.#encoder.keyFrame(state)
  }

  #keep(bytes: Uint8Array): void {
    const part = this.#parts.at(-1)!
    part.pieces.push(bytes)
    part.bytes += bytes.length
    this.#bytes += bytes.length
  }

  /** I2 */
  #dropOldest(): void {
    let count = 0
    while (this.#bytes > this.#budget && count < this.#parts.length - 1) this.#bytes -= this.#parts[count++]!.bytes
    if (count > 0) this.#parts.splice(0, count)
  }
}
