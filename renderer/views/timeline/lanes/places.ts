/** How high each row is and where it stands, in CSS pixels from the top of all rows. */
import type { ResourceLane } from '../../../../shared/lanes/index.ts'
import type { LaneRow } from './rows.ts'

export const LANE = 24
const TALL = 44
const SLOT = 18
/** A semaphore with more permits is drawn as steps: its holders would not be told apart. */
export const MOST_SLOTS = 4

/** Rows of holders that are drawn one above the other; 0: as a level. */
export function slotsOf({ kind, capacity }: ResourceLane): number {
  if (kind === 'lock') return 1
  return kind === 'semaphore' && capacity <= MOST_SLOTS ? Math.max(1, capacity) : 0
}

export function heightOf(row: LaneRow): number {
  if (row.kind !== 'resource') return LANE
  const slots = slotsOf(row.lane)
  if (slots > 0) return slots === 1 ? LANE : 4 + SLOT * slots
  return row.lane.kind === 'event' || row.lane.kind === 'process' ? LANE : TALL
}

export interface Places {
  readonly rows: readonly LaneRow[]
  /** Where each row begins; one more for the end. */
  readonly tops: Float64Array
  readonly indexOf: ReadonlyMap<string, number>
}

export function placesOf(rows: readonly LaneRow[]): Places {
  const tops = new Float64Array(rows.length + 1)
  const indexOf = new Map<string, number>()
  rows.forEach((row, i) => {
    tops[i + 1] = tops[i]! + heightOf(row)
    indexOf.set(row.key, i)
  })
  return { rows, tops, indexOf }
}

export const totalHeight = ({ rows, tops }: Places): number => tops[rows.length]!

/** The row at `y`; that of an end for what is beyond it. −1: there are no rows. */
export function rowAt({ rows, tops }: Places, y: number): number {
  let [low, high] = [0, rows.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (tops[middle]! <= y) low = middle
    else high = middle - 1
  }
  return high
}
