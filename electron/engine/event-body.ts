/** What there is to an event before it is noted. */
import type { RunEvent } from '../../shared/protocol/events.ts'

type Unstamped<E> = E extends RunEvent ? Omit<E, 'seq' | 'at'> : never
export type EventBody = Unstamped<RunEvent>

/** Events that are neither about a task, a resource nor a worker that has a record: a recorder keeps what they add up to. */
export const KEPT_IN_REST: ReadonlySet<RunEvent['type']> = new Set([
  'run.started',
  'run.paused',
  'run.resumed',
  'run.speedChanged',
  'run.deadlocked',
  'run.undeadlocked',
  'run.ended',
  'script.loaded',
  'tasks.forgotten',
  'finding',
] as const)
