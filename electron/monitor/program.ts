/**
 * A program that lets itself be watched, as a run: one recorder for its whole life, hung on the loop that runs now, and what
 * viewers may do to it. Nobody watches: the recorder's stores are all it costs.
 */
import { YieldpointError } from '../../shared/errors.ts'
import type { TaskId } from '../../shared/ids.ts'
import type { RunSummary, StackFrame } from '../../shared/protocol/documents.ts'
import { PROGRAM_RUN } from '../../shared/protocol/program.ts'
import { deadlockOf } from '../engine/deadlock.ts'
import type { Debug } from '../engine/findings/debug.ts'
import { LiveFeed } from '../engine/live.ts'
import type { TaskMark } from '../engine/marks.ts'
import { preview } from '../engine/preview.ts'
import type { LoopWatcher } from '../library/loops.ts'
import { type Viewer, Viewers } from '../runs/viewers.ts'
import { chainOf, type EventLoop, requestCancel, setShielded, type Task } from '../runtime/index.ts'
import { debugOf, ProgramRecorder } from './debug.ts'
import { Places, toFrame } from './places.ts'

const MESSAGE_LIMIT = 1_000

const liveClock = {
  now: () => performance.now(),
  after: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms).unref() // showing a program must not keep it from ending
    return () => clearTimeout(timer)
  },
}

/** Whoever else holds the program's futures can move it at any time: what looked like a deadlock may turn out to be none. */
class MonitorRecorder extends ProgramRecorder {
  override taskCreated(task: Task, creator: Task | null): void {
    this.moved()
    super.taskCreated(task, creator)
  }

  override taskReady(task: Task): void {
    this.moved()
    super.taskReady(task)
  }

  moved(): void {
    if (this.rest.deadlock !== null) this.note({ type: 'run.undeadlocked' })
  }
}

export interface ProgramOptions {
  readonly name: string
  /** Its phase may have changed. */
  readonly onChange: () => void
}

export class Program implements LoopWatcher {
  // I1  #loop is the one loop that is watched, and its probe is ours; of loops side by side only the first is.
  // I2  a program that nobody is connected to is neither paused nor slowed down.
  readonly name: string
  readonly startedAtMs = Date.now()
  readonly #recorder = new MonitorRecorder()
  readonly #viewers = new Viewers(PROGRAM_RUN, () => this.#feed.open())
  readonly #feed: LiveFeed
  readonly #places = new Places()
  readonly #onChange: () => void
  #loop: EventLoop | null = null
  #debug: Debug | null = null
  /** What whoever drives the loop wants to be told. */
  #onIdle: EventLoop['onIdle'] = null

  constructor({ name, onChange }: ProgramOptions) {
    this.name = name
    this.#onChange = onChange
    const sink = {
      snapshot: (_seq: number, snapshot: object) => this.#viewers.snapshot(JSON.stringify(snapshot)),
      batch: (batch: object) => this.#viewers.batch(JSON.stringify(batch)),
    }
    this.#feed = new LiveFeed(PROGRAM_RUN, this.#recorder, sink, liveClock)
  }

  /** Whether a loop is watched now. */
  get active(): boolean {
    return this.#loop !== null
  }

  // --- its loops

