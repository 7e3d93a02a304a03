/**
 * The one reducer of the event log: pure, total, idempotent. It copies the maps, and each record that changes, once a batch and not
 * once an event: who goes back to a moment replays tens of thousands in one.
 */
import { assertNever } from '../assert-never.ts'
import type { TaskId } from '../ids.ts'
import type { Batch, RunEvent, RunEventOf } from '../protocol/events.ts'
import { LOG_LIMIT, type RunState, type TaskRecord } from './run-state.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
interface Draft extends Omit<Mutable<RunState>, 'tasks' | 'resources' | 'workers' | 'sites' | 'log'> {
  tasks: Map<number, TaskRecord>
  resources: Map<number, RunState['resources'] extends ReadonlyMap<number, infer R> ? R : never>
  workers: Map<number, RunState['workers'] extends ReadonlyMap<number, infer W> ? W : never>
  sites: Map<number, RunState['sites'] extends ReadonlyMap<number, infer S> ? S : never>
  log: RunState['log'][number][]
  /** Tasks whose records were made here: nobody else has seen them, so they are changed in place. */
  readonly own: Set<TaskId>
}

/** Events already seen are passed over, so a snapshot and a stream that overlaps it give the stream's state. */
export function applyBatch(state: RunState, batch: Omit<Batch, 'run'>): RunState {
  if (batch.to <= state.seq) return batch.at > state.at ? { ...state, at: batch.at } : state
  const draft = applyEvents(state, batch.events)
  draft.seq = Math.max(draft.seq, batch.to)
  draft.at = Math.max(draft.at, batch.at)
  draft.merged += batch.merged
  draft.logDropped += batch.dropped
  return draft
}

export function applyEvents(state: RunState, events: readonly RunEvent[]): Mutable<RunState> {
  const replay = new Replay(state)
  for (const event of events) replay.event(event)
  return replay.state()
}

/** A run followed in place, event by event, by one who lets nobody else see it before the next event comes. */
export class Replay {
  // I1  the maps of tasks, resources and workers, and the tasks in #draft.own, are nobody else's: the state it began from stays.
  readonly #draft: Draft
  #logged: RunEventOf<'logged'>[] = []

