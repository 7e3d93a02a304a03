/** Who learns what a recorder notes, and who is told that a run's thread gets on. */
import type { TaskId } from '../../shared/ids.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import type { ResourceMark, TaskMark, WorkerMark } from './marks.ts'

/** Sees everything, as it happens. */
export type FullReader = (event: RunEvent) => void
/** Sees events that stand alone at once, and of records only that they changed. */
export interface LiveReader {
  happened(event: RunEvent): void
  taskChanged(mark: TaskMark): void
  resourceChanged(mark: ResourceMark): void
  workerChanged(mark: WorkerMark): void
  callsWait(): void
}

/** Sees everything, as it happens; of a task's change its record, so that the most frequent of events needs no object. */
export interface LogReader {
  event(event: RunEvent): void
  /** Between two events: everything that was noted has been told. */
  taskChanged(mark: TaskMark): void
}

/** Told of steps as they begin and end, so that somebody outside can see that one does not end. */
export interface Pulse {
  named(task: TaskId, name: string): void
  began(task: TaskId): void
  ended(): void
  /** Scripts are being loaded: user code runs, but no task's. */
  loading(): void
}
