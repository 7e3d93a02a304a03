/**
 * What viewers are sent of a run while it goes on. The run never waits for them: between two flushes only the last of what
 * happened to a task or resource is kept, and flushes come less often the more they cost, so that showing a run takes at most
 * a fortieth of its thread, unless one flush alone takes 25 ms: a second behind is as far as a viewer ever is. What was merged or
 * left out is counted in the batch.
 */
import type { Batch, RunEvent } from '../../shared/protocol/events.ts'
import type { RunSnapshot } from '../../shared/state/run-state.ts'
import type { ResourceMark, TaskMark, WorkerMark } from './marks.ts'
import type { LiveReader } from './readers.ts'
import type { Recorder } from './recorder.ts'
import { snapshotOf } from './snapshot.ts'

/** Three frames: what changes faster is not read. */
const SHORTEST_PAUSE_MS = 50
const COST_SHARE = 40
/** Later than that, what is shown is no longer live. */
const LONGEST_PAUSE_MS = 1_000
/** More log lines than that in one flush are dropped, oldest first, and counted. */
const LINES_A_FLUSH = 500

export interface LiveClock {
  /** Milliseconds, monotonic. */
  now(): number
  /** Calls back once; returns its undo. */
  after(ms: number, run: () => void): () => void
}

export interface LiveSink {
  snapshot(seq: number, snapshot: RunSnapshot): void
  batch(batch: Batch): void
}

export class LiveFeed implements LiveReader {
  // I1  every event after #from is in #events, or its record is in #tasks, #resources or #workers, or #callsWait says that it
  //     is the recorder's, or it is counted in #dropped.
  // I2  a flush is planned whenever there is something to send.
  readonly #run: number
  readonly #recorder: Recorder
  readonly #sink: LiveSink
  readonly #clock: LiveClock
  #from = 0
  #events: RunEvent[] = []
  #lines: RunEvent[] = []
  #tasks: TaskMark[] = []
  #resources: ResourceMark[] = []
  #workers: WorkerMark[] = []
  #callsWait = false
  #dropped = 0
  #cancelFlush: (() => void) | null = null
  #notBefore = 0

  constructor(run: number, recorder: Recorder, sink: LiveSink, clock: LiveClock) {
    this.#run = run
    this.#recorder = recorder
    this.#sink = sink
    this.#clock = clock
  }

  /** Sends a snapshot, then batches. Called again it sends another snapshot, for a viewer that came later. */
  open(): void {
    if (this.#recorder.live === this) this.flush()
    this.#recorder.live = this
    this.#from = this.#recorder.seq
    this.#sink.snapshot(this.#from, snapshotOf(this.#recorder))
  }

  close(): void {
    if (this.#recorder.live !== this) return
    this.#recorder.live = null
    this.#unplan()
    this.#take()
  }

  happened(event: RunEvent): void {
    if (event.type !== 'logged') this.#events.push(event)
    else if (this.#lines.push(event) > LINES_A_FLUSH * 2) this.#dropLines()
    this.#plan()
  }

  taskChanged(mark: TaskMark): void {
    this.#tasks.push(mark)
    this.#plan()
  }

  resourceChanged(mark: ResourceMark): void {
    this.#resources.push(mark)
    this.#plan()
  }

  workerChanged(mark: WorkerMark): void {
    this.#workers.push(mark)
    this.#plan()
  }

  callsWait(): void {
    this.#callsWait = true
    this.#plan()
  }

  flush(): void {
    this.#unplan()
    const to = this.#recorder.seq
    if (to === this.#from) return
    const begun = this.#clock.now()
    if (this.#lines.length > LINES_A_FLUSH) this.#dropLines()
    const from = this.#from
    const { events, dropped } = this.#take()
    const merged = to - from - events.length - dropped
    this.#from = to
    this.#sink.batch({ run: this.#run, from, to, at: this.#recorder.now(), merged, dropped, events })
    const ended = this.#clock.now()
    this.#notBefore = ended + Math.min(LONGEST_PAUSE_MS, Math.max(SHORTEST_PAUSE_MS, (ended - begun) * COST_SHARE))
  }

  #plan(): void {
    if (this.#cancelFlush !== null) return // I2
    const wait = Math.max(1, this.#notBefore - this.#clock.now())
    this.#cancelFlush = this.#clock.after(wait, () => this.flush())
  }

  #unplan(): void {
    this.#cancelFlush?.()
    this.#cancelFlush = null
  }

  #dropLines(): void {
    const over = this.#lines.length - LINES_A_FLUSH
    this.#lines.splice(0, over)
    this.#dropped += over
  }

  /** All that is to be sent, in the order of its numbers. */
  #take(): { events: RunEvent[]; dropped: number } {
    const events = this.#events
    for (const line of this.#lines) events.push(line)
    for (const mark of this.#tasks) {
      mark.queued = false
      if (mark.endedAt === null) events.push(this.#recorder.taskEvent(mark)) // its end has an event of its own
    }
    for (const mark of this.#resources) {
      mark.queued = false
      events.push(this.#recorder.resources.event(mark))
    }
    for (const mark of this.#workers) {
      mark.queued = false
      if (this.#recorder.workers.has(mark.id)) events.push(this.#recorder.workers.event(mark))
    }
    if (this.#callsWait) {
      this.#recorder.workers.waiting.queued = false
      events.push(this.#recorder.workers.callsEvent())
    }
    events.sort((a, b) => a.seq - b.seq)
    const dropped = this.#dropped
    this.#events = []
    this.#lines = []
    this.#tasks = []
    this.#resources = []
    this.#workers = []
    this.#callsWait = false
    this.#dropped = 0
    return { events, dropped }
  }
}
