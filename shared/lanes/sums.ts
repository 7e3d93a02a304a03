/**
 * How long tasks ran, were ready, waited for each thing and cleaned up, within a span of time. Segments are summed up in blocks, and
 * blocks in blocks of blocks, when they are first asked for: a sum takes a number of steps that grows with the logarithm of the lane.
 */
import type { Micros } from '../ids.ts'
import { grown } from './grow.ts'
import { type Lanes, SEGMENT, SHIELDED, type TaskLane } from './model.ts'
import { endOf, segmentAt } from './query.ts'
import { PASSING } from './shared-values.ts'

/** Microseconds. `cancelling` is all of it, waits included; `waits` is by what `Lanes.waitOf` takes, and adds up to `waiting`. */
export interface Sums {
  ready: Micros
  running: Micros
  waiting: Micros
  cancelling: Micros
  readonly waits: Map<number, Micros>
}

export const noSums = (): Sums => ({ ready: 0, running: 0, waiting: 0, cancelling: 0, waits: new Map() })

/** Segments in a block: fewer are as quickly read as looked up. And blocks in a block of the level above. */
const BLOCK = 1024
const FAN = 16

/** Blocks count from the first segment that is kept: they are made anew when another one is. */
interface Blocks {
  readonly dropped: number
  readonly levels: Sums[][]
}

export class LaneSums {
  // I1  a block is only made of segments that are over: their ends will not change any more.
  readonly #lanes: Lanes
  /** Of each lane its blocks, the finest first. */
  readonly #blocks = new WeakMap<TaskLane, Blocks>()
  readonly #tally = new Tally()

  constructor(lanes: Lanes) {
    this.#lanes = lanes
  }

  of(lane: TaskLane, from: Micros, to: Micros): Sums {
    this.#add(lane, from, to)
    return this.#tally.take()
  }

  ofAll(from: Micros, to: Micros): Sums {
    for (const lane of this.#lanes.tasks.values()) this.#add(lane, from, to)
    return this.#tally.take()
  }

  #add(lane: TaskLane, from: Micros, to: Micros): void {
    const last = segmentAt(lane, to)
    if (last < 0 || to <= from) return
    const first = Math.max(0, segmentAt(lane, from))
    this.#addPart(lane, first, from, to)
    if (last === first) return
    this.#addWhole(lane, first + 1, last)
    this.#addPart(lane, last, from, to)
  }

  #addPart(lane: TaskLane, index: number, from: Micros, to: Micros): void {
    const length = Math.min(to, endOf(this.#lanes, lane, index)) - Math.max(from, lane.start[index]!)
    if (length > 0) this.#tally.add(lane.kind[index]!, lane.wait[index]!, length)
  }

  /** Segments `from` … `to - 1`, all of them followed by another. */
  #addWhole(lane: TaskLane, from: number, to: number): void {
    if (to - from < BLOCK) {
      this.#tally.addSegments(lane, from, to)
      return
    }
    const levels = this.#blocksOf(lane)
    let at = from
    while (at < to) {
      const level = coarsest(levels, at, to)
      const size = level < 0 ? Math.min(to, nextBlock(at)) - at : sizeOf(level)
      if (level < 0) this.#tally.addSegments(lane, at, at + size)
      else this.#tally.merge(levels[level]![at / size]!)
      at += size
    }
  }

  #blocksOf(lane: TaskLane): Sums[][] {
    const known = this.#blocks.get(lane)
    const levels: Sums[][] = known?.dropped === lane.dropped ? known.levels : [[]]
    this.#blocks.set(lane, { dropped: lane.dropped, levels })
    const tally = new Tally()
    const finest = levels[0]!
    while ((finest.length + 1) * BLOCK < lane.count) {
      tally.addSegments(lane, finest.length * BLOCK, (finest.length + 1) * BLOCK) // I1
      finest.push(tally.take())
    }
    for (let level = 1; levels[level - 1]!.length >= FAN; level++) {
      levels[level] ??= []
      const blocks = levels[level]!
      const below = levels[level - 1]!
      while ((blocks.length + 1) * FAN <= below.length) {
        for (let i = 0; i < FAN; i++) tally.merge(below[blocks.length * FAN + i]!)
        blocks.push(tally.take())
      }
    }
    return levels
  }
}

const sizeOf = (level: number): number => BLOCK * FAN ** level
const nextBlock = (at: number): number => (Math.floor(at / BLOCK) + 1) * BLOCK

/** The level of the largest block that begins at `at` and is over by `to`; -1: none. */
function coarsest(levels: readonly (readonly Sums[])[], at: number, to: number): number {
  let level = -1
  for (let size = BLOCK; at % size === 0 && at + size <= to; size *= FAN) {
    if (levels[level + 1]?.[at / size] === undefined) break
    level++
  }
  return level
}

/** A sum in the making: columns, since millions of segments are added to it. */
class Tally {
  readonly #kinds = new Float64Array(SHIELDED)
  #waits = new Float64Array(64)
  readonly #passing = new Map<number, Micros>()

  add(kind: number, wait: number, length: Micros): void {
    const bare = kind & ~SHIELDED
    this.#kinds[bare]! += length
    if (bare !== SEGMENT.waiting) return
    if (wait >= PASSING) this.#passing.set(wait, (this.#passing.get(wait) ?? 0) + length)
    else {
      if (wait >= this.#waits.length) this.#waits = grown(this.#waits, wait * 2)
      this.#waits[wait]! += length
    }
  }

  addSegments({ start, kind, wait }: TaskLane, from: number, to: number): void {
    let begin = start[from]!
    for (let i = from; i < to; i++) {
      const end = start[i + 1]!
      this.add(kind[i]!, wait[i]!, end - begin)
      begin = end
    }
  }

  merge(sums: Sums): void {
    this.#kinds[SEGMENT.ready]! += sums.ready
    this.#kinds[SEGMENT.running]! += sums.running
    this.#kinds[SEGMENT.cancelling]! += sums.cancelling
    for (const [wait, length] of sums.waits) this.add(SEGMENT.waiting, wait, length)
  }

  /** Begins anew. */
  take(): Sums {
    const kinds = this.#kinds
    const waits = new Map<number, Micros>()
    this.#waits.forEach((length, wait) => {
      if (length > 0) waits.set(wait, length)
    })
    for (const [wait, length] of this.#passing) if (length > 0) waits.set(wait, length)
    const sums = {
      ready: kinds[SEGMENT.ready]!,
      running: kinds[SEGMENT.running]!,
      waiting: kinds[SEGMENT.waiting]!,
      cancelling: kinds[SEGMENT.cancelling]! + kinds[SEGMENT.cancellingWait]!,
      waits,
    }
    kinds.fill(0)
    this.#waits.fill(0)
    this.#passing.clear()
    return sums
  }
}
