/**
 * Sums over the tasks of a group. What goes on grows with the clock, so the sums are kept as lines over time: made once for a
 * state of the run, and read at each tick without looking at ten thousand tasks again.
 */
import type { Micros, TaskId } from '../../../shared/ids.ts'
import { ENDED } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'

/** `base + rate × now` */
interface Line {
  base: Micros
  rate: number
}

export interface Totals {
  readonly steps: number
  readonly ran: Line
  readonly waited: Line
  /** The oldest one's: when it was made, or its age if all have ended. */
  readonly age: Line
  readonly over: boolean
}

const at = ({ base, rate }: Line, now: Micros): Micros => base + rate * now

export function totalsOf(run: RunState, ids: readonly TaskId[]): Totals {
  const ran: Line = { base: 0, rate: 0 }
  const waited: Line = { base: 0, rate: 0 }
  let [steps, oldest, longest, going] = [0, Number.POSITIVE_INFINITY, 0, 0]
  for (const id of ids) {
    const task = run.tasks.get(id)
    if (!task) continue
    steps += task.steps
    ran.base += task.ran
    waited.base += task.waited
    if (task.state === 'running') grow(ran, task.since)
    if (task.state === 'waiting') grow(waited, task.since)
    if (task.endedAt !== null) longest = Math.max(longest, task.endedAt - task.createdAt)
    if (ENDED.includes(task.state)) continue
    going++
    oldest = Math.min(oldest, task.createdAt)
  }
  const age = going > 0 ? { base: -oldest, rate: 1 } : { base: longest, rate: 0 }
  return { steps, ran, waited, age, over: going === 0 }
}

function grow(line: Line, since: Micros): void {
  line.base -= since
  line.rate++
}

export const totalsAt = (totals: Totals, now: Micros) => ({
  steps: totals.steps,
  running: at(totals.ran, now),
  waiting: at(totals.waited, now),
  age: at(totals.age, now),
})