  began(loop: EventLoop, debug: boolean): boolean {
    if (this.#loop !== null) return false
    this.#loop = loop
    this.#recorder.attach(loop)
    this.#noteStart(loop)
    this.#debug = debug ? debugOf(loop, this.#recorder) : null
    loop.probe = this.#debug?.probe ?? this.#recorder
    this.#onIdle = loop.onIdle
    loop.onIdle = verdict => {
      if (verdict.deadlock) this.#deadlocked(verdict.waiting)
      this.#onIdle?.(verdict)
    }
    this.#recorder.adopt(loop.tasks)
    this.#onChange()
    return true
  }

  closing(loop: EventLoop): void {
    if (this.#loop === loop) this.#debug?.graphEnded()
  }

  ended(loop: EventLoop): void {
    if (this.#loop === loop) this.#debug?.atRest()
  }

  letGo(loop: EventLoop): void {
    if (this.#loop !== loop) return
    this.#loop = null
    this.#debug = null
    loop.probe = null
    loop.onIdle = this.#onIdle
    this.#recorder.moved()
    this.#onChange()
  }

  /** Nothing more comes: it has ended, or it goes on unwatched. */
  close(): void {
    if (this.#recorder.rest.phase === 'ended') return
    const outcome = this.#loop === null ? 'finished' : 'detached'
    this.abandon()
    this.#recorder.note({ type: 'run.ended', outcome, error: null })
    this.#feed.flush()
    this.#feed.close()
    this.#onChange()
  }

  // --- who watches

  /** Sends a snapshot and then batches. Returns its undo. */
  watch(viewer: Viewer): () => void {
    this.#viewers.add(viewer)
    return () => {
      this.#viewers.remove(viewer)
      if (this.#viewers.watched) return
      this.#viewers.forget()
      this.#feed.close()
    }
  }

  /** Nobody is there who could let it go on. */
  abandon(): void {
    this.#places.close()
    if (this.#recorder.rest.phase === 'ended') return
    this.setSpeed(1) // I2
    this.resume()
  }

  summary(): RunSummary {
    const { phase, outcome, clock, seed } = this.#recorder.rest
    const { name, startedAtMs } = this
    return {
      run: PROGRAM_RUN,
      doc: '',
      name,
      program: { pid: process.pid },
      phase,
      outcome,
      at: this.#recorder.now(),
      startedAtMs,
      clock,
      seed,
      stuck: null,
      recording: null,
    }
  }

  log(values: readonly unknown[]): void {
    const text = values.map(value => preview(value, MESSAGE_LIMIT)).join(' ')
    this.#recorder.logged(this.#loop?.currentTask ?? null, text)
  }

  // --- what viewers may do

  pause(): void {
    if (this.#loop === null || this.#recorder.rest.phase === 'paused') return
    this.#loop.pause()
    this.#recorder.note({ type: 'run.paused' })
  }

  resume(): void {
    if (this.#recorder.rest.phase !== 'paused') return
    this.#recorder.note({ type: 'run.resumed' })
    this.#loop?.resume()
  }

  step(by: 'step' | 'turn'): void {
    this.pause()
    if (by === 'step') this.#loop?.stepOne()
    else this.#loop?.stepTurn()
  }

  setSpeed(speed: number): void {
    if (this.#loop === null || this.#recorder.rest.speed === speed) return
    this.#loop.setSpeed(speed)
    this.#recorder.note({ type: 'run.speedChanged', speed })
  }

  /** Cancels every task, in the order of creation, and lets them clean up. */
  stop(): void {
    for (const mark of [...this.#recorder.tasks.values()]) this.#cancel(mark, null)
    this.resume()
  }

  cancel(task: TaskId, reason: string | null): void {
    this.#cancel(this.#mark(task), reason)
  }

  shield(id: TaskId, on: boolean): void {
    const { task, shielded } = this.#mark(id)
    if (task !== null && shielded !== on) setShielded(task, on)
  }

  /** Where the task waits, outermost first. */
  stack(id: TaskId): StackFrame[] {
    const { task } = this.#mark(id)
    if (task === null) return []
    const chain = chainOf(task)
    const stands = this.#places.of(chain.map(({ steps }) => steps))
    return stands.flatMap(({ name, place, own }, i) => (own ? [] : [toFrame(name ?? chain[i]!.name, place)]))
  }

  // --- inside

  #noteStart(loop: EventLoop): void {
    const { rest } = this.#recorder
    const clock = loop.virtual ? 'virtual' : 'real'
    if (rest.speed !== 1) loop.setSpeed(rest.speed)
    if (rest.phase === 'starting' || rest.clock !== clock)
      this.#recorder.note({ type: 'run.started', graph: this.name, clock, seed: 0, speed: rest.speed, workers: 0 })
  }

  #deadlocked(waiting: readonly Task[]): void {
    if (this.#recorder.rest.deadlock !== null) return
    this.#recorder.note({ type: 'run.deadlocked', deadlock: deadlockOf(waiting, this.#recorder) })
    this.#debug?.atRest()
    this.#onChange()
  }

  #cancel(mark: TaskMark, reason: string | null): void {
    if (mark.task !== null) requestCancel(mark.task, { by: 'user', task: null }, reason ?? undefined)
  }

  #mark(task: TaskId): TaskMark {
    const mark = this.#recorder.tasks.get(task)
    if (mark === undefined) throw new YieldpointError('run/unknown-task', { run: PROGRAM_RUN, task })
    return mark
  }
}
