/**
 * Turns what the runtime does into the run's event log: numbers it, keeps what every task and resource has come to, and tells
 * three kinds of readers. The full reader gets every event as an object; the recording reads task records as they change; the live
 * reader only learns which records changed, and makes events of them when it flushes. With none, a step costs a few stores.
 */
import type { Micros, TaskId } from '../../shared/ids.ts'
import type { CancelRequest, Outcome, Raised, RunEvent, TaskGroupRef, TaskState } from '../../shared/protocol/events.ts'
import { PACING } from '../../shared/protocol/recordings.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun, type RunState } from '../../shared/state/run-state.ts'
import {
  bodyOf,
  type CancelOrigin,
  deadlineOf,
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
import { type Adopting, adopt, meet } from './adoption.ts'
import { type EventBody, KEPT_IN_REST } from './event-body.ts'
import { Groups } from './groups.ts'
import { endState, markOf, type Origin, TaskMark } from './marks.ts'
import { outcomeOf } from './outcome-of.ts'
import { cut, preview } from './preview.ts'
import type { FullReader, LiveReader, LogReader, Pulse } from './readers.ts'
import { RecordedLines } from './recorded-lines.ts'
import { RecordedResources } from './recorded-resources.ts'
import { RecordedWorkers } from './recorded-workers.ts'
import { waitingOf } from './waits.ts'

export type { EventBody } from './event-body.ts'

/** Ended tasks kept for viewers; older ones are forgotten, FORGET at a time. */
export const KEEP_ENDED = 10_000
const FORGET = 1_000
const LOG_TEXT_LIMIT = 4_000

export class Recorder implements Probe {
  // I1  #seq is the number of the last event; numbers have no gaps.
  // I2  tasks holds every task that has not ended and at most KEEP_ENDED + FORGET that have, in order of creation.
  // I3  how a task or resource is now is only ever told from its mark, so a snapshot and a stream cannot disagree.
  // I4  the last step ended at #endedAt, in the loop's entry #endedIn; -1 while one is under way.
  readonly tasks = new Map<TaskId, TaskMark>()
  readonly resources = new RecordedResources(this)
  readonly groups = new Groups()
  readonly workers = new RecordedWorkers(this)
  readonly lines = new RecordedLines()
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
  #ended: TaskId[] = []
  #endedAt: Micros = 0
  #endedIn = -1
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

  readonly #adopting: Adopting = {
    recorder: this,
    newTask: task => this.#newTask(task, task.name, null, null, false, this.#groupRef(task)),
    become: (mark, state) => this.#become(mark, state, this.now()),
    end: (mark, outcome) => this.#end(mark, outcomeOf(mark, outcome, this.raised)),
  }

  constructor(pulse: Pulse) {
    this.#pulse = pulse
  }

  /** From here on time is the loop's, and goes on from where it was. A loop is made with its probe, so it comes second. */
  attach(loop: EventLoop): void {
    const before = this.now()
    this.#loop = loop
    this.#startedAt = loop.time() - before / 1e6
  }

  /** Takes over what a loop did before it was recorded. */
  adopt(tasks: Iterable<Task>): void {
    adopt(tasks, this.#adopting)
  }

  #groupRef(task: Task): TaskGroupRef | null {
    const group = groupOf(task)
    return group && this.groups.refOf(group)
  }

  get seq(): number {
    return this.#seq
  }

  /** Takes a number for an event that its caller tells. */
  nextSeq(): number {
    return ++this.#seq
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
    this.tell(event)
    this.live?.happened(event)
  }

  logged(task: Task | null, text: string): void {
    const line = { task: task === null ? null : markOf(task).id, text: cut(text, LOG_TEXT_LIMIT) }
    this.note({ type: 'logged', ...line })
    this.lines.add({ seq: this.#seq, at: this.now(), ...line })
  }

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
    this.#endedIn = body.loop.entries // I4
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
    this.#end(mark, outcomeOf(mark, Future.prototype.outcome.call(task)!, this.raised))
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
    this.#end(mark, outcomeOf(mark, outcome, this.raised))
  }

  resourceCreated(resource: Observed): void {
    if (this.resources.markOf(resource) === undefined) this.resources.declare(resource, false)
  }

  resourceChanged(resource: Observed): void {
    const mark = this.resources.markOf(resource)
    if (mark === undefined)
      meet(resource, this.#adopting) // made before it was recorded, as a script's own globals are
    else this.resources.changed(mark)
  }

  resourceClosed(resource: Observed): void {
    this.resources.closed(resource)
  }

  idOf(task: Task): TaskId {
    return markOf(task).id
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

  deadline(mark: TaskMark): Micros | null {
    const when = mark.waits && mark.task !== null ? deadlineOf(mark.task) : null
    return when === null ? null : this.micros(when)
  }

  waiting(mark: TaskMark) {
    return mark.waits && mark.task !== null ? waitingOf(mark.task, this) : null
  }

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
  get heard(): boolean {
    return this.full !== null || this.recording !== null
  }

  tell(event: RunEvent): void {
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

  #forget(): void {
    const tasks = this.#ended.splice(0, FORGET)
    for (const id of tasks) this.tasks.delete(id)
    this.note({ type: 'tasks.forgotten', tasks })
  }
}
