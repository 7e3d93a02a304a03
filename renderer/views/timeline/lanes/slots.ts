/**
 * Who has which permit, each permit a row of its own: the log names the holders, and a holder keeps the row it was given until
 * it gives the permit back. Made as the lane grows.
 */
import type { TaskId } from '../../../../shared/ids.ts'
import { type Lanes, type ResourceLane, segmentAt } from '../../../../shared/lanes/index.ts'

/** In `SlotTrack.task`: free, and taken by what is no task or by a task that has another permit as well. */
export const FREE = 0
export const UNNAMED = -1

export class SlotTrack {
  start = new Float64Array(16)
  task = new Int32Array(16)
  dropped = 0
  count = 0

  get current(): number {
    return this.count === 0 ? FREE : this.task[this.count - 1]!
  }

  put(at: number, task: number): void {
    if (this.count > 0 && this.current === task) return
    if (this.count === this.start.length) this.#grow()
    this.start[this.count] = at
    this.task[this.count++] = task
  }

  /** What was over by `at` goes. */
  dropBefore(at: number): void {
    const first = segmentAt(this, at)
    if (first <= 0) return
    this.start.copyWithin(0, first, this.count)
    this.task.copyWithin(0, first, this.count)
    this.dropped += first
    this.count -= first
  }

  #grow(): void {
    const [start, task] = [new Float64Array(2 * this.count), new Int32Array(2 * this.count)]
    start.set(this.start)
    task.set(this.task)
    this.start = start
    this.task = task
  }
}

class SlotTracks {
  // I1  of the lane's rows, counted with those it has dropped, the first #seen are in the tracks; so is no more than the lane has kept.
  readonly tracks: readonly SlotTrack[]
  #dropped = 0
  #seen = 0

  constructor(slots: number) {
    this.tracks = Array.from({ length: slots }, () => new SlotTrack())
  }

  grow(lane: ResourceLane, lanes: Lanes): void {
    if (this.#dropped < lane.dropped) this.#drop(lane)
    for (let row = this.#seen - lane.dropped; row < lane.count; row++) {
      const holders = lanes.holdersOf(lane.holders[row]!)
      this.#put(lane.start[row]!, holders, lane.level[row]! - holders.length)
    }
    this.#seen = lane.dropped + lane.count
  }

  #drop({ dropped, start }: ResourceLane): void {
    for (const track of this.tracks) track.dropBefore(start[0]!)
    this.#dropped = dropped
    this.#seen = Math.max(this.#seen, dropped)
  }

  #put(at: number, holders: readonly TaskId[], unnamed: number): void {
    const next = this.tracks.map(({ current }) => (holders.includes(current) ? current : FREE))
    const place = (task: number): void => {
      const free = next.indexOf(FREE)
      if (free >= 0) next[free] = task
    }
    for (const task of holders) if (!next.includes(task)) place(task)
    for (let n = 0; n < unnamed; n++) place(UNNAMED)
    this.tracks.forEach((track, slot) => {
      track.put(at, next[slot]!)
    })
  }
}

const tracksOf = new WeakMap<ResourceLane, SlotTracks>()

export function slotTracks(lane: ResourceLane, lanes: Lanes, slots: number): readonly SlotTrack[] {
  const tracks = tracksOf.get(lane) ?? new SlotTracks(slots)
  tracksOf.set(lane, tracks)
  tracks.grow(lane, lanes)
  return tracks.tracks
}
