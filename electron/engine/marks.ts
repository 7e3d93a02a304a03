/** The recorder's own records: mutable, one a task, a resource and a worker; a task's is hung on the runtime's object as `mark`. */
import type { CallId, Micros, ResourceId, SiteId, TaskId, WorkerId } from '../../shared/ids.ts'
import type { CancelRequest, Outcome, TaskGroupRef, TaskState, Waiting } from '../../shared/protocol/events.ts'
import type { TaskRecord, WorkerRecord } from '../../shared/state/run-state.ts'
import { bodyOf, type Observed, type Task } from '../runtime/index.ts'

/** What a graph says of a task it declares. */
export interface Origin {
  readonly node: string
  readonly copy: number | null
}

export const markOf = (task: Task): TaskMark => bodyOf(task).mark as TaskMark

export class TaskMark {
  // I1  `seq` is that of the last event about this task, and only grows.
  // I2  `queued` is true while it stands in the recorder's list of changed tasks.
  // I3  once `endedAt` is set, nothing changes any more.
  readonly id: TaskId
  readonly name: string
  readonly origin: Origin | null
  readonly parent: TaskId | null
  readonly body: boolean
  readonly group: TaskGroupRef | null
  readonly createdAt: Micros
  /** Null once ended, so that a kept record keeps no frames alive. */
  task: Task | null
  state: TaskState = 'ready'
  /** What it waits for is told from the task itself when it is read: most waits end before anyone looks. */
  waits = false
  stepping = false
  /** Where it last waited; 0 before its first wait. */
  site: SiteId = 0
  since: Micros
  /** When the step or wait now going on began; apart from `since` while cancelling. */
  phaseAt: Micros
  steps = 0
  ran: Micros = 0
  waited: Micros = 0
  seq: number
  changedAt: Micros
  queued = false
  shielded: boolean
  cancel: CancelRequest | null = null
  outcome: Outcome | null = null
  skippedBecause: TaskId | null = null
  endedAt: Micros | null = null

  constructor(init: {
    id: TaskId
    name: string
    origin: Origin | null
    parent: TaskId | null
    body: boolean
    group: TaskGroupRef | null
    at: Micros
    seq: number
    task: Task
  }) {
    this.id = init.id
    this.name = init.name
    this.origin = init.origin
    this.parent = init.parent
    this.body = init.body
    this.group = init.group
    this.createdAt = this.since = this.phaseAt = this.changedAt = init.at
    this.seq = init.seq
    this.task = init.task
    this.shielded = init.body
  }

  /** It never starts, because of what became of `upstream`. */
  skipped(upstream: Task): void {
    this.skippedBecause = markOf(upstream).id
  }

  record(waiting: Waiting | null, deadline: Micros | null): TaskRecord {
    return {
      id: this.id,
      name: this.name,
      node: this.origin?.node ?? null,
      copy: this.origin?.copy ?? null,
      parent: this.parent,
      body: this.body,
      group: this.group,
      state: this.state,
      waiting,
      deadline,
      since: this.since,
      site: this.site || null,
      steps: this.steps,
      ran: this.ran,
      waited: this.waited,
      createdAt: this.createdAt,
      endedAt: this.endedAt,
      shielded: this.shielded,
      cancel: this.cancel,
      outcome: this.outcome,
    }
  }
}

export class ResourceMark {
  readonly id: ResourceId
  readonly name: string
  readonly declared: boolean
  readonly resource: Observed
  seq: number
  changedAt: Micros
  queued = false

  constructor(init: { id: ResourceId; name: string; declared: boolean; resource: Observed; at: Micros; seq: number }) {
    this.id = init.id
    this.name = init.name
    this.declared = init.declared
    this.resource = init.resource
    this.changedAt = init.at
    this.seq = init.seq
  }
}

/** A call as a worker's record shows it. */
export interface WorkersCall {
  readonly id: CallId
  readonly task: Task | null
  toString(): string
}

export class WorkerMark {
  readonly id: WorkerId
  readonly kind: WorkerRecord['kind']
  state: WorkerRecord['state'] = 'idle'
  call: WorkersCall | null = null
  since: Micros
  seq: number
  queued = false

  constructor(id: WorkerId, kind: WorkerRecord['kind'], at: Micros, seq: number) {
    this.id = id
    this.kind = kind
    this.since = at
    this.seq = seq
  }

  record(): WorkerRecord {
    const { id, kind, state, call, since } = this
    const task = call === null || call.task === null ? null : markOf(call.task).id
    return { id, kind, state, task, call: call === null ? null : { id: call.id, text: call.toString() }, since }
  }
}

/** The state of a task that ended so. */
export function endState(outcome: Outcome): TaskState {
  if (outcome.kind === 'returned') return 'finished'
  return outcome.kind === 'raised' ? 'failed' : 'cancelled'
}
