/**
 * Who has which permit, each permit a row of its own: the log names the holders, and a holder keeps the row it was given until
 * it gives the permit back. Made as the lane grows.
 */
import type { TaskId } from '../../../../shared/ids.ts'
import type { Lanes, ResourceLane } from '../../../../shared/lanes/index.ts'
import { kept } from './kept.ts'

/** In `SlotTrack.task`: free, and taken by what is no task or by a task that has another permit as well. */
export const FREE = 0
export const UNNAMED = -1

export class SlotTrack {
  start = new Float64Array(16)
  task = new Int32Array(16)
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

  #grow(): void {
    const [start, task] = [new Float64Array(2 * this.count), new Int32Array(2 * this.count)]
    start.set(this.start)
    task.set(this.task)
    this.start = start
    this.task = task
  }
}

class SlotTracks {
  readonly tracks: readonly SlotTrack[]
  #seen = 0

  constructor(slots: number) {
    this.tracks = Array.from({ length: slots }, () => new SlotTrack())
  }

  grow(lane: ResourceLane, lanes: Lanes): void {
    for (; this.#seen < lane.count; this.#seen++) {
      const holders = lanes.holders[lane.holders[this.#seen]!]!
      this.#put(lane.start[this.#seen]!, holders, lane.level[this.#seen]! - holders.length)
    }
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
  const tracks = kept(tracksOf, lane, () => new SlotTracks(slots))
  tracks.grow(lane, lanes)
  return tracks.tracks
}
