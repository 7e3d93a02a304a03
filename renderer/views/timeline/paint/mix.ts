/** Several segments in one column of pixels. */
import type { Edges } from '../lanes/edges.ts'
import { bareKind, type KindedSpans, type KindSums } from '../lanes/sums.ts'

/** So few are not summed up: the one that matters most is drawn as if it had the column alone, so that a short step is seen. */
export const FEW = 4

/** Of the segments, the kind with the lowest number of `rank`. */
export function foremost(spans: KindedSpans, first: number, last: number, rank: readonly number[]): number {
  let best = bareKind(spans, first)
  for (let i = first + 1; i <= last; i++) {
    const kind = bareKind(spans, i)
    if (rank[kind]! < rank[best]!) best = kind
  }
  return best
}

/** The shares of kinds in one column after the other: what is known up to an edge serves the columns on both sides of it. */
export class ColumnShares {
  readonly #sums: KindSums
  readonly #spans: KindedSpans
  readonly #edges: Edges
  #edge = -1
  #before: Float64Array
  #after: Float64Array
  readonly #shares: Float64Array

  constructor(sums: KindSums, spans: KindedSpans, edges: Edges) {
    this.#sums = sums
    this.#spans = spans
    this.#edges = edges
    this.#before = new Float64Array(sums.kinds)
    this.#after = new Float64Array(sums.kinds)
    this.#shares = new Float64Array(sums.kinds)
  }

  /** Of the column in which segments `first` to `last` meet, by kind; the array is used again for the next one. */
  of(column: number, first: number, last: number): Float64Array {
    const from = this.#edges.at(column)
    const to = this.#edges.at(column + 1)
    if (this.#edge < 0) this.#sums.readAhead(this.#spans, this.#edges.before)
    if (this.#edge !== column) this.#sums.upTo(this.#spans, first, from, this.#before)
    this.#sums.upTo(this.#spans, last, to, this.#after)
    const before = this.#before
    const after = this.#after
    const shares = this.#shares
    for (let kind = 0; kind < shares.length; kind++) shares[kind] = (after[kind]! - before[kind]!) / (to - from)
    this.#edge = column + 1
    this.#before = after
    this.#after = before
    return shares
  }
}
