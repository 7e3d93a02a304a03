/** Who kept a task waiting within a span of time: whoever had what it wanted while it waited, with how long. */
import type { Micros, ResourceId, TaskId } from '../../../../shared/ids.ts'
import { endOf, isWait, kindOf, type Lanes, SEGMENT, segmentAt, type TaskLane } from '../../../../shared/lanes/index.ts'
import type { TimeWindow } from '../../../store/index.ts'

export interface KeptBy {
  readonly time: Micros
  /** Nobody: it was in the ready queue. Several had permits of one semaphore together. */
  readonly holders: readonly TaskId[]
  readonly resource: ResourceId | null
}

/** Above so many segments nobody is named: reading them all would take longer than a frame. */
export const MOST_READ = 20_000

/** The longest first; null: too much happened in the span. */
export function keptBy(lanes: Lanes, lane: TaskLane, span: TimeWindow): readonly KeptBy[] | null {
  const first = Math.max(0, segmentAt(lane, span.from))
  const last = segmentAt(lane, span.to)
  if (last - first > MOST_READ) return null
  const found = new Map<string, { time: Micros; holders: readonly TaskId[]; resource: ResourceId | null }>()
  const add = (resource: ResourceId | null, holders: readonly TaskId[], time: Micros): void => {
    const key = `${resource} ${holders.join()}`
    const known = found.get(key)
    if (known) known.time += time
    else found.set(key, { time, holders, resource })
  }
  for (let i = first; i <= last; i++) {
    const from = Math.max(span.from, lane.start[i]!)
    const to = Math.min(span.to, endOf(lanes, lane, i))
    if (to <= from) continue
    if (kindOf(lane, i) === SEGMENT.ready) add(null, [], to - from)
    else if (isWait(lane, i)) addWait(lanes, lane, i, { from, to }, add)
  }
  return [...found.values()].sort((a, b) => b.time - a.time)
}

type Add = (resource: ResourceId | null, holders: readonly TaskId[], time: Micros) => void

function addWait(lanes: Lanes, lane: TaskLane, index: number, { from, to }: TimeWindow, add: Add): void {
  const wait = lanes.waitOf(lane.wait[index]!)
  if (wait?.for === 'task') add(null, [wait.task], to - from)
  if (wait?.for !== 'resource' || wait.to !== 'acquire') return
  const resource = lanes.resources.get(wait.resource)
  if (!resource) return
  for (let i = Math.max(0, segmentAt(resource, from)); i < resource.count && resource.start[i]! < to; i++) {
    const time = Math.min(to, endOf(lanes, resource, i)) - Math.max(from, resource.start[i]!)
    const holders = lanes.holdersOf(resource.holders[i]!).filter(task => task !== lane.task)
    if (time > 0 && holders.length > 0) add(wait.resource, holders, time)
  }
}
