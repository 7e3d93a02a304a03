/**
 * A run over time, as columns: one lane a task, a resource and a worker, each a list of segments in the order of time. Made
 * from the event log (`shared/lanes`), drawn by the timeline and summed up by everything that asks "how long".
 *
 * Times are microseconds on the run's clock. A segment lasts until the next one of its lane starts, the last one until the
 * lane ends (`endedAt`) or, while it goes on, until `Lanes.at`. Columns may be longer than `count`; what is behind is not valid.
 * A lane only grows at its end, so an index stays what it is; `Lanes.version` tells a reader that anything grew.
 */
import type { Micros, ResourceId, TaskId, WorkerId } from '../ids.ts'
import type { CancelRequest, Outcome, ResourceKind, TaskState, Waiting, WorkerState } from '../protocol/events.ts'

/**
 * What a task did in a segment. One that was asked to cancel is `cancelling` while it runs or is ready, and `cancellingWait` while
 * it waits, until it has ended or the request was taken back. Its turns are one segment: they are cleaning up, not work.
 */
export const SEGMENT = { ready: 0, running: 1, waiting: 2, cancelling: 3, cancellingWait: 4 } as const
export type SegmentKind = (typeof SEGMENT)[keyof typeof SEGMENT]
/** Added to the kind while the task stands behind a shield. */
export const SHIELDED = 8

/**
 * Who ended a wait, in `TaskLane.waker` of the segment that follows it; positive: that task's step or its end did. A wait may be
 * several segments, as a shield or a cancel request comes while it goes on: `wakerOf` finds the end of it.
 */
export const WAKER = { unknown: 0, timer: -1, outside: -2, callback: -3, cancel: -4 } as const

/** What was waited for, without what is different each time (till when, the number of the call). Every `Waiting` is one. */
export type LaneWait =
  | Exclude<Waiting, { for: 'sleep' | 'retry' | 'call' | 'shutdown' }>
  | { readonly for: 'sleep' | 'shutdown' }
  | { readonly for: 'retry'; readonly attempt: number }
  | { readonly for: 'call'; readonly function: string }

/** Columns are `start`, `kind`, `wait`, `waker` and `site`: 21 bytes a segment. */
export interface TaskLane {
  readonly task: TaskId
  readonly name: string
  readonly node: string | null
  readonly copy: number | null
  readonly parent: TaskId | null
  /** Number of the TaskGroup it was made in. */
  readonly group: number | null
  readonly body: boolean
  readonly createdAt: Micros
  readonly endedAt: Micros | null
  readonly endState: TaskState | null
  readonly outcome: Outcome | null
  readonly count: number
  readonly start: Float64Array
  /** A SegmentKind, plus SHIELDED. */
  readonly kind: Uint8Array
  /** What it waits for: an index into `Lanes.waits`; 0: nothing. */
  readonly wait: Uint32Array
  readonly waker: Int32Array
  /** The site of the await; 0: none. */
  readonly site: Uint32Array
  readonly cancels: readonly CancelMark[]
  /** Of the debug mode, by their number in the run's state; when each was first told. */
  readonly findings: readonly FindingMark[]
}

export interface CancelMark {
  readonly at: Micros
  readonly request: CancelRequest
}

export interface FindingMark {
  readonly at: Micros
  readonly finding: number
}

/** A level of a resource over time: who owns a lock, permits taken, items in a queue, set or not. */
export interface ResourceLane {
  readonly resource: ResourceId
  readonly name: string
  readonly kind: ResourceKind
  readonly createdAt: Micros
  readonly endedAt: Micros | null
  /** Permits of a semaphore, maxsize of a queue, parties of a barrier; 1 for what is on or off; 0: no bound. */
  readonly capacity: number
  readonly count: number
  readonly start: Float64Array
  /**
   * Lock, event, process that runs: 0 or 1. Semaphore: permits taken. Queue: items. Barrier: tasks that are there. Condition: tasks
   * that were notified and want the lock. Connection: unread bytes. Server: open connections. Cell: 0.
   */
  readonly level: Float64Array
  readonly waiting: Uint32Array
  /** Who holds it then: an index into `Lanes.holders`; 0: nobody. */
  readonly holders: Uint32Array
}

export interface WorkerLane {
  readonly worker: WorkerId
  readonly kind: 'thread' | 'process'
  readonly endedAt: Micros | null
  readonly count: number
  readonly start: Float64Array
  readonly state: readonly WorkerState[]
  /** Null while it has none. */
  readonly call: readonly (WorkersCall | null)[]
}

export interface WorkersCall {
  readonly text: string
  readonly task: TaskId | null
}

export interface Lanes {
  /** Of what is kept: earlier parts of a long run may have been dropped. */
  readonly from: Micros
  /** Up to where the log is known. */
  readonly at: Micros
  readonly ended: boolean
  /** Segments of all lanes together. */
  readonly segments: number
  readonly version: number
  /** In the order of creation. */
  readonly tasks: ReadonlyMap<TaskId, TaskLane>
  readonly resources: ReadonlyMap<ResourceId, ResourceLane>
  readonly workers: ReadonlyMap<WorkerId, WorkerLane>
  /** What was waited for, each once. Index 0 is nothing. */
  readonly waits: readonly (LaneWait | null)[]
  /** Sets of holders in the order of their numbers, each once. Index 0 is nobody, or nobody who is a task. */
  readonly holders: readonly (readonly TaskId[])[]
  /** Moments of the whole run worth a mark on the axis. */
  readonly moments: readonly LaneMoment[]
}

export interface LaneMoment {
  readonly at: Micros
  readonly what: 'deadlock' | 'paused' | 'resumed'
  readonly seq: number
}
