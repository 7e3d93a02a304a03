/**
 * The whole log of a run as bytes, in segments that each begin with the state as the log has told it until then. It is read off the
 * recorder's records as they change: no event is made of a task's change.
 */
import type { Micros } from '../../shared/ids.ts'
import { type Change, LogEncoder } from '../../shared/log/index.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import type { LiveClock } from './live.ts'
import type { TaskMark } from './marks.ts'
import type { LogReader } from './readers.ts'
import type { Recorder } from './recorder.ts'
import { toldState } from './told-state.ts'

/** As many events are replayed, at most, to come to any moment. */
export const EVENTS_A_SEGMENT = 65_536
/** What a reader of the files lags behind, and what a run loses if its process is killed. */
const FLUSH_AFTER_MS = 100
const FLUSH_BYTES = 64 * 1024

/** After these a run may stand still for long. */
const RESTS: ReadonlySet<RunEvent['type']> = new Set(['run.paused', 'run.deadlocked', 'run.ended'] as const)

export interface LogSink {
  /** The bytes that come from now on are the next segment's. */
  nextSegment(): void
  write(bytes: Uint8Array): void
  /** It takes no more. */
  readonly closed: boolean
}

export interface LogFeedParts {
  readonly sink: LogSink
  readonly clock: Pick<LiveClock, 'after'>
  readonly checksum?: (bytes: Uint8Array) => number
  readonly eventsASegment?: number
}

export class LogFeed implements LogReader {
  // I1  a flush is planned whenever the encoder has something pending.
  // I2  segments begin where a count of events says, never a time or a size: the same log has the same segments.
  readonly #recorder: Recorder
  readonly #parts: LogFeedParts
  readonly #encoder: LogEncoder
  readonly #eventsASegment: number
  /** Filled anew for each event. */
  readonly #change: Change = {
    state: 'ready',
    since: 0,
    waiting: null,
    deadline: null,
    site: null,
    steps: 0,
    ran: 0,
    waited: 0,
  }
  #events = 0
  #cancelFlush: (() => void) | null = null

  constructor(recorder: Recorder, parts: LogFeedParts) {
    this.#recorder = recorder
    this.#parts = parts
    this.#eventsASegment = parts.eventsASegment ?? EVENTS_A_SEGMENT
    const { sink, checksum } = parts
    this.#encoder = new LogEncoder({ write: bytes => sink.write(bytes), ...(checksum && { checksum }) })
  }

  /** Before anything is noted, or of a recorder that stands between two events. */
  open(): void {
    this.#recorder.recording = this
    this.#nextSegment(this.#recorder.now())
  }

  close(): void {
    this.flush()
    if (this.#recorder.recording === this) this.#recorder.recording = null
  }

  event(event: RunEvent): void {
    this.#encoder.event(event)
    this.#written()
    if (RESTS.has(event.type)) this.flush()
  }

  taskChanged(mark: TaskMark): void {
    const change = this.#change
    change.state = mark.state
    change.since = mark.since
    change.waiting = mark.waits ? this.#recorder.waiting(mark) : null
    change.deadline = mark.waits ? this.#recorder.deadline(mark) : null
    change.site = mark.site || null
    change.steps = mark.steps
    change.ran = mark.ran
    change.waited = mark.waited
    this.#encoder.taskChanged(mark.seq, mark.changedAt, mark.id, change)
    this.#written()
    if (this.#events >= this.#eventsASegment) this.#nextSegment(mark.changedAt) // I2
  }

  flush(): void {
    this.#cancelFlush?.()
    this.#cancelFlush = null
    this.#encoder.flush()
    if (this.#parts.sink.closed && this.#recorder.recording === this) this.#recorder.recording = null
  }

  #written(): void {
    this.#events++
    if (this.#encoder.pending >= FLUSH_BYTES) this.flush()
    else this.#cancelFlush ??= this.#parts.clock.after(FLUSH_AFTER_MS, () => this.flush()) // I1
  }

  #nextSegment(at: Micros): void {
    this.flush()
    this.#events = 0
    this.#parts.sink.nextSegment()
    this.#encoder.greet()
    this.#encoder.keyFrame(toldState(this.#recorder, this.#encoder, at))
  }
}
