/** A segment told as a story: what it was, who had what was wanted, who ended it, and when the task then ran. */
import type { Micros, ResourceId, TaskId } from '../../../../shared/ids.ts'
import {
  endOf,
  holdersAt,
  isWait,
  kindOf,
  type Lanes,
  type LaneWait,
  SEGMENT,
  type SegmentKind,
  type TaskLane,
  WAKER,
  waitSpan,
  wakerOf,
} from '../../../../shared/lanes/index.ts'
import { placeOf, type SegmentPlace } from './spans.ts'

export type Waker =
  /** `cancels`: by asking it to cancel. */
  | { readonly by: 'task'; readonly task: TaskId; readonly cancels: boolean }
  | { readonly by: 'timer' | 'outside' | 'callback' | 'cancel' | 'unknown' }

export interface SegmentStory extends SegmentPlace {
  readonly lane: TaskLane
  readonly kind: SegmentKind
  /** Null: it did not wait. */
  readonly wait: LaneWait | null
  /** Who had what it wanted when it began to wait: of a lock or semaphore its holders, of a task that task. */
  readonly holders: readonly TaskId[]
  /** Null: it waits still, or did not wait. */
  readonly waker: Waker | null
  /** How long it was ready before it ran; null: it has not run since. */
  readonly readyFor: Micros | null
}

export function storyOf(lanes: Lanes, lane: TaskLane, index: number): SegmentStory {
  const place = placeOf(lanes, lane, index)
  const kind = kindOf(lane, index)
  const waits = isWait(lane, index)
  const wait = waits ? lanes.waitOf(lane.wait[index]!) : null
  const { last } = waitSpan(lane, index)
  const over = last + 1 < lane.count
  return {
    ...place,
    lane,
    kind,
    wait,
    holders: wait ? holdersOf(lanes, wait, place.from).filter(task => task !== lane.task) : [],
    waker: waits && over ? told(wakerOf(lane, index), isCancelled(lane, index)) : null,
    readyFor: waits && over ? readyAfter(lanes, lane, last + 1) : null,
  }
}

function holdersOf(lanes: Lanes, wait: LaneWait, at: Micros): readonly TaskId[] {
  switch (wait.for) {
    case 'resource': {
      const resource = wait.to === 'acquire' ? lanes.resources.get(wait.resource) : undefined
      return resource ? holdersAt(lanes, resource, at) : []
    }
    case 'task':
    case 'shield':
      return wait.task === null ? [] : [wait.task]
    case 'tasks':
    case 'group':
    case 'after':
      return wait.tasks
    default:
      return []
  }
}

/** The cancel was asked for in the wait, and ended it; one that had been asked before the wait began is being cleaned up after. */
function isCancelled(lane: TaskLane, index: number): boolean {
  const { first, last } = waitSpan(lane, index)
  return kindOf(lane, first) === SEGMENT.waiting && kindOf(lane, last + 1) === SEGMENT.cancelling
}

function told(waker: number, cancels: boolean): Waker {
  if (waker > 0) return { by: 'task', task: waker, cancels }
  switch (waker) {
    case WAKER.timer:
      return { by: 'timer' }
    case WAKER.outside:
      return { by: 'outside' }
    case WAKER.callback:
      return { by: 'callback' }
    case WAKER.cancel:
      return { by: 'cancel' }
    default:
      return { by: 'unknown' }
  }
}

function readyAfter(lanes: Lanes, lane: TaskLane, index: number): Micros | null {
  if (kindOf(lane, index) !== SEGMENT.ready) return 0
  return index + 1 < lane.count ? endOf(lanes, lane, index) - lane.start[index]! : null
}

/** The resource it waited for, if it was one. */
export const wantedOf = ({ wait }: SegmentStory): ResourceId | null => (wait?.for === 'resource' ? wait.resource : null)
