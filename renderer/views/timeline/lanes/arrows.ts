/** From a wait to whoever had what was wanted, and from whoever ended the wait back to it. */
import type { Micros, TaskId } from '../../../../shared/ids.ts'
import { type Lanes, segmentAt } from '../../../../shared/lanes/index.ts'
import { type Places, slotsOf } from './places.ts'
import { resourceKey, rowsOver, taskKey } from './rows.ts'
import { spanEnd } from './search.ts'
import { slotTracks } from './slots.ts'
import { type SegmentStory, wantedOf } from './story.ts'

export interface Arrow {
  readonly what: 'held' | 'awaited' | 'woke' | 'cancelled'
  readonly at: Micros
  /** Whose name it bears: of several holders the first. */
  readonly task: TaskId
  readonly others: number
  /** It had what was waited for, and gave it back. */
  readonly gives: boolean
  /** Row indices: from where to where. */
  readonly from: number
  readonly to: number
}

export function arrowsOf(story: SegmentStory, lanes: Lanes, places: Places): readonly Arrow[] {
  if (story.wait === null) return []
  const own = rowOf(story.lane.task, lanes, places)
  const wanted = wantedOf(story)
  const resource = wanted === null ? undefined : lanes.resources.get(wanted)
  const held = resource !== undefined && story.holders.length > 0
  const resourceRow = held
    ? (places.indexOf.get(resourceKey(resource.resource)) ?? places.indexOf.get('resources'))
    : undefined
  const arrows: Arrow[] = []
  const [holder, ...others] = story.holders
  if (holder !== undefined) {
    const to = resourceRow ?? rowOf(holder, lanes, places)
    arrows.push({
      what: held ? 'held' : 'awaited',
      at: story.from,
      task: holder,
      others: others.length,
      gives: false,
      from: own,
      to,
    })
  }
  if (story.waker?.by === 'task') {
    const { task, cancels } = story.waker
    const gives = held && !cancels
    const from = (gives ? resourceRow : undefined) ?? rowOf(task, lanes, places)
    arrows.push({ what: cancels ? 'cancelled' : 'woke', at: story.to, task, others: 0, gives, from, to: own })
  }
  return arrows.filter(arrow => arrow.from !== arrow.to && arrow.from >= 0 && arrow.to >= 0)
}

/** Its row, or the folded one that hides it. */
export function rowOf(task: TaskId, lanes: Lanes, { indexOf }: Places): number {
  const own = indexOf.get(taskKey(task))
  if (own !== undefined) return own
  const over = rowsOver(lanes, task).findLast(key => indexOf.has(key))
  return over === undefined ? -1 : indexOf.get(over)!
}

export interface HeldPart {
  readonly row: number
  /** Counted from the top of the row, of `slots`. */
  readonly slot: number
  readonly slots: number
  readonly from: Micros
  readonly to: Micros
}

/** Where in a lock's or semaphore's row the holder's turn is drawn. */
export function heldPart(story: SegmentStory, lanes: Lanes, places: Places): HeldPart | null {
  const wanted = wantedOf(story)
  const lane = wanted === null ? undefined : lanes.resources.get(wanted)
  const row = lane && places.indexOf.get(resourceKey(lane.resource))
  const [holder] = story.holders
  if (!lane || row === undefined || holder === undefined) return null
  const slots = slotsOf(lane)
  const end = lane.endedAt ?? lanes.at
  const tracks = slots > 0 ? slotTracks(lane, lanes, slots) : []
  for (const [slot, { start, task, count }] of tracks.entries()) {
    const i = segmentAt({ start, count }, story.from)
    if (i >= 0 && task[i] === holder)
      return { row, slot, slots, from: start[i]!, to: spanEnd({ start, count, end }, i) }
  }
  return null
}
