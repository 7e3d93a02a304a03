/**
 * Turns what the runtime does into the run's event log: numbers it, keeps what every task and resource has come to, and tells
 * three kinds of readers. The full reader gets every event as an object; the recording reads task records as they change; the live
 * reader only learns which records changed, and makes events of them when it flushes. With none, a step costs a few stores.
 */
import type { Micros, ResourceId, TaskId, WorkerId } from '../../shared/ids.ts'
import type { CancelRequest, Outcome, Raised, RunEvent, TaskGroupRef, TaskState } from '../../shared/protocol/events.ts'
import { PACING } from '../../shared/protocol/recordings.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun, LOG_LIMIT, type LogLine, type RunState } from '../../shared/state/run-state.ts'
import {
  bodyOf,
  type CancelOrigin,
  deadlineOf,
  describeWait,
  type EventLoop,
  Future,
  groupOf,
  heldBy,
  isShielded,
  type Observed,
  type Probe,
  type Outcome as RuntimeOutcome,
  type Task,
} from '../runtime/index.ts'
import { FreeNames } from './free-names.ts'
import { Groups } from './groups.ts'
import { endState, markOf, type Origin, ResourceMark, TaskMark, WorkerMark, type WorkersCall } from './marks.ts'
import { cut, preview } from './preview.ts'
import type { FullReader, LiveReader, LogReader, Pulse } from './readers.ts'
import { resourceStats, tasksOf } from './stats.ts'
import { waitingOf } from './waits.ts'

type Unstamped<E> = E extends RunEvent ? Omit<E, 'seq' | 'at'> : never
export type EventBody = Unstamped<RunEvent>

