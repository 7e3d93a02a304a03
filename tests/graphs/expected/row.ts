/** How a row of the table is written: a bundled graph, what is done to it, and what that comes to on the virtual clock. */
import type { RunOutcome, TaskState } from '../../../shared/protocol/events.ts'
import type { Intervention } from '../../../shared/protocol/thread.ts'

export interface Line {
  readonly atMicros: number
  readonly task: string
  readonly text: string
}

/** What a reader changes before the run. */
export interface Edit {
  /** Relative to the graph's folder; null: the graph itself. */
  readonly file: string | null
  readonly from: string
  readonly to: string
}

export interface Expected {
  /** As in graphs/library.json. */
  readonly graph: string
  readonly what: string
  readonly interventions?: readonly Intervention[]
  readonly edit?: Edit
  readonly outcome: RunOutcome | 'deadlocked'
  /** When it ended, or stood still; whole microseconds. */
  readonly atMicros: number
  /** Every task of the run, those that scripts made included. */
  readonly tasks: Readonly<Record<string, TaskState>>
  /** All lines of the log; or, of a long one, `logged`: lines that must be in it, in this order. */
  readonly output?: readonly Line[]
  readonly logged?: readonly Line[]
  /**
   * What the debug mode finds, as `rule task or resource: file:line`, in any order. Left out: nothing, as in all graphs that
   * show no mistake.
   */
  readonly findings?: readonly string[]
}

export const SECOND = 1_000_000

export const line = (seconds: number, task: string, text: string): Line => ({
  atMicros: Math.round(seconds * SECOND),
  task,
  text,
})

/** `text` is in the file once. */
export const edit = (from: string, to: string, file: string | null = null): Edit => ({ file, from, to })

/** `visitor[0]` … */
export const copies = (name: string, count: number, state: TaskState): Record<string, TaskState> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}[${index}]`, state]))

export const cancel = (task: string, atSeconds: number): Intervention => ({ do: 'cancel', task, atSeconds })
export const shield = (task: string, atSeconds: number): Intervention => ({ do: 'shield', task, atSeconds })
