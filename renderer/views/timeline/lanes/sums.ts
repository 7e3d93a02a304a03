/**
 * How long a lane was in each kind of segment between two moments, quickly, however many segments lie between: the sums up to
 * every 64th segment are kept, and grow with the lane.
 */
import type { Micros } from '../../../../shared/ids.ts'
import { type Spans, spanEnd } from './search.ts'

const BLOCK = 64

export interface KindedSpans extends Spans {
  /** Which of `kinds` the segment is. */
  kindOf(index: number): number
}

export class KindSums {
  // I1  sums[b * kinds + k] is the time in kind k of all segments before b * BLOCK, for every b up to `#blocks`.
  #sums: Float64Array
  #blocks = 0

  readonly kinds: number

  constructor(kinds: number) {
    this.kinds = kinds
    this.#sums = new Float64Array(kinds * 16)
  }

  /** Adds to `out` the time in each kind within [from, to) of segments `first` to `last`, which cover it. */
  add(spans: KindedSpans, first: number, last: number, from: Micros, to: Micros, out: Float64Array): void {
    const whole = Math.floor((last - 1) / BLOCK)
    const begun = Math.ceil((first + 1) / BLOCK)
    if (whole - begun < 1) {
      this.#each(spans, first, last, from, to, out)
      return
    }
    this.#grow(spans, whole)
    this.#each(spans, first, begun * BLOCK - 1, from, to, out)
    for (let kind = 0; kind < this.kinds; kind++)
      out[kind]! += this.#sums[whole * this.kinds + kind]! - this.#sums[begun * this.kinds + kind]!
    this.#each(spans, whole * BLOCK, last, from, to, out)
  }

  #each(spans: KindedSpans, first: number, last: number, from: Micros, to: Micros, out: Float64Array): void {
    for (let i = first; i <= last; i++) {
      const time = Math.min(to, spanEnd(spans, i)) - Math.max(from, spans.start[i]!)
      if (time > 0) out[spans.kindOf(i)]! += time
    }
  }

  #grow(spans: KindedSpans, blocks: number): void {
    const { kinds } = this
    if ((blocks + 1) * kinds > this.#sums.length) {
      const grown = new Float64Array(2 * (blocks + 1) * kinds)
      grown.set(this.#sums)
      this.#sums = grown
    }
    while (this.#blocks < blocks) {
      const at = this.#blocks * kinds
      const first = this.#blocks * BLOCK
      this.#sums.copyWithin(at + kinds, at, at + kinds)
      for (let i = first; i < first + BLOCK; i++)
        this.#sums[at + kinds + spans.kindOf(i)]! += spans.start[i + 1]! - spans.start[i]!
      this.#blocks++
    }
  }
}
