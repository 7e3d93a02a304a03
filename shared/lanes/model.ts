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

/** What a task did in a segment. Cancelling is told by a flag, since it goes on running and waiting meanwhile. */
export const SEGMENT = { ready: 0, running: 1, waiting: 2, cancelling: 3, cancellingWait: 4 } as const
export type SegmentKind = (typeof SEGMENT)[keyof typeof SEGMENT]
/** Added to the kind while the task stands behind a shield. */
export const SHIELDED = 8

/** Who ended a wait, in `TaskLane.waker` of the segment that follows it; positive: that task's step did. */
export const WAKER = { unknown: 0, timer: -1, outside: -2, callback: -3, cancel: -4 } as const

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
  readonly cancels: readonly { readonly at: Micros; readonly request: CancelRequest }[]
  /** Of the debug mode, by their number in the run's state. */
  readonly findings: readonly { readonly at: Micros; readonly finding: number }[]
}

/** A level of a resource over time: who owns a lock, permits taken, items in a queue, set or not. */
export interface ResourceLane {
  readonly resource: ResourceId
  readonly name: string
  readonly kind: ResourceKind
  readonly createdAt: Micros
  readonly endedAt: Micros | null
  /** Permits of a semaphore, maxsize of a queue (0: none), parties of a barrier; 1 for what is on or off. */
  readonly capacity: number
  readonly count: number
  readonly start: Float64Array
  /** Lock, event: 0 or 1. Semaphore: permits taken. Queue: items. Barrier: tasks that are there. Connection: unread bytes. */
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
  readonly call: readonly { readonly text: string; readonly task: TaskId | null }[]
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
  /** What was waited for, each kind of wait once; sleeps are one without `until`. Index 0 is nothing. */
  readonly waits: readonly (Waiting | null)[]
  /** Sets of holders, each once. Index 0 is nobody. */
  readonly holders: readonly (readonly TaskId[])[]
  /** Logged lines, findings, deadlocks: moments worth a mark on the axis. */
  readonly moments: readonly {
    readonly at: Micros
    readonly what: 'deadlock' | 'paused' | 'resumed'
    readonly seq: number
  }[]
}
