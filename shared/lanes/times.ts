/**
 * How long steps and waits took: of all tasks, of the tasks that share a name, and of those who waited for a resource. What was
 * measured once is kept, and reading again measures what is new: until the lanes drop their beginning, and another tally is
 * needed (`Lanes.drops`). It goes in pieces, between which a page draws.
 */
import type { Micros, ResourceId } from '../ids.ts'
import { sharedName } from '../state/selectors/wait-groups.ts'
import { Measured, type SubjectTimes, timesOf } from './measured.ts'
import { type Lanes, SEGMENT, type TaskLane } from './model.ts'
import { firstFrom, isRestOfWait, isWait, kindOf, waitSpan } from './query.ts'

export type Timed = 'steps' | 'waits'

/** What was over by `to`, and not before `from`. */
export interface Within {
  readonly from: Micros
  readonly to: Micros
}

export const EVER: Within = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY }

/** Segments in a piece: a millisecond or two. */
const PIECE = 20_000

interface Reading {
  readonly lane: TaskLane
  readonly name: Measured
  next: number
}

interface Name {
  readonly measured: Measured
  tasks: number
}

/**
 * Steps that are over; those of tasks that were asked to cancel are not told from one another and not counted. Waits that are over;
 * one that a shield or a cancel request came into is still one.
 */
export class TimeTally {
  // I1  of each lane in #open everything before `next` was measured, and nothing from there on.
  // I2  a lane of the first #lanesSeen that is not in #open has nothing more to come.
  readonly #lanes: Lanes
  readonly #of: Timed
  readonly #within: Within
  readonly #names = new Map<string, Name>()
  readonly #resources = new Map<ResourceId, Measured>()
  #open: Reading[] = []
  #lanesSeen = 0
  #left = PIECE
  /** What was told last; null: more has come since. */
  #told: readonly SubjectTimes[] | null = []

  constructor(lanes: Lanes, of: Timed, within: Within = EVER) {
    this.#lanes = lanes
    this.#of = of
    this.#within = within
  }

  /** All first, if there is anything; the very same list as last time if nothing has come. Each `yield` is a place to pause. */
  *read(): Generator<void, readonly SubjectTimes[]> {
    this.#openNew()
    for (const reading of this.#open)
      while (!this.#readOn(reading)) {
        yield
        this.#left = PIECE
      }
    this.#open = this.#open.filter(({ lane, next }) => lane.endedAt === null || next < lane.count) // I2
    this.#told ??= yield* this.#tell()
    return this.#told
  }

  *#tell(): Generator<void, readonly SubjectTimes[]> {
    const told: SubjectTimes[] = []
    const names = [...this.#names.values()].map(({ measured }) => measured)
    for (const measured of [...names, ...this.#resources.values()]) {
      if (measured.isEmpty) continue
      told.push(measured.tell())
      yield
    }
    if (told.length === 0) return told
    const parts = told.filter(({ subject }) => subject.kind === 'name').flatMap(each => each.parts)
    return [timesOf('all', { kind: 'all' }, parts), ...told]
  }

  #openNew(): void {
    let n = 0
    for (const lane of this.#lanes.tasks.values()) {
      if (n++ < this.#lanesSeen) continue
      this.#open.push({ lane, name: this.#nameOf(lane), next: firstOver(lane, this.#within.from) })
    }
    if (n > this.#lanesSeen) this.#told = null
    this.#lanesSeen = n
  }

  #nameOf(lane: TaskLane): Measured {
    const shared = sharedName(lane)
    const known = this.#names.get(shared)
    if (known) {
      known.measured.rename({ kind: 'name', name: shared, tasks: ++known.tasks })
      return known.measured
    }
    const measured = new Measured(`name ${shared}`, { kind: 'name', name: lane.name, tasks: 1 })
    this.#names.set(shared, { measured, tasks: 1 })
    return measured
  }

  /** False: the piece is full, and there is more. */
  #readOn(reading: Reading): boolean {
    const { lane, name } = reading
    const { from, to } = this.#within
    this.#left--
    while (reading.next < lane.count) {
      if (--this.#left <= 0) return false
      const index = reading.next
      let next = index + 1
      while (isRestOfWait(lane, next)) next++
      const over = next < lane.count ? lane.start[next]! : lane.endedAt
      if (over === null || over > to) break
      reading.next = next // I1
      if (over >= from && this.#counts(lane, index)) this.#add(lane, index, name, over - lane.start[index]!)
    }
    return true
  }

  #counts(lane: TaskLane, index: number): boolean {
    return this.#of === 'steps' ? kindOf(lane, index) === SEGMENT.running : isWait(lane, index)
  }

  #add(lane: TaskLane, index: number, name: Measured, length: Micros): void {
    this.#told = null
    name.add(length, lane.task)
    const wait = this.#of === 'waits' ? this.#lanes.waitOf(lane.wait[index]!) : null
    if (wait?.for === 'resource') this.#resource(wait.resource).add(length, lane.task)
  }

  #resource(resource: ResourceId): Measured {
    const known = this.#resources.get(resource)
    if (known) return known
    const measured = new Measured(`resource ${resource}`, { kind: 'resource', resource })
    this.#resources.set(resource, measured)
    return measured
  }
}

/** The first segment, or the first of the wait, that is over at that time or later. */
const firstOver = (lane: TaskLane, from: Micros): number => {
  const before = firstFrom(lane, from) - 1
  return before < 0 ? 0 : waitSpan(lane, before).first
}
