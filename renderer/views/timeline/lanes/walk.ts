/**
 * A lane seen through pixels: what is at least a pixel wide is told as one run, and of what is narrower, each column of pixels
 * is told with all that is in it. So the cost depends on the width in pixels, whatever the number of segments.
 */
import type { Scale } from '../time/scale.ts'
import { lastBefore, type Spans } from './search.ts'

export interface ColumnVisitor {
  /** Segment `index` alone, from column `from` up to before `to`. */
  run(from: number, to: number, index: number): void
  /** In this column segments `first` to `last` meet; `first` covers its left edge, if anything does. */
  mixed(column: number, first: number, last: number): void
}

export function walk(spans: Spans, scale: Scale, visit: ColumnVisitor): void {
  const { start, count, end } = spans
  if (count === 0) return
  const perColumn = (scale.to - scale.from) / scale.width
  const columnOf = (at: number): number => Math.floor((at - scale.from) / perColumn)
  const edge = (column: number): number => scale.from + column * perColumn
  // A lane that has no length is still seen.
  const stop = Math.min(scale.width, Math.max(columnOf(start[0]!) + 1, Math.ceil((end - scale.from) / perColumn)))
  let column = Math.max(0, columnOf(start[0]!))
  // I1  `first` is the last segment that starts before the column, or 0: nothing before it is seen from here on.
  let first = Math.max(0, lastBefore(start, count, edge(column)))
  let stride = 1
  while (column < stop) {
    const last = lastBefore(start, count, edge(column + 1), first, stride)
    stride = Math.max(1, last - first)
    if (first < last && start[first + 1]! <= edge(column)) first++ // it ends at the very edge
    if (first === last) {
      const next = first + 1 < count ? columnOf(start[first + 1]!) : stop
      const until = Math.min(stop, Math.max(column + 1, next))
      visit.run(column, until, first)
      column = until
    } else {
      visit.mixed(column, first, last)
      column++
    }
    first = last
  }
}
