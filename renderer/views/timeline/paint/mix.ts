/** Several segments in one column of pixels. */
import type { KindedSpans, KindSums } from '../lanes/sums.ts'
import { type Scale, timeAt } from '../time/scale.ts'

/** So few are not summed up: the one that matters most is drawn as if it had the column alone, so that a short step is seen. */
export const FEW = 4

/** Of the segments, the kind with the lowest number of `rank`. */
export function foremost(spans: KindedSpans, first: number, last: number, rank: readonly number[]): number {
  let best = spans.kindOf(first)
  for (let i = first + 1; i <= last; i++) {
    const kind = spans.kindOf(i)
    if (rank[kind]! < rank[best]!) best = kind
  }
  return best
}

/** The shares of kinds in one column after the other: what is known up to an edge serves the columns on both sides of it. */
export class ColumnShares {
  readonly #sums: KindSums
  readonly #spans: KindedSpans
  readonly #scale: Scale
  #edge = -1
  #before: Float64Array
  #after: Float64Array
  readonly #shares: Float64Array

  constructor(sums: KindSums, spans: KindedSpans, scale: Scale) {
    this.#sums = sums
    this.#spans = spans
    this.#scale = scale
    this.#before = new Float64Array(sums.kinds)
    this.#after = new Float64Array(sums.kinds)
    this.#shares = new Float64Array(sums.kinds)
  }

  /** Of the column in which segments `first` to `last` meet, by kind; the array is used again for the next one. */
  of(column: number, first: number, last: number): Float64Array {
    const [from, to] = [timeAt(this.#scale, column), timeAt(this.#scale, column + 1)]
    if (this.#edge !== column) this.#sums.upTo(this.#spans, first, from, this.#before)
    this.#sums.upTo(this.#spans, last, to, this.#after)
    for (let kind = 0; kind < this.#shares.length; kind++)
      this.#shares[kind] = (this.#after[kind]! - this.#before[kind]!) / (to - from)
    this.#edge = column + 1
    const reused = this.#before
    this.#before = this.#after
    this.#after = reused
    return this.#shares
  }
}