  constructor(state: RunState) {
    this.#draft = {
      ...state,
      tasks: new Map(state.tasks),
      resources: new Map(state.resources),
      workers: new Map(state.workers),
      sites: state.sites as Draft['sites'],
      log: state.log as Draft['log'],
      own: new Set(),
    }
  }

  event(event: RunEvent): void {
    const draft = this.#draft
    if (event.seq <= draft.seq) return
    draft.seq = event.seq
    draft.at = event.at
    if (event.type !== 'logged') apply(draft, event)
    else if (this.#logged.push(event) === LOG_LIMIT) this.#settleLog()
  }

  /** As it is now. Its maps and records change with the next event. */
  state(): Mutable<RunState> {
    this.#settleLog()
    const { own, ...state } = this.#draft
    return state
  }

  /** Lines are many, and the log is copied for them. */
  #settleLog(): void {
    if (this.#logged.length === 0) return
    appendLog(this.#draft, this.#logged)
    this.#logged = []
  }
}

function appendLog(draft: Draft, logged: readonly RunEventOf<'logged'>[]): void {
  const lines = [...draft.log, ...logged.map(({ seq, at, task, text }) => ({ seq, at, task, text }))]
  const over = Math.max(0, lines.length - LOG_LIMIT)
  draft.log = over > 0 ? lines.slice(over) : lines
  draft.logDropped += over
}

function apply(draft: Draft, event: Exclude<RunEvent, { type: 'logged' }>): void {
  switch (event.type) {
    case 'run.started':
      draft.phase = 'running'
      draft.graph = event.graph
      draft.clock = event.clock
      draft.seed = event.seed
      draft.speed = event.speed
      for (let id = 1; id <= event.workers; id++)
        draft.workers.set(id, { id, kind: 'thread', state: 'idle', task: null, call: null, since: event.at })
      break
    case 'run.paused':
      draft.phase = 'paused'
      break
    case 'run.resumed':
      draft.phase = draft.deadlock ? 'deadlocked' : 'running'
      break
    case 'run.speedChanged':
      draft.speed = event.speed
      break
    case 'run.deadlocked':
      draft.phase = 'deadlocked'
      draft.deadlock = event.deadlock
      break
    case 'run.undeadlocked':
      draft.phase = 'running'
      draft.deadlock = null
      break
    case 'run.ended':
      draft.phase = 'ended'
      draft.outcome = event.outcome
      draft.error = event.error
      break
    case 'script.loaded':
      draft.sites = new Map(draft.sites)
      event.sites.forEach((site, i) => {
        draft.sites.set(event.first + i, { file: event.file, ...site })
      })
      break
    case 'task.created':
      draft.tasks.set(event.task, createdTask(event))
      draft.own.add(event.task)
      break
    case 'task.changed':
      changed(draft, event)
      break
    case 'task.cancelRequested': {
      const task = ownTask(draft, event.task)
      if (task) task.cancel = event.request
      break
    }
    case 'task.shielded': {
      const task = ownTask(draft, event.task)
      if (task) task.shielded = event.on
      break
    }
    case 'task.ended':
      ended(draft, event)
      break
    case 'tasks.forgotten':
      for (const task of event.tasks) {
        draft.tasks.delete(task)
        draft.own.delete(task)
      }
      draft.forgotten += event.tasks.length
      break
    case 'resources.forgotten':
      for (const resource of event.resources) draft.resources.delete(resource)
      break
    case 'resource.created':
      draft.resources.set(event.resource, {
        id: event.resource,
        name: event.name,
        declared: event.declared,
        stats: event.stats,
      })
      break
    case 'resource.changed': {
      const before = draft.resources.get(event.resource)
      if (before) draft.resources.set(event.resource, { ...before, stats: event.stats })
      break
    }
    case 'worker.changed':
      draft.workers.set(event.worker, {
        id: event.worker,
        kind: event.kind,
        state: event.state,
        task: event.task,
        call: event.call,
        since: event.since,
      })
      break
    case 'workers.removed':
      for (const worker of event.workers) draft.workers.delete(worker)
      break
    case 'finding':
      draft.findings = new Map(draft.findings).set(event.finding.id, event.finding)
      break
    case 'calls.waiting':
      draft.callsWaiting = event.total
      break
    default:
      assertNever(event)
  }
}

function changed(draft: Draft, event: RunEventOf<'task.changed'>): void {
  const task = ownTask(draft, event.task)
  if (task === undefined) return
  task.state = event.state
  task.waiting = event.waiting
  task.deadline = event.deadline
  task.since = event.since
  if (event.state !== 'cancelling') task.cancel = null
  task.site = event.site ?? task.site
  task.steps = event.steps
  task.ran = event.ran
  task.waited = event.waited
}

function ended(draft: Draft, event: RunEventOf<'task.ended'>): void {
  const task = ownTask(draft, event.task)
  if (task === undefined) return
  task.state = event.state
  task.site = event.site ?? task.site
  task.waiting = task.deadline = null
  task.since = task.endedAt = event.at
  task.outcome = event.outcome
  task.steps = event.steps
  task.ran = event.ran
  task.waited = event.waited
}

function ownTask(draft: Draft, id: TaskId): Mutable<TaskRecord> | undefined {
  const task = draft.tasks.get(id)
  if (task === undefined || draft.own.has(id)) return task
  const own = { ...task }
  draft.own.add(id)
  draft.tasks.set(id, own)
  return own
}

function createdTask(event: RunEventOf<'task.created'>): TaskRecord {
  return {
    id: event.task,
    name: event.name,
    node: event.node,
    copy: event.copy,
    parent: event.parent,
    body: event.body,
    group: event.group,
    state: 'ready',
    waiting: null,
    deadline: null,
    since: event.at,
    site: null,
    steps: 0,
    ran: 0,
    waited: 0,
    createdAt: event.at,
    endedAt: null,
    shielded: event.body,
    cancel: null,
    outcome: null,
  }
}
