/** What of a lane is meant by a place on it. */
import type { Micros } from '../../../../shared/ids.ts'
import { endOf, kindOf, type Lanes, SEGMENT, segmentAt, type TaskLane } from '../../../../shared/lanes/index.ts'

/** Segments closer together than this are not told apart by pointing. */
const MANY = 16

/**
 * The segment at `at`, or a step beside it that is too short to be pointed at: on the virtual clock a step takes no time.
 * `slack`: how much time a few pixels are. −1: the task was not there then.
 */
export function segmentNear(lanes: Lanes, lane: TaskLane, at: Micros, slack: Micros): number {
  const end = lane.endedAt ?? lanes.at
  if (at < lane.createdAt - slack || at > end + slack) return -1
  const meant = Math.max(0, segmentAt(lane, at))
  const [first, last] = [Math.max(0, segmentAt(lane, at - slack)), segmentAt(lane, at + slack)]
  if (lane.count === 0) return -1
  if (last - first > MANY) return meant
  for (let i = first; i <= last; i++) {
    const kind = kindOf(lane, i)
    const runs = kind === SEGMENT.running || kind === SEGMENT.cancelling
    const short = endOf(lanes, lane, i) - lane.start[i]! < 2 * slack
    if (runs && short && Math.abs(lane.start[i]! - at) <= slack) return i
  }
  return meant
}
