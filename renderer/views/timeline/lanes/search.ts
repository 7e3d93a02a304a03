/** Finding segments by time in a column of their starts, which only rises. */
import type { Micros } from '../../../../shared/ids.ts'

/** A list of segments, each until the next starts and the last until `end`. */
export interface Spans {
  readonly start: Float64Array
  readonly count: number
  readonly end: Micros
}

/** The last index whose start is before `at`; −1: none. `low` is known to be before. */
export function lastBefore(start: Float64Array, count: number, at: Micros, low = -1): number {
  let high = count
  let known = low
  // What is looked for is mostly near what was found last, so the steps grow from there.
  for (let step = 1; known + step < count; step *= 2) {
    if (start[known + step]! < at) known += step
    else {
      high = known + step
      break
    }
  }
  while (known + 1 < high) {
    const middle = (known + high) >>> 1
    if (start[middle]! < at) known = middle
    else high = middle
  }
  return known
}

export const spanEnd = ({ start, count, end }: Spans, index: number): Micros =>
  index + 1 < count ? start[index + 1]! : end
