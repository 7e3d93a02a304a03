/** How long steps and waits took: percentiles, and a histogram whose bars know their tasks. */
import type { Micros, ResourceId, TaskId } from '../ids.ts'
import { type Lanes, SEGMENT, type TaskLane } from './model.ts'
import { type Percentiles, percentilesOf } from './percentiles.ts'
import { firstFrom, isWait, kindOf } from './query.ts'

/** From `from` up to, not including, `to`. The first bin is for what took no time, as every step on the virtual clock. */
export interface Bin {
  readonly from: Micros
  readonly to: Micros
  readonly count: number
  /** In the order of the lanes. */
  readonly tasks: readonly { readonly task: TaskId; readonly count: number }[]
}

export interface Distribution extends Percentiles {
  readonly count: number
  readonly total: Micros
  /** Without a gap from the first that is not empty to the last; bounds are 1, 2, 5, 10, 20, 50, … µs. */
  readonly bins: readonly Bin[]
}

export interface Choice {
  /** All, if it is not said. */
  readonly tasks?: Iterable<TaskLane>
  /** What began in this span; all, if it is not said. */
  readonly from?: Micros
  readonly to?: Micros
}

/** Steps that are over. Those of tasks that were asked to cancel are not told from one another and not counted. Null: none. */
export const stepTimes = (lanes: Lanes, choice: Choice = {}): Distribution | null =>
  distributionOf(lanes, choice, (lane, index, add) => {
    if (kindOf(lane, index) !== SEGMENT.running) return
    const end = index + 1 < lane.count ? lane.start[index + 1]! : lane.endedAt
    if (end !== null) add(end - lane.start[index]!)
  })

/** Waits that are over, for one resource or for anything. Null: none. */
export function waitTimes(lanes: Lanes, choice: Choice & { readonly resource?: ResourceId } = {}): Distribution | null {
  const wanted = lanes.waits.map(wait => choice.resource === undefined || isFor(wait, choice.resource))
  return distributionOf(lanes, choice, (lane, index, add) => {
    if (!isWait(lane, index) || !wanted[lane.wait[index]!] || isRest(lane, index)) return
    const end = endOfWait(lane, index)
    if (end !== null) add(end - lane.start[index]!)
  })
}

const isFor = (wait: Lanes['waits'][number], resource: ResourceId): boolean =>
  wait?.for === 'resource' && wait.resource === resource

/** Not the first segment of its wait. */
const isRest = (lane: TaskLane, index: number): boolean =>
  index > 0 && isWait(lane, index - 1) && lane.wait[index - 1] === lane.wait[index]

function endOfWait(lane: TaskLane, index: number): Micros | null {
  let next = index + 1
  while (next < lane.count && isRest(lane, next) && isWait(lane, next)) next++
  return next < lane.count ? lane.start[next]! : lane.endedAt
}

type Measure = (lane: TaskLane, index: number, add: (length: Micros) => void) => void

function distributionOf(lanes: Lanes, choice: Choice, measure: Measure): Distribution | null {
  const { tasks = lanes.tasks.values(), from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = choice
  const lengths = new Lengths()
  for (const lane of tasks) {
    const last = firstFrom(lane, to)
    for (let i = firstFrom(lane, from); i < last; i++) measure(lane, i, lengths.add)
    lengths.endOfLane(lane.task)
  }
  return lengths.result()
}

class Lengths {
  #values = new Float64Array(1_024)
  #count = 0
  #total = 0
  /** Of the lane that is being measured, by bin; the same for all of them below. */
  readonly #ofLane: number[] = []
  readonly #tasks: { task: TaskId; count: number }[][] = []

  readonly add = (length: Micros): void => {
    if (this.#count === this.#values.length) this.#grow()
    this.#values[this.#count++] = length
    this.#total += length
    const bin = binOf(length)
    this.#ofLane[bin] = (this.#ofLane[bin] ?? 0) + 1
  }

  endOfLane(task: TaskId): void {
    this.#ofLane.forEach((count, bin) => {
      this.#tasks[bin] ??= []
      this.#tasks[bin]!.push({ task, count })
    })
    this.#ofLane.length = 0
  }

  result(): Distribution | null {
    if (this.#count === 0) return null
    const first = this.#tasks.findIndex(tasks => tasks !== undefined)
    const bins: Bin[] = []
    for (let bin = first; bin < this.#tasks.length; bin++) {
      const tasks = this.#tasks[bin] ?? []
      const count = tasks.reduce((sum, each) => sum + each.count, 0)
      bins.push({ from: boundOf(bin), to: boundOf(bin + 1), count, tasks })
    }
    const percentiles = percentilesOf(this.#values.subarray(0, this.#count))
    return { count: this.#count, total: this.#total, ...percentiles, bins }
  }

  #grow(): void {
    const wider = new Float64Array(this.#values.length * 2)
    wider.set(this.#values)
    this.#values = wider
  }
}

/** Lower bounds: 0, 1, 2, 5, 10, … */
const boundOf = (bin: number): Micros => (bin === 0 ? 0 : [1, 2, 5][(bin - 1) % 3]! * 10 ** Math.floor((bin - 1) / 3))

function binOf(length: Micros): number {
  if (length < 1) return 0
  const decade = Math.floor(Math.log10(length) + 1e-9)
  const lead = length / 10 ** decade
  return 1 + decade * 3 + (lead >= 5 ? 2 : lead >= 2 ? 1 : 0)
}
