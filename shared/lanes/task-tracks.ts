/** Tasks as the log tells of them, turned into segments. */
import type { Micros, TaskId } from '../ids.ts'
import type { Outcome, RunEventOf, TaskState, Waiting } from '../protocol/events.ts'
import type { TaskRecord } from '../state/run-state.ts'
import type { LanesDelta, TaskHead } from './delta.ts'
import { SEGMENT, SHIELDED, WAKER } from './model.ts'
import { RowBuffer } from './row-buffer.ts'
import type { WaitTable } from './tables.ts'
import { Steps, wakerOfWait } from './wakers.ts'

/** The last segment of a lane, and what is needed to tell when the next one begins. */
interface Track {
  start: Micros
  kind: number
  shielded: boolean
  waiting: Waiting | null
  wait: number
  site: number
  steps: number
  /** It is among the steps that go on. */
  running: boolean
  /** A cancel request came while it waited. */
  asked: boolean
  /** Number of the last event about it. */
  seq: number
}

type Fresh = Pick<LanesDelta, 'newTasks' | 'endedTasks' | 'cancels' | 'findings' | 'taskRows'>
type Lists = { [K in Exclude<keyof Fresh, 'taskRows'>]: Fresh[K][number][] }

/** What it takes to make a lane, in rows that are added to one. */
const NEW_LANE = 8

export class TaskTracks {
  // I1  #tracks has the tasks that have not ended, each with the last segment of its lane.
  // I2  starts in a lane never fall.
  // I3  #gap is the number of the last event before which some of the log is missing.
  readonly #tracks = new Map<TaskId, Track>()
  readonly #waits: WaitTable
  readonly #steps = new Steps()
  readonly #rows = new RowBuffer()
  /** Of each task the findings that were told already. */
  readonly #found = new Set<string>()
  #gap = 0
  #new: Lists = { newTasks: [], endedTasks: [], cancels: [], findings: [] }

  constructor(waits: WaitTable) {
    this.#waits = waits
  }

  /** In rows. */
  get pending(): number {
    return this.#rows.count + NEW_LANE * this.#new.newTasks.length
  }

  created(event: RunEventOf<'task.created'>): void {
    const { task, name, node, copy, parent, body, group, at, seq } = event
    this.#new.newTasks.push({ task, name, node, copy, parent, body, group: group?.id ?? null, createdAt: at })
    const kind = SEGMENT.ready
    const rest = { waiting: null, wait: 0, site: 0, steps: 0, running: false, asked: false, seq }
    const track = { start: at, kind, shielded: body, ...rest }
    this.#tracks.set(task, track)
    this.#push(task, track, WAKER.unknown)
  }

  changed(event: RunEventOf<'task.changed'>): void {
    const track = this.#tracks.get(event.task)
    if (track === undefined) return
    if (track.running) this.#steps.over(event.task)
    const waker = this.#wakerFor(track, event)
    const kind = kindOf(event.state, event.waiting)
    this.#become(event.task, track, event, kind, waker)
    track.running = kind === SEGMENT.running || (kind === SEGMENT.cancelling && event.steps > track.steps)
    if (track.running) this.#steps.began(event.task)
    track.steps = event.steps
    track.seq = event.seq
  }

  cancelRequested({ task, at, request }: RunEventOf<'task.cancelRequested'>): void {
    const track = this.#tracks.get(task)
    if (track === undefined) return
    this.#new.cancels.push({ task, at, request })
    if (track.waiting !== null) track.asked = true
  }

  shielded({ task, at, on }: RunEventOf<'task.shielded'>): void {
    const track = this.#tracks.get(task)
    if (track === undefined || track.shielded === on) return
    track.shielded = on
    track.start = Math.max(track.start, at) // I2
    this.#push(task, track, WAKER.unknown)
  }