const KEPT_IN_REST: ReadonlySet<RunEvent['type']> = new Set([
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

/** Ended tasks kept for viewers; older ones are forgotten, FORGET at a time. */
export const KEEP_ENDED = 10_000
/** As many resources that no graph declares; then those are forgotten that have not changed for longest. */
export const KEEP_RESOURCES = 10_000
const FORGET = 1_000
/** The same for connections and programs that are closed. */
export const KEEP_CLOSED = 200
const FORGET_CLOSED = 100
const LOG_TEXT_LIMIT = 4_000

export class Recorder implements Probe {
  // I1  #seq is the number of the last event; numbers have no gaps.
  // I2  tasks holds every task that has not ended and at most KEEP_ENDED + FORGET that have, in order of creation.
  // I3  resources holds what the graph declares and at most KEEP_RESOURCES + FORGET others, of which at most
  //     KEEP_CLOSED + FORGET_CLOSED are closed, in order of declaration.
  // I4  how a task or resource is now is only ever told from its mark, so a snapshot and a stream cannot disagree.
  // I5  the last step ended at #endedAt, in the loop's entry #endedIn; -1 while one is under way.
  readonly tasks = new Map<TaskId, TaskMark>()
  resources: ResourceMark[] = []
  readonly groups = new Groups()
  /** Of executors that were not shut down, in the order of their numbers. */
  readonly workers = new Map<WorkerId, WorkerMark>()
  /** Calls that no worker has taken; `seq` is that of the event that says so. */
  readonly callsWaiting = { total: 0, seq: 0, at: 0, queued: false }
  readonly log: LogLine[] = []
  logDropped = 0
  /** Events so far that only pace the run. */
  paced = 0
  /** Everything else that is known of the run; its tasks, resources and log are empty. */
  rest: RunState = emptyRun
  full: FullReader | null = null
  live: LiveReader | null = null
  recording: LogReader | null = null
  /** What is being declared: the next task or resource that is made is the graph's. */
  #origin: Origin | null = null
  #bodyOf: TaskMark | null = null
  #seq = 0
  #taskIds = 0
  #workerIds = 0
  #resourceIds = 0
  #undeclared = 0
  #ended: TaskId[] = []
  #closed: ResourceMark[] = []
  #endedAt: Micros = 0
  #endedIn = -1
  readonly #names = new FreeNames()
  readonly #resourceMarks = new WeakMap<Observed, ResourceMark>()
  readonly #pulse: Pulse
  #loop: EventLoop | null = null
  #startedAt = 0
  /** Tasks that have not ended, and among them those that stand behind a shield. */
  alive = 0
  bodies = 0
  /** What a task raised, as the log has it; the engine knows how to find the user's lines. */
  raised: (error: unknown) => Raised = error => ({ name: 'Error', message: preview(error), known: null, stack: [] })
  /** Told of each end, after it was noted. */
  onEnd: () => void = () => {}

  constructor(pulse: Pulse) {
    this.#pulse = pulse
  }

  /** From here on time is the loop's, and goes on from where it was. A loop is made with its probe, so it comes second. */
  attach(loop: EventLoop): void {
    const before = this.now()
    this.#loop = loop
    this.#startedAt = loop.time() - before / 1e6
  }

  /** Takes over what a loop did before it was recorded: its tasks, then what they hold and wait for. */
  adopt(tasks: Iterable<Task>): void {
    const all = [...tasks]
    for (const task of all) this.#newTask(task, task.name, null, null, false, this.#groupRef(task))
    for (const task of all) {
      const reason = describeWait(task)
      for (const held of heldBy(task)) this.#meet(held)
      if (reason?.for === 'resource') this.#meet(reason.resource)
      if (isShielded(task)) this.shielded(task, true)
      this.#adoptState(task)
    }
  }

  /** It was there before it was recorded: tasks that had ended before may hold it. */
  #meet(resource: Observed): void {
    for (const task of tasksOf(resource)) {
      if (markOf(task) !== undefined) continue
      const mark = this.#newTask(task, task.name, null, null, false, this.#groupRef(task))
      const outcome = task.outcome()
      if (outcome === null) this.#adoptState(task)
      else this.#end(mark, this.#outcome(mark, outcome))
    }
    this.resourceCreated(resource)
  }

  #groupRef(task: Task): TaskGroupRef | null {
    const group = groupOf(task)
    return group && this.groups.refOf(group)
  }

  #adoptState(task: Task): void {
    const mark = markOf(task)
    const body = bodyOf(task)
    mark.stepping = body.loop.stepping === body
    mark.waits = body.waiter !== null
    this.#become(mark, mark.stepping ? 'running' : mark.waits ? 'waiting' : 'ready', this.now())
  }

  get seq(): number {
    return this.#seq
  }

  now(): Micros {
    return this.#loop === null ? 0 : Math.max(0, Math.round((this.#loop.time() - this.#startedAt) * 1e6))
  }

  /** On the loop's clock, in seconds. */
  get startedAt(): number {
    return this.#startedAt
  }

  /** `seconds` on the loop's clock as the log writes it. */
  micros(seconds: number): Micros {
    return Math.max(0, Math.round((seconds - this.#startedAt) * 1e6))
  }

  /** Makes one of the graph's tasks. */
  declare<T>(origin: Origin, make: () => T): T {
    this.#origin = origin
    try {
      return make()
    } finally {
      this.#origin = null
    }
  }

  /** Makes the task that stands behind the shield of `owner`. */
  declareBody<T>(owner: Task, make: () => T): T {
    this.#bodyOf = markOf(owner)
    try {
      return make()
    } finally {
      this.#bodyOf = null
    }
  }

  /** Notes something that happened. */
  note(body: EventBody): void {
    const event = { ...body, seq: ++this.#seq, at: this.now() } as RunEvent
    if (KEPT_IN_REST.has(event.type)) {
      this.rest = applyEvents(this.rest, [event])
      if (PACING.has(event.type)) this.paced++
    }
    this.#tell(event)
    this.live?.happened(event)
  }

  logged(task: Task | null, text: string): void {
    const line = { task: task === null ? null : markOf(task).id, text: cut(text, LOG_TEXT_LIMIT) }
    this.note({ type: 'logged', ...line })
    this.log.push({ seq: this.#seq, at: this.now(), ...line })
    if (this.log.length <= LOG_LIMIT * 2) return
    this.logDropped += this.log.length - LOG_LIMIT
    this.log.splice(0, this.log.length - LOG_LIMIT)
  }

  // --- workers and their calls ---------------------------------------------------------------------------------------------

  /** `announced`: by events of their own. */
  addWorkers(kind: WorkerMark['kind'], count: number, announced: boolean): WorkerMark[] {
    return Array.from({ length: count }, () => {
      const mark = new WorkerMark(++this.#workerIds, kind, this.now(), this.#seq)
      this.workers.set(mark.id, mark)
      if (announced) this.workerChanged(mark, 'idle', null)
      return mark
    })
  }

  workerChanged(mark: WorkerMark, state: WorkerMark['state'], call: WorkersCall | null): void {
    mark.state = state
    mark.call = call
    mark.since = this.now()
    mark.seq = ++this.#seq
    if (this.#heard) this.#tell(this.workerEvent(mark))
    if (this.live !== null && !mark.queued) {
      mark.queued = true
      this.live.workerChanged(mark)
    }
  }

  removeWorkers(marks: readonly WorkerMark[]): void {
    for (const mark of marks) this.workers.delete(mark.id)
    this.note({ type: 'workers.removed', workers: marks.map(mark => mark.id) })
  }

  callsWait(total: number): void {
    this.callsWaiting.total = total
    this.callsWaiting.seq = ++this.#seq
    this.callsWaiting.at = this.now()
    if (this.#heard) this.#tell(this.callsEvent())
    if (this.live !== null && !this.callsWaiting.queued) {
      this.callsWaiting.queued = true
      this.live.callsWait()
    }
  }

  // --- the runtime's probe -------------------------------------------------------------------------------------------------

  taskCreated(task: Task, creator: Task | null): void {
    const owner = this.#bodyOf
    const origin = this.#origin
    this.#bodyOf = this.#origin = null // what this task makes is its own
    const parent = owner ?? (creator && markOf(creator))
    this.#newTask(task, task.name, origin, parent, owner !== null, this.#groupRef(task))
  }

  taskReady(task: Task): void {
    const mark = markOf(task)
    const at = mark.waits ? this.now() : this.#endOfStep()
    if (mark.waits) {
      mark.waited += at - mark.phaseAt
      mark.waits = false
    }
    mark.phaseAt = at
    this.#become(mark, 'ready', at)
  }

  stepStarted(task: Task): void {
    const mark = markOf(task)
    this.#pulse.began(mark.id)
    const at = this.#beginOfStep()
    mark.steps++
    mark.stepping = true
    mark.phaseAt = at
    this.#become(mark, 'running', at)
  }

  stepEnded(task: Task): void {
    const mark = markOf(task)
    this.#pulse.ended()
    const at = this.now()
    mark.ran += at - mark.phaseAt
    mark.stepping = false
    mark.phaseAt = at
    const body = bodyOf(task)
    mark.waits = body.waiter !== null
    mark.site = body.site || mark.site
    if (mark.cancel !== null && body.requests === 0) mark.cancel = null
    this.#become(mark, mark.waits ? 'waiting' : 'ready', at)
    this.#endedAt = at
    this.#endedIn = body.loop.entries // I5
  }

  /** Reading the clock is most of what recording costs: a step that follows on another one begins when that ended. */
  #beginOfStep(): Micros {
    const { entries, virtual } = this.#loop!
    const at = entries === this.#endedIn + 1 && !virtual ? this.#endedAt : this.now()
    this.#endedIn = -1 // what runs from now on takes time
    return at
  }

  /** Of a task that gave up its turn. */
  #endOfStep(): Micros {
    return this.#loop!.entries === this.#endedIn ? this.#endedAt : this.now()
  }

  stepResumed(task: Task): void {
    this.#pulse.began(markOf(task).id)
  }

  taskEnded(task: Task): void {
    const mark = markOf(task)
    this.#pulse.ended()
    this.#end(mark, this.#outcome(mark, Future.prototype.outcome.call(task)!))
  }

  cancelRequested(task: Task, origin: CancelOrigin, message: string | undefined): void {
    const mark = markOf(task)
    const at = this.now()
    const by = origin.task === null ? null : markOf(origin.task).id
    const request: CancelRequest = { by: origin.by, task: by, reason: message ?? null, at }
    mark.cancel ??= request
    this.note({ type: 'task.cancelRequested', task: mark.id, request: mark.cancel })
    if (mark.state !== 'cancelling') mark.since = at
    this.#become(mark, 'cancelling', at)
  }

  shieldChanged(task: Task): void {
    this.shielded(task, isShielded(task))
  }

  /** Also of a task whose body the graph itself puts behind a shield. */
  shielded(task: Task, on: boolean): void {
    const mark = markOf(task)
    mark.shielded = on
    this.note({ type: 'task.shielded', task: mark.id, on })
  }

  /** The face ended cancelled; what goes on behind the shield is a task of its own from here. */
  taskDetached(task: Task): void {
    const face = markOf(task)
    const body = this.#newTask(task, `${face.name}.body`, null, face, true, null)
    body.waits = face.waits
    this.#end(face, { kind: 'cancelled' })
    this.#become(body, body.waits ? 'waiting' : 'ready', this.now())
    for (const held of heldBy(task)) this.resourceChanged(held)
  }

  taskBodyEnded(task: Task, outcome: RuntimeOutcome): void {
    const mark = markOf(task)
    this.#pulse.ended()
    this.#end(mark, this.#outcome(mark, outcome))
  }

  resourceCreated(resource: Observed): void {
    if (this.#resourceMarks.get(resource) === undefined) this.declareResource(resource, false)
  }

  resourceChanged(resource: Observed): void {
    const mark = this.#resourceMarks.get(resource)
    if (mark === undefined) {
      this.#meet(resource) // made before it was recorded, as a script's or program's own globals are
      return
    }
    mark.seq = ++this.#seq
    mark.changedAt = this.now()
    if (this.#heard) this.#tell(this.resourceEvent(mark))
    if (this.live !== null && !mark.queued) {
      mark.queued = true
      this.live.resourceChanged(mark)
    }
  }

  /** One that the graph declares is never closed. */
  resourceClosed(resource: Observed): void {
    const mark = this.#resourceMarks.get(resource)
    if (mark === undefined) return
    this.#closed.push(mark)
    if (this.#closed.length < KEEP_CLOSED + FORGET_CLOSED) return
    this.#forgetResources(new Set(this.#closed.splice(0, FORGET_CLOSED)))
  }

  idOf(task: Task): TaskId {
    return markOf(task).id
  }

  /** Undefined for what was made before it was recorded and has not changed since. */
  idOfResource(resource: Observed): ResourceId | undefined {
    return this.#resourceMarks.get(resource)?.id
  }

  /** By number and name; null as for `idOfResource`. */
  namedResource(resource: Observed): { id: ResourceId; name: string } | null {
    const mark = this.#resourceMarks.get(resource)
    return mark === undefined ? null : { id: mark.id, name: mark.name }
  }

  // --- records as events ---------------------------------------------------------------------------------------------------

  declareResource(resource: Observed, declared: boolean): void {
    const name = declared
      ? (resource.name ?? '')
      : this.#names.take(resource.name ?? resource.kind, resource.name !== null)
    const id = ++this.#resourceIds
    const stats = resourceStats(resource, this)
    this.note({ type: 'resource.created', resource: id, name, declared, stats })
    const mark = new ResourceMark({ id, name, declared, resource, at: this.now(), seq: this.#seq })
    this.#resourceMarks.set(resource, mark)
    this.resources.push(mark)
    if (!declared && ++this.#undeclared >= KEEP_RESOURCES + FORGET) this.#forgetResources(this.#oldestChanged())
  }

  taskEvent(mark: TaskMark): RunEvent {
    return {
      type: 'task.changed',
      seq: mark.seq,
      at: mark.changedAt,
      task: mark.id,
      state: mark.state,
      since: mark.since,
      waiting: this.waiting(mark),
      deadline: this.deadline(mark),
      site: mark.site || null,
      steps: mark.steps,
      ran: mark.ran,
      waited: mark.waited,
    }
  }

  resourceEvent(mark: ResourceMark): RunEvent {
    return {
      type: 'resource.changed',
      seq: mark.seq,
      at: mark.changedAt,
      resource: mark.id,
      stats: resourceStats(mark.resource, this),
    }
  }

  deadline(mark: TaskMark): Micros | null {
    const when = mark.waits && mark.task !== null ? deadlineOf(mark.task) : null
    return when === null ? null : this.micros(when)
  }

  workerEvent(mark: WorkerMark): RunEvent {
    const { id: worker, ...record } = mark.record()
    return { type: 'worker.changed', seq: mark.seq, at: mark.since, worker, ...record }
  }

  callsEvent(): RunEvent {
    const { total, seq, at } = this.callsWaiting
    return { type: 'calls.waiting', seq, at, total }
  }

  waiting(mark: TaskMark) {
    return mark.waits && mark.task !== null ? waitingOf(mark.task, this) : null
  }

  // --- inside --------------------------------------------------------------------------------------------------------------

  #newTask(
    task: Task,
    name: string,
    origin: Origin | null,
    parent: TaskMark | null,
    body: boolean,
    group: TaskGroupRef | null,
  ): TaskMark {
    const id = ++this.#taskIds
    this.#pulse.named(id, name)
    this.note({
      type: 'task.created',
      task: id,
      name,
      node: origin?.node ?? null,
      copy: origin?.copy ?? null,
      parent: parent?.id ?? null,
      body,
      group,
    })
    const parentId = parent?.id ?? null
    const mark = new TaskMark({ id, name, origin, parent: parentId, body, group, at: this.now(), seq: this.#seq, task })
    bodyOf(task).mark = mark
    this.tasks.set(id, mark)
    this.alive++
    if (body) this.bodies++
    return mark
  }

  /** Somebody wants to know of every change, as it is at that moment. */
  get #heard(): boolean {
    return this.full !== null || this.recording !== null
  }

  #tell(event: RunEvent): void {
    this.full?.(event)
    this.recording?.event(event)
  }

  /** A task with a cancel request stays `cancelling` until it has ended, whatever it does meanwhile. */
  #become(mark: TaskMark, state: TaskState, at: Micros): void {
    if (mark.cancel === null) {
      mark.state = state
      mark.since = at
    } else mark.state = 'cancelling'
    mark.seq = ++this.#seq
    mark.changedAt = at
    if (this.full !== null) this.full(this.taskEvent(mark))
    if (this.recording !== null) this.recording.taskChanged(mark)
    if (this.live !== null && !mark.queued) {
      mark.queued = true
      this.live.taskChanged(mark)
    }
  }

  #end(mark: TaskMark, outcome: Outcome): void {
    const at = this.now()
    if (mark.stepping) mark.ran += at - mark.phaseAt
    if (mark.waits) mark.waited += at - mark.phaseAt
    mark.stepping = mark.waits = false
    mark.outcome = outcome
    mark.state = endState(outcome)
    mark.since = mark.endedAt = at
    mark.task = null
    const { id: task, state, steps, ran, waited } = mark
    this.note({ type: 'task.ended', task, state, outcome, site: mark.site || null, steps, ran, waited })
    mark.seq = this.#seq
    this.#ended.push(mark.id)
    if (this.#ended.length >= KEEP_ENDED + FORGET) this.#forget()
    this.alive--
    if (mark.body) this.bodies--
    this.onEnd()
  }

  #outcome(mark: TaskMark, outcome: RuntimeOutcome): Outcome {
    switch (outcome.kind) {
      case 'returned':
        return { kind: 'returned', value: outcome.value === undefined ? null : preview(outcome.value) }
      case 'raised':
        return { kind: 'raised', error: this.raised(outcome.error) }
      case 'cancelled':
        return mark.skippedBecause === null ? { kind: 'cancelled' } : { kind: 'skipped', because: mark.skippedBecause }
    }
  }

  #forget(): void {
    const tasks = this.#ended.splice(0, FORGET)
    for (const id of tasks) this.tasks.delete(id)
    this.note({ type: 'tasks.forgotten', tasks })
  }

  #oldestChanged(): Set<ResourceMark> {
    const others = this.resources.filter(mark => !mark.declared)
    return new Set(others.sort((a, b) => a.seq - b.seq).slice(0, FORGET))
  }

  /** One that is forgotten and changes again is a new one. */
  #forgetResources(old: ReadonlySet<ResourceMark>): void {
    for (const { resource } of old) this.#resourceMarks.delete(resource)
    const there = this.resources.filter(mark => old.has(mark)) // one that was closed may be forgotten already
    this.resources = this.resources.filter(mark => !old.has(mark))
    this.#undeclared -= there.length
    this.note({ type: 'resources.forgotten', resources: there.map(mark => mark.id) })
  }
}
