/** A task's change as bytes, the most frequent event by far: one byte that says what follows, mostly one or two more. */
import type { Micros, SiteId } from '../ids.ts'
import type { TaskState, Waiting } from '../protocol/events.ts'
import type { In, Out } from './bytes.ts'
import { OTHER, type Phase, READY, RUNNING, type TaskTrack, WAITING } from './task-track.ts'
import { taskState, waitingOrNull, waiting as waits } from './values.ts'

/** Set in the first byte of a task's change, and of no other event. Its two lowest bits are the phase. */
export const TASK_CHANGE = 0x80
export const OTHER_TASK = 0x04
export const OTHER_TIME = 0x08
const SITE = 0x10
const WAIT = 0x20
const MORE = 0x40

/** What is in the byte after, with MORE. */
const STATE = 0x01
const SINCE = 0x02
const DEADLINE = 0x04
const STEPS = 0x08
const RAN = 0x10
const WAITED = 0x20

/** A `task.changed` without its number, moment and task. */
export interface Change {
  state: TaskState
  since: Micros
  waiting: Waiting | null
  deadline: Micros | null
  site: SiteId | null
  steps: number
  ran: Micros
  waited: Micros
}

export function phaseOf(track: TaskTrack, { state, steps, waiting }: Change): Phase {
  if (state === 'running') return RUNNING
  if (state === 'waiting') return WAITING
  if (state === 'ready') return READY
  if (state !== 'cancelling' || track.state !== 'cancelling') return OTHER
  return steps === track.steps + 1 ? RUNNING : waiting !== null ? WAITING : READY
}

/** The bits of the first byte that say what comes after it. The track has entered the phase. */
export function surprises(track: TaskTrack, phase: Phase, change: Change, at: Micros): number {
  let bits = phase
  if (more(track, change) !== 0) bits |= MORE
  if (change.site !== track.site) bits |= SITE
  return waitsAsExpected(track, phase, change.waiting, at) ? bits : bits | WAIT
}

/** What `surprises` told of. The track becomes what the change says. */
export function writeSurprises(out: Out, bits: number, track: TaskTrack, change: Change, at: Micros): void {
  track.waiting = change.waiting
  track.deadline = change.deadline
  if ((bits & SITE) !== 0) {
    track.site = change.site
    out.count(change.site ?? 0)
  }
  if ((bits & WAIT) !== 0) {
    waitingOrNull.write(out, change.waiting)
    if (change.waiting !== null) track.waitsFor(change.waiting, at)
  }
  if ((bits & MORE) === 0) return
  const what = more(track, change)
  out.byte(what)
  if ((what & STATE) !== 0) taskState.write(out, change.state)
  if ((what & SINCE) !== 0) out.micros(change.since)
  if ((what & DEADLINE) !== 0) out.micros(change.deadline!)
  if ((what & STEPS) !== 0) out.count(change.steps)
  if ((what & RAN) !== 0) out.micros(change.ran)
  if ((what & WAITED) !== 0) out.micros(change.waited)
  track.become(change)
}

export function readChange(from: In, bits: number, track: TaskTrack, at: Micros): Change {
  const phase = (bits & 3) as Phase
  track.enter(phase, at)
  if ((bits & SITE) !== 0) track.site = from.count() || null
  let waiting = phase === WAITING ? track.expectedWait(at) : null
  if ((bits & WAIT) !== 0) {
    waiting = waitingOrNull.read(from)
    if (waiting !== null) track.waitsFor(waiting, at)
  }
  track.waiting = waiting
  track.deadline = null
  const { site, state, since, steps, ran, waited } = track
  const change: Change = { state, since, waiting, deadline: null, site, steps, ran, waited }
  if ((bits & MORE) === 0) return change
  const what = from.byte()
  if ((what & STATE) !== 0) change.state = taskState.read(from)
  if ((what & SINCE) !== 0) change.since = from.micros()
  if ((what & DEADLINE) !== 0) change.deadline = from.micros()
  if ((what & STEPS) !== 0) change.steps = from.count()
  if ((what & RAN) !== 0) change.ran = from.micros()
  if ((what & WAITED) !== 0) change.waited = from.micros()
  track.deadline = change.deadline
  track.become(change)
  return change
}

function more(track: TaskTrack, change: Change): number {
  let what = change.deadline === null ? 0 : DEADLINE
  if (change.state !== track.state) what |= STATE
  if (change.since !== track.since) what |= SINCE
  if (change.steps !== track.steps) what |= STEPS
  if (change.ran !== track.ran) what |= RAN
  if (change.waited !== track.waited) what |= WAITED
  return what
}

function waitsAsExpected(track: TaskTrack, phase: Phase, waiting: Waiting | null, at: Micros): boolean {
  if (phase !== WAITING || waiting === null) return phase !== WAITING && waiting === null
  const { wait } = track
  if (wait === null) return false
  if (waiting.for === 'sleep') return wait.for === 'sleep' && waiting.until === at + track.sleeps
  return waits.same(wait, waiting)
}
