/**
 * A lane seen through pixels: what is at least a pixel wide is told as one run, and of what is narrower, each column of pixels
 * is told with all that is in it. So the cost depends on the width in pixels, whatever the number of segments.
 */
import type { Edges } from './edges.ts'
import type { Spans } from './search.ts'

export interface ColumnVisitor {
  /** Segment `index` alone, from column `from` up to before `to`. */
  run(from: number, to: number, index: number): void
  /** In this column segments `first` to `last` meet; `first` covers its left edge, if anything does. */
  mixed(column: number, first: number, last: number): void
}

export function walk({ start }: Spans, edges: Edges, visit: ColumnVisitor): void {
  const { from, to, before } = edges
  // I1  `first` is the last segment that starts before the column, or 0: nothing before it is seen from here on.
  let first = before[0]!
  for (let column = from; column < to; ) {
    const last = before[column - from + 1]!
    let until = column + 1
    if (first < last && start[first + 1]! <= edges.at(column)) first++ // it ends at the very edge
    if (first < last) visit.mixed(column, first, last)
    else {
      while (until < to && before[until - from + 1] === last) until++
      visit.run(column, until, last)
    }
    column = until
    first = last
  }
}
