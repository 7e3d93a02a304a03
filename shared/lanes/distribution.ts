/** Lengths of time as a histogram whose bars know their tasks. */
import type { Micros, TaskId } from '../ids.ts'

/** Lengths that were measured, in microseconds, and beside each whose it is. */
export interface Lengths {
  readonly value: Float64Array
  readonly task: Uint32Array
}

/** From `from` up to, not including, `to`. The first bin is for what took no time, as every step on the virtual clock. */
export interface Bin {
  readonly from: Micros
  readonly to: Micros
  readonly count: number
  /** In the order in which they came to be in it. */
  readonly tasks: ReadonlySet<TaskId>
}

/** Without a gap from the first that is not empty to the last; bounds are 0, 1, 2, 5, 10, 20, 50, … µs. */
export function binsOf(parts: readonly Lengths[]): readonly Bin[] {
  const filled: Filling[] = []
  for (const { value, task } of parts)
    for (let i = 0; i < value.length; i++) {
      const bin = binOf(value[i]!)
      filled[bin] ??= { count: 0, tasks: new Set(), latest: -1 }
      add(filled[bin], task[i]!)
    }
  const first = Math.max(
    0,
    filled.findIndex(bin => bin !== undefined),
  )
  return Array.from(filled.slice(first), (bin, i) => ({
    ...{ from: boundOf(first + i), to: boundOf(first + i + 1) },
    ...{ count: bin?.count ?? 0, tasks: bin?.tasks ?? new Set() },
  }))
}

interface Filling {
  count: number
  readonly tasks: Set<TaskId>
  /** Lengths of one task mostly come together, and looking it up each time is most of the work. */
  latest: TaskId
}

function add(bin: Filling, task: TaskId): void {
  bin.count++
  if (bin.latest !== task) bin.tasks.add(task)
  bin.latest = task
}

const LEADS = [1, 2, 5] as const
const POWERS = Array.from({ length: 17 }, (_, power) => 10 ** power)

/** Lower bounds: 0, 1, 2, 5, 10, … */
export const boundOf = (bin: number): Micros =>
  bin === 0 ? 0 : LEADS[(bin - 1) % 3]! * POWERS[Math.floor((bin - 1) / 3)]!

export function binOf(length: Micros): number {
  if (length < 1) return 0
  const decade = Math.floor(Math.log10(length) + 1e-9)
  const lead = length / POWERS[decade]!
  return 1 + decade * 3 + (lead >= 5 ? 2 : lead >= 2 ? 1 : 0)
}