  ended({ task, at, state, outcome }: RunEventOf<'task.ended'>): void {
    if (this.#tracks.has(task)) this.#end(task, at, state, outcome)
  }

  found({ at, finding }: RunEventOf<'finding'>): void {
    const task = finding.task?.id
    const key = `${task}/${finding.id}`
    if (task === undefined || this.#found.has(key)) return
    this.#found.add(key)
    this.#new.findings.push({ task, at, finding: finding.id })
  }

  /** Their lanes stay. */
  forgotten(tasks: readonly TaskId[]): void {
    for (const task of tasks) this.#steps.forget(task)
  }

  /** Events up to and including `seq` are missing. */
  gap(seq: number): void {
    this.#gap = seq
    this.#steps.lose()
  }

  /** After a gap: how all tasks are. What they did meanwhile is not known. */
  resume(tasks: ReadonlyMap<TaskId, TaskRecord>, at: Micros): void {
    for (const record of tasks.values()) this.#resumeTask(record)
    for (const task of [...this.#tracks.keys()]) if (!tasks.has(task)) this.#end(task, at, null, null)
  }

  /** All that is new; what is told once is not told again. */
  take(): Fresh {
    const fresh = { ...this.#new, taskRows: this.#rows.takeByTask() }
    this.#new = { newTasks: [], endedTasks: [], cancels: [], findings: [] }
    return fresh
  }

  // --- inside --------------------------------------------------------------------------------------------------------------

  #wakerFor(track: Track, { at, waiting }: RunEventOf<'task.changed'>): number {
    if (track.waiting === null || waiting !== null) return WAKER.unknown
    return wakerOfWait(track.waiting, at, this.#steps, track.asked, track.seq > this.#gap)
  }

  #become(
    task: TaskId,
    track: Track,
    event: Pick<RunEventOf<'task.changed'>, 'at' | 'since' | 'waiting' | 'site'>,
    kind: number,
    waker: number,
  ): void {
    const wait = this.#waits.indexOf(event.waiting, track)
    const same = kind === track.kind && wait === track.wait && waker === WAKER.unknown
    track.site = event.site ?? track.site
    if (same && event.since <= track.start) return
    if (same && kind === SEGMENT.cancelling) return // its turns are one segment
    if (event.waiting === null || wait !== track.wait) track.asked = false
    track.waiting = event.waiting
    track.kind = kind
    track.wait = wait
    track.start = Math.max(track.start, event.at) // I2
    this.#push(task, track, waker)
  }

  #push(task: TaskId, { start, kind, shielded, wait, site }: Track, waker: number): void {
    this.#rows.push(task, start, shielded ? kind | SHIELDED : kind, wait, waker, site)
  }

  #end(task: TaskId, at: Micros, state: TaskState | null, outcome: Outcome | null): void {
    const track = this.#tracks.get(task)!
    this.#tracks.delete(task) // I1
    if (track.running) this.#steps.over(task)
    this.#steps.ended(task, at)
    this.#new.endedTasks.push({ task, at: Math.max(at, track.start), state, outcome })
  }

  #resumeTask(record: TaskRecord): void {
    const { id: task, endedAt, waiting, site, steps } = record
    const known = this.#tracks.get(task)
    if (known === undefined) {
      if (endedAt !== null && this.#steps.lastOf([task]) !== null) return
      this.#new.newTasks.push(headOf(record))
      if (record.cancel !== null) this.#new.cancels.push({ task, at: record.cancel.at, request: record.cancel })
    }
    const track: Track = known ?? {
      ...{ start: record.createdAt, kind: -1, shielded: record.shielded, waiting: null, wait: 0 },
      ...{ site: 0, steps, running: false, asked: false, seq: 0 },
    }
    this.#tracks.set(task, track)
    if (endedAt !== null) {
      this.#end(task, endedAt, record.state, record.outcome)
      return
    }
    track.shielded = record.shielded
    track.steps = steps
    const { since } = record
    this.#become(task, track, { at: since, since, waiting, site }, kindOf(record.state, waiting), WAKER.unknown)
  }
}

function kindOf(state: TaskState, waiting: Waiting | null): number {
  if (state === 'cancelling') return waiting === null ? SEGMENT.cancelling : SEGMENT.cancellingWait
  if (state === 'waiting') return SEGMENT.waiting
  return state === 'running' ? SEGMENT.running : SEGMENT.ready
}

const headOf = ({ id, name, node, copy, parent, group, body, createdAt }: TaskRecord): TaskHead => ({
  ...{ task: id, name, node, copy, parent, body, createdAt },
  group: group?.id ?? null,
})
