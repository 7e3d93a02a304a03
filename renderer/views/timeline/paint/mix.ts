/** Several segments in one column of pixels. */
import type { Micros } from '../../../../shared/ids.ts'
import type { KindedSpans, KindSums } from '../lanes/sums.ts'

/** So few are not summed up: the one that matters most is drawn as if it had the column alone, so that a short step is seen. */
export const FEW = 4

/** The lowest number of `rank` among the segments. */
export function foremost(spans: KindedSpans, first: number, last: number, rank: readonly number[]): number {
  let best = spans.kindOf(first)
  for (let i = first + 1; i <= last; i++) {
    const kind = spans.kindOf(i)
    if (rank[kind]! < rank[best]!) best = kind
  }
  return best
}

/** The time in each kind within the column, as shares of the column. */
export function shares(
  sums: KindSums,
  spans: KindedSpans,
  [first, last]: readonly [number, number],
  [from, to]: readonly [Micros, Micros],
  out: Float64Array,
): void {
  out.fill(0)
  sums.add(spans, first, last, from, to, out)
  for (let kind = 0; kind < out.length; kind++) out[kind]! /= to - from
}
