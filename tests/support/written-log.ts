/** A run's log as its host has it: segments of bytes, read in parts. */
import { LogEncoder } from '../../shared/log/index.ts'
import type { Reply, Req, Res } from '../../shared/protocol/commands.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun, type RunState } from '../../shared/state/run-state.ts'

export interface WrittenOptions {
  /** Events between two key frames, and key frames in a segment. */
  readonly every?: number
  readonly frames?: number
  /** Bytes in one answer. */
  readonly part?: number
}

export class WrittenLog {
  readonly segments: Uint8Array[] = []
  /** Segments before this one were dropped. */
  oldest = 0
  /** No more will be written. */
  over = true
  state: RunState = emptyRun
  readonly #part: number
  readonly #every: number
  readonly #frames: number
  #encoder: LogEncoder | null = null
  #count = 0

  constructor({ every = 50, frames = 3, part = 500 }: WrittenOptions = {}) {
    this.#every = every
    this.#frames = frames
    this.#part = part
  }

  write(events: readonly RunEvent[]): this {
    for (let at = 0; at < events.length; ) {
      const room = this.#every - (this.#count % this.#every)
      if (room === this.#every) this.#keyFrame()
      const batch = events.slice(at, at + room)
      for (const event of batch) this.#encoder!.event(event)
      this.#encoder!.flush()
      this.state = applyEvents(this.state, batch)
      this.#count += batch.length
      at += batch.length
    }
    return this
  }

  readonly read = ({ segment, offset }: Omit<Req<'log.read'>, 'run'>): Reply<Res<'log.read'>> => {
    const place = segment < this.oldest ? { segment: this.oldest, offset: 0 } : { segment, offset }
    const all = this.segments[place.segment] ?? new Uint8Array(0)
    const bytes = all.subarray(place.offset, place.offset + this.#part)
    const end = place.offset + bytes.length
    const last = place.segment >= this.segments.length - 1
    const next = end < all.length || last ? { ...place, offset: end } : { segment: place.segment + 1, offset: 0 }
    const state = end < all.length || !last ? 'more' : this.over ? 'end' : 'live'
    return {
      ok: true,
      value: { oldest: this.oldest, ...place, bytes: Buffer.from(bytes).toString('base64'), next, state },
    }
  }

  #keyFrame(): void {
    if ((this.#count / this.#every) % this.#frames === 0) this.#newSegment()
    this.#encoder!.keyFrame(this.state)
  }

  #newSegment(): void {
    const index = this.segments.push(new Uint8Array(0)) - 1
    this.#encoder = new LogEncoder({
      write: bytes => {
        this.segments[index] = Buffer.concat([this.segments[index]!, bytes])
      },
    })
    this.#encoder.greet()
  }
}
