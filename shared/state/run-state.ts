/** What is known of a run at one moment: what the event log up to `seq` adds up to. */
import type { WireError } from '../errors.ts'
import type { CallId, Micros, ResourceId, SiteId, TaskId, WorkerId } from '../ids.ts'
import type {
  CancelRequest,
  Deadlock,
  Outcome,
  ResourceStats,
  RunOutcome,
  TaskGroupRef,
  TaskState,
  Waiting,
  WorkerState,
} from '../protocol/events.ts'
import type { Finding } from '../protocol/findings.ts'

export interface TaskRecord {
  readonly id: TaskId
  readonly name: string
  readonly node: string | null
  readonly copy: number | null
  readonly parent: TaskId | null
  readonly body: boolean
  /** The TaskGroup it was made in. */
  readonly group: TaskGroupRef | null
  readonly state: TaskState
  /** Null unless it waits; set while cancelling too, if cleaning up waits for something. */
  readonly waiting: Waiting | null
  /** When a timeout ends its wait; null unless it waits under one. */
  readonly deadline: Micros | null
  /** Since when `state` is what it is. */
  readonly since: Micros
  readonly site: SiteId | null
  readonly steps: number
  readonly ran: Micros
  readonly waited: Micros
  readonly createdAt: Micros
  readonly endedAt: Micros | null
  readonly shielded: boolean
  /** The first request that is not answered yet, or the one that ended it. */
  readonly cancel: CancelRequest | null
  readonly outcome: Outcome | null
}

export interface ResourceRecord {
  readonly id: ResourceId
  readonly name: string
  /** In the graph file, as opposed to made by a script. */
  readonly declared: boolean
  readonly stats: ResourceStats
}

export interface WorkerRecord {
  readonly id: WorkerId
  readonly kind: 'thread' | 'process'
  readonly state: WorkerState
  /** Whose call it is. */
  readonly task: TaskId | null
  readonly call: { readonly id: CallId; readonly text: string } | null
  readonly since: Micros
}

export interface LogLine {
  readonly seq: number
  readonly at: Micros
  readonly task: TaskId | null
  readonly text: string
}

export interface Site {
  readonly file: string
  readonly name: string
  readonly line: number
  readonly column: number
}

export type RunPhase = 'starting' | 'running' | 'paused' | 'deadlocked' | 'ended'

export interface RunState {
  readonly seq: number
  /** The run's clock at the last event or batch. */
  readonly at: Micros
  readonly phase: RunPhase
  readonly outcome: RunOutcome | null
  readonly error: WireError | null
  readonly graph: string
  readonly clock: 'real' | 'virtual'
  readonly seed: number
  readonly speed: number
  readonly deadlock: Deadlock | null
  /** In order of creation. */
  readonly tasks: ReadonlyMap<TaskId, TaskRecord>
  readonly forgotten: number
  readonly resources: ReadonlyMap<ResourceId, ResourceRecord>
  readonly workers: ReadonlyMap<WorkerId, WorkerRecord>
  readonly callsWaiting: number
  readonly sites: ReadonlyMap<SiteId, Site>
  /** The last LOG_LIMIT lines; `logDropped` came before them or never arrived. */
  readonly log: readonly LogLine[]
  readonly logDropped: number
  /** By their numbers, in the order in which they were first seen. */
  readonly findings: ReadonlyMap<number, Finding>
  readonly merged: number
}

export const LOG_LIMIT = 5_000

export const emptyRun: RunState = Object.freeze({
  seq: 0,
  at: 0,
  phase: 'starting',
  outcome: null,
  error: null,
  graph: '',
  clock: 'real',
  seed: 0,
  speed: 1,
  deadlock: null,
  tasks: new Map(),
  forgotten: 0,
  resources: new Map(),
  workers: new Map(),
  callsWaiting: 0,
  sites: new Map(),
  log: [],
  logDropped: 0,
  findings: new Map(),
  merged: 0,
})

/** The same as plain JSON, for a viewer that comes later. Maps are lists in order. */
export interface RunSnapshot extends Omit<RunState, 'tasks' | 'resources' | 'workers' | 'sites' | 'findings'> {
  readonly tasks: readonly TaskRecord[]
  readonly resources: readonly ResourceRecord[]
  readonly workers: readonly WorkerRecord[]
  readonly sites: readonly (readonly [SiteId, Site])[]
  readonly findings: readonly Finding[]
}

export function toSnapshot(state: RunState): RunSnapshot {
  return {
    ...state,
    tasks: [...state.tasks.values()],
    resources: [...state.resources.values()],
    workers: [...state.workers.values()],
    sites: [...state.sites],
    findings: [...state.findings.values()],
  }
}

export function fromSnapshot(snapshot: RunSnapshot): RunState {
  return {
    ...snapshot,
    tasks: new Map(snapshot.tasks.map(t => [t.id, t])),
    resources: new Map(snapshot.resources.map(r => [r.id, r])),
    workers: new Map(snapshot.workers.map(w => [w.id, w])),
    sites: new Map(snapshot.sites),
    findings: new Map(snapshot.findings.map(f => [f.id, f])),
  }
}
