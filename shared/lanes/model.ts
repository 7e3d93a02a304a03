/**
 * A run over time, as columns: one lane a task, a resource and a worker, each a list of segments in the order of time. Made
 * from the event log (`shared/lanes`), drawn by the timeline and summed up by everything that asks "how long".
 *
 * Times are microseconds on the run's clock. A segment lasts until the next one of its lane starts, the last one until the
 * lane ends (`endedAt`) or, while it goes on, until `Lanes.at`. Columns may be longer than `count`; what is behind is not valid.
 *
 * A lane grows at its end, and of a long run its beginning is dropped: an index is good for as long as `dropped` is the same, the
 * sum of both for ever. Lanes that were over before `Lanes.from` go as a whole. `Lanes.version` tells a reader that anything changed.
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

export interface Lane {
  readonly endedAt: Micros | null
  /** Segments before the first that is kept. */
  readonly dropped: number
  readonly count: number
  readonly start: Float64Array
}

/** Columns are `start`, `kind`, `wait`, `waker` and `site`: 21 bytes a segment. */
export interface TaskLane extends Lane {
  readonly task: TaskId
  readonly name: string
  readonly node: string | null
  readonly copy: number | null
  readonly parent: TaskId | null
  /** Number of the TaskGroup it was made in. */
  readonly group: number | null
  readonly body: boolean
  readonly createdAt: Micros
  readonly endState: TaskState | null
  readonly outcome: Outcome | null
  /** A SegmentKind, plus SHIELDED. */
  readonly kind: Uint8Array
  /** What it waits for, as `Lanes.waitOf` knows it; 0: nothing. */
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
export interface ResourceLane extends Lane {
  readonly resource: ResourceId
  readonly name: string
  readonly kind: ResourceKind
  readonly createdAt: Micros
  /** Permits of a semaphore, maxsize of a queue, parties of a barrier; 1 for what is on or off; 0: no bound. */
  readonly capacity: number
  /**
   * Lock, event, process that runs: 0 or 1. Semaphore: permits taken. Queue: items. Barrier: tasks that are there. Condition: tasks
   * that were notified and want the lock. Connection: unread bytes. Server: open connections. Cell: 0.
   */
  readonly level: Float64Array
  readonly waiting: Uint32Array
  /** Who holds it then, as `Lanes.holdersOf` knows them; 0: nobody. */
  readonly holders: Uint32Array
}

export interface WorkerLane extends Lane {
  readonly worker: WorkerId
  readonly kind: 'thread' | 'process'
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
  /** How often the beginning was dropped: then indices are others, and lanes may have gone. */
  readonly drops: number
  /** In the order of creation. */
  readonly tasks: ReadonlyMap<TaskId, TaskLane>
  readonly resources: ReadonlyMap<ResourceId, ResourceLane>
  readonly workers: ReadonlyMap<WorkerId, WorkerLane>
  /** What a segment waited for: null at 0. */
  waitOf(wait: number): LaneWait | null
  /** Who held a resource, in the order of their numbers: nobody, or nobody who is a task, at 0. */
  holdersOf(holders: number): readonly TaskId[]
  /** Moments of the whole run worth a mark on the axis. */
  readonly moments: readonly LaneMoment[]
}

export interface LaneMoment {
  readonly at: Micros
  readonly what: 'deadlock' | 'paused' | 'resumed'
  readonly seq: number
}
