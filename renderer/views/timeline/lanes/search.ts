/** Finding segments by time in a column of their starts, which only rises. */
import type { Micros } from '../../../../shared/ids.ts'

/** A list of segments, each until the next starts and the last until `end`. */
export interface Spans {
  readonly start: Float64Array
  readonly count: number
  readonly end: Micros
}

/**
 * The last index whose start is before `at`; −1: none. `low` is known to be before. `hint`: how far from it the index is likely to
 * be; from there the steps grow in either direction, for reading a column at random places is what takes the time.
 */
export function lastBefore(start: Float64Array, count: number, at: Micros, low = -1, hint = 1): number {
  let known = low
  let high = count
  let step = Math.max(1, hint >> 3)
  const first = low + hint
  if (first < count) {
    if (start[first]! < at) known = first
    else high = first
  }
  if (high === count)
    for (; known + step < count; step *= 2) {
      if (start[known + step]! < at) known += step
      else {
        high = known + step
        break
      }
    }
  else
    for (; high - step > known; step *= 2) {
      if (start[high - step]! >= at) high -= step
      else {
        known = high - step
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
