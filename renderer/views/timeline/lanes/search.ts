/** Finding segments by time in a column of their starts, which only rises. */
import type { Micros } from '../../../../shared/ids.ts'
import type { Landmarks } from './landmarks.ts'

/** A list of segments, each until the next starts and the last until `end`. */
export interface Spans {
  readonly start: Float64Array
  readonly count: number
  readonly end: Micros
  /** Of this list, as long as it keeps its beginning. */
  readonly landmarks: Landmarks
}

/**
 * The last index whose start is before `at`; −1: none. `low` is known to be before, or −1. `hint`: how far from it the index is likely
 * to be; from there the steps grow in either direction.
 */
export function lastBefore(start: Float64Array, count: number, at: Micros, low: number, hint: number): number {
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
  return lastWithin(start, at, known, high)
}

/** The last index whose start is before `at`: that of `known` is, that of `high` is not. */
export function lastWithin(start: Float64Array, at: Micros, known: number, high: number): number {
  let low = known
  let above = high
  while (low + 1 < above) {
    const middle = (low + above) >>> 1
    if (start[middle]! < at) low = middle
    else above = middle
  }
  return low
}

export const spanEnd = ({ start, count, end }: Omit<Spans, 'landmarks'>, index: number): Micros =>
  index + 1 < count ? start[index + 1]! : end
