/**
 * What a reader of the log expects of a task's next event. A step adds one to `steps`; what a task ran or waited grows by the time
 * since that began: the recorder counts so, and what comes as expected takes no bytes. Where it does not, it is written out.
 */
import type { Micros, SiteId } from '../ids.ts'
import type { TaskState, Waiting } from '../protocol/events.ts'
import type { TaskRecord } from '../state/run-state.ts'

export const READY = 0
export const RUNNING = 1
export const WAITING = 2
/** The third of two bits: a state that is written out, in which nothing is expected. */
export const OTHER = 3
export type Phase = typeof READY | typeof RUNNING | typeof WAITING | typeof OTHER
export const PHASE_STATES: readonly TaskState[] = ['ready', 'running', 'waiting']

export class TaskTrack {
  // I1  both sides of a log come to the same values by the same calls.
  phase: Phase = READY
  state: TaskState = 'ready'
  /** When `phase` began. */
  phaseAt: Micros
  since: Micros
  site: SiteId | null = null
  steps = 0
  ran: Micros = 0
  waited: Micros = 0
  /** The last thing that it waited for: most tasks wait for one thing again and again. */
  wait: Waiting | null = null
  /** How long it slept, if that was sleep. */
  sleeps: Micros = 0

  /** As the last event has it. */
  waiting: Waiting | null = null
  deadline: Micros | null = null

  constructor(at: Micros) {
    this.phaseAt = this.since = at
  }

  /** As well as it can be told from a key frame. */
  static of(task: TaskRecord): TaskTrack {
    const track = new TaskTrack(task.since)
    track.phase = Math.max(READY, PHASE_STATES.indexOf(task.state)) as Phase
    track.site = task.site
    track.deadline = task.deadline
    track.become(task)
    if (task.waiting !== null) track.waitsFor(task.waiting, task.since)
    track.waiting = task.waiting
    return track
  }

  /** Goes on as expected to a phase that begins at `at`. */
  enter(phase: Phase, at: Micros): void {
    if (phase === OTHER) return
    this.spend(at)
    if (phase === RUNNING) this.steps++
    this.phase = phase
    this.phaseAt = at
    if (this.state === 'cancelling') return // until it has ended
    this.state = PHASE_STATES[phase]!
    this.since = at
  }

  /** Time went by in the phase it is in. */
  spend(at: Micros): void {
    if (this.phase === RUNNING) this.ran += at - this.phaseAt
    else if (this.phase === WAITING) this.waited += at - this.phaseAt
  }

  /** What was told in place of what was expected. */
  become({ state, since, steps, ran, waited }: Pick<TaskTrack, 'state' | 'since' | 'steps' | 'ran' | 'waited'>): void {
    this.state = state
    this.since = since
    this.steps = steps
    this.ran = ran
    this.waited = waited
  }

  expectedWait(at: Micros): Waiting | null {
    const { wait } = this
    return wait?.for === 'sleep' ? { for: 'sleep', until: at + this.sleeps } : wait
  }

  waitsFor(wait: Waiting, at: Micros): void {
    this.wait = wait
    if (wait.for === 'sleep') this.sleeps = wait.until - at
  }
}
