/** What stands at a place of a lane. Each is a binary search in its columns. */
import type { Micros, TaskId } from '../ids.ts'
import { type Lanes, type ResourceLane, SEGMENT, type SegmentKind, SHIELDED, type TaskLane, WAKER } from './model.ts'

interface Columns {
  readonly count: number
  readonly start: Float64Array
}

/** The last segment that has begun by then; -1 before the first. Several may begin at once: the last of them is what lasts. */
export function segmentAt({ count, start }: Columns, at: Micros): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (start[middle]! <= at) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The first segment that begins at that time or later; `count` if none does. */
export function firstFrom({ count, start }: Columns, at: Micros): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (start[middle]! < at) low = middle + 1
    else high = middle
  }
  return low
}

/** When a lane's next event after `at` happened, or its last one before; null: there is none. */
export function eventBeside({ count, start, endedAt }: TaskLane, at: Micros, by: 1 | -1): Micros | null {
  if (by === -1) {
    if (endedAt !== null && endedAt < at) return endedAt
    const index = firstFrom({ count, start }, at) - 1
    return index < 0 ? null : start[index]!
  }
  const index = segmentAt({ count, start }, at) + 1
  if (index < count) return start[index]!
  return endedAt !== null && endedAt > at ? endedAt : null
}

/** When a segment is over. */
export function endOf(lanes: Lanes, lane: Columns & { readonly endedAt: Micros | null }, index: number): Micros {
  return index + 1 < lane.count ? lane.start[index + 1]! : Math.max(lane.start[index]!, lane.endedAt ?? lanes.at)
}

export const kindOf = (lane: TaskLane, index: number): SegmentKind => (lane.kind[index]! & ~SHIELDED) as SegmentKind

export const isShielded = (lane: TaskLane, index: number): boolean => (lane.kind[index]! & SHIELDED) !== 0

export const isWait = (lane: TaskLane, index: number): boolean => {
  const kind = kindOf(lane, index)
  return kind === SEGMENT.waiting || kind === SEGMENT.cancellingWait
}

/** Who has a resource then, by their numbers; of a semaphore with many permits some may be unnamed. */
export function holdersAt(lanes: Lanes, lane: ResourceLane, at: Micros): readonly TaskId[] {
  const index = segmentAt(lane, at)
  return index < 0 ? [] : lanes.holdersOf(lane.holders[index]!)
}

export interface Span {
  readonly first: number
  readonly last: number
}

/** Whether the wait before it is still that wait: a shield or a cancel request may come while it goes on. */
export const isRestOfWait = (lane: TaskLane, index: number): boolean =>
  index > 0 &&
  index < lane.count &&
  lane.wait[index] === lane.wait[index - 1] &&
  isWait(lane, index) &&
  isWait(lane, index - 1)

/** All segments of the wait that `index` is part of. */
export function waitSpan(lane: TaskLane, index: number): Span {
  let first = index
  let last = index
  while (isRestOfWait(lane, first)) first--
  while (isRestOfWait(lane, last + 1)) last++
  return { first, last }
}

/** Who ended the wait that segment `index` is part of: a task, or a WAKER. */
export function wakerOf(lane: TaskLane, index: number): number {
  const { last } = waitSpan(lane, index)
  return last + 1 < lane.count ? lane.waker[last + 1]! : WAKER.unknown
}
