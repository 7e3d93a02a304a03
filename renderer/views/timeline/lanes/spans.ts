/** The lanes of the model as lists of segments, with their ends. */
import type { Micros } from '../../../../shared/ids.ts'
import {
  endOf,
  type Lanes,
  type ResourceLane,
  type TaskLane,
  type WorkerLane,
  waitSpan,
} from '../../../../shared/lanes/index.ts'
import { Kept } from './kept.ts'
import { Landmarks } from './landmarks.ts'
import type { Spans } from './search.ts'

type Lane = TaskLane | ResourceLane | WorkerLane

const landmarks = new Kept<Lane, Landmarks>(() => new Landmarks())

export const spansOf = (lane: Lane, lanes: Pick<Lanes, 'at'>): Spans => ({
  start: lane.start,
  count: lane.count,
  end: lane.endedAt ?? lanes.at,
  landmarks: landmarks.for(lane),
})

export interface SegmentPlace {
  readonly from: Micros
  readonly to: Micros
  /** It has not ended. */
  readonly goesOn: boolean
}

/** A wait as a whole, though a shield or a cancel request in the midst of it makes it several segments. */
export function placeOf(lanes: Lanes, lane: TaskLane, index: number): SegmentPlace {
  const { first, last } = waitSpan(lane, index)
  return {
    from: lane.start[first]!,
    to: endOf(lanes, lane, last),
    goesOn: last + 1 === lane.count && lane.endedAt === null && !lanes.ended,
  }
}
