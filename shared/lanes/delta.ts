/**
 * What a LaneBuilder has found out since it was last asked, to be sent to another thread and added to a LaneStore there. Plain
 * data; its columns are exactly as long as they are filled and can be transferred.
 */
import type { Micros, ResourceId, TaskId, WorkerId } from '../ids.ts'
import type { Outcome, TaskState, WorkerState } from '../protocol/events.ts'
import type {
  CancelMark,
  FindingMark,
  LaneMoment,
  LaneWait,
  ResourceLane,
  TaskLane,
  WorkerLane,
  WorkersCall,
} from './model.ts'
import type { SharedNews } from './shared-values.ts'

export type TaskHead = Pick<TaskLane, 'task' | 'name' | 'node' | 'copy' | 'parent' | 'group' | 'body' | 'createdAt'>
export type ResourceHead = Pick<ResourceLane, 'resource' | 'name' | 'kind' | 'createdAt' | 'capacity'>
export type WorkerHead = Pick<WorkerLane, 'worker' | 'kind'>

/** New segments of many tasks: those of one task stand together, in the order of time. */
export interface TaskRows {
  /** Row i is of `runs[2i]`, and as many rows after it as `runs[2i + 1]` says. */
  readonly runs: Uint32Array
  readonly start: Float64Array
  readonly kind: Uint8Array
  readonly wait: Uint32Array
  readonly waker: Int32Array
  readonly site: Uint32Array
}

/** In the order of time, `resource` saying whose each is. */
export interface ResourceRows {
  readonly resource: Uint32Array
  readonly start: Float64Array
  readonly level: Float64Array
  readonly waiting: Uint32Array
  readonly holders: Uint32Array
}

export interface WorkerRow {
  readonly worker: WorkerId
  readonly at: Micros
  readonly state: WorkerState
  readonly call: WorkersCall | null
}

export interface LanesDelta {
  readonly from: Micros
  readonly at: Micros
  readonly ended: boolean
  readonly newTasks: readonly TaskHead[]
  readonly endedTasks: readonly { task: TaskId; at: Micros; state: TaskState | null; outcome: Outcome | null }[]
  readonly cancels: readonly (CancelMark & { readonly task: TaskId })[]
  readonly findings: readonly (FindingMark & { readonly task: TaskId })[]
  readonly taskRows: TaskRows
  readonly newResources: readonly ResourceHead[]
  readonly endedResources: readonly { resource: ResourceId; at: Micros }[]
  readonly resourceRows: ResourceRows
  readonly newWorkers: readonly WorkerHead[]
  readonly endedWorkers: readonly { worker: WorkerId; at: Micros }[]
  readonly workerRows: readonly WorkerRow[]
  readonly waits: SharedNews<LaneWait>
  readonly holders: SharedNews<readonly TaskId[]>
  readonly moments: readonly LaneMoment[]
}

/** What may be transferred instead of copied. */
export const buffersOf = ({ taskRows, resourceRows }: LanesDelta): ArrayBuffer[] =>
  [...Object.values(taskRows), ...Object.values(resourceRows)].map(column => column.buffer as ArrayBuffer)
