/** How a row of the table is written: a bundled graph, what is done to it, and what that comes to on the virtual clock. */
import type { RunOutcome, TaskState } from '../../../shared/protocol/events.ts'
import type { Intervention } from '../../../shared/protocol/thread.ts'

export interface Expected {
  /** As in graphs/library.json. */
  readonly graph: string
  readonly what: string
  readonly interventions: readonly Intervention[]
  readonly outcome: RunOutcome | 'deadlocked'
  /** When it ended, or stood still; whole microseconds. */
  readonly atMicros: number
  /** Every task of the run, those that scripts made included. */
  readonly tasks: Readonly<Record<string, TaskState>>
  /** Lines that must be in the log, in this order. */
  readonly logged: readonly { readonly atMicros: number; readonly task: string; readonly text: string }[]
}

export const SECOND = 1_000_000

export const line = (seconds: number, task: string, text: string) => ({ atMicros: seconds * SECOND, task, text })

/** `visitor[0]` … */
export const copies = (name: string, count: number, state: TaskState): Record<string, TaskState> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${name}[${index}]`, state]))

export const cancel = (task: string, atSeconds: number): Intervention => ({ do: 'cancel', task, atSeconds })
export const shield = (task: string, atSeconds: number): Intervention => ({ do: 'shield', task, atSeconds })
