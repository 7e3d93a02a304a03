/**
 * Makes a run's events into the bytes of its log (docs/recordings.md). Nothing that can be foreseen is written; the decoder foresees
 * it too. Bytes come out in frames: one a key frame, one a batch.
 */
import type { Micros, ResourceId, TaskId } from '../ids.ts'
import type { ResourceStats, RunEvent, RunEventOf } from '../protocol/events.ts'
import type { RunState } from '../state/run-state.ts'
import { Out } from './bytes.ts'
import { type Checksum, crc32 } from './crc.ts'
import { BATCH, GREETING, HEADER, KEY_FRAME } from './frames.ts'
import { Registers } from './registers.ts'
import { CLOCK, JSON_EVENT, jsonEvent, NEXT_SEQ, RESOURCE_CHANGED, smallOfType, TASK_ENDED } from './small-events.ts'
import { encodeState } from './state.ts'
import { writeStats } from './stats-change.ts'
import { type Change, OTHER_TASK, OTHER_TIME, phaseOf, surprises, TASK_CHANGE, writeSurprises } from './task-change.ts'
import { writeEnd } from './task-end.ts'

export interface EncoderParts {
  /** Takes bytes; they are its own. */
  readonly write: (bytes: Uint8Array) => void
  readonly checksum?: Checksum
}

export class LogEncoder {
  // I1  what stands in #out follows on what was given to `write`, and is one batch.
  readonly #write: (bytes: Uint8Array) => void
  readonly #checksum: Checksum
  readonly #out = new Out()
  readonly #known = new Registers()

  constructor({ write, checksum = crc32 }: EncoderParts) {
    this.#write = write
    this.#checksum = checksum
  }

  /** Bytes that wait for `flush`. */
  get pending(): number {
    return this.#out.length
  }

  /** What a segment begins with. */
  greet(): void {
    this.flush()
    this.#write(GREETING.slice())
  }

  /** The whole state: who reads on from here need know nothing of what came before. */
  keyFrame(state: RunState): void {
    this.flush()
    this.#frame(KEY_FRAME, encodeState(state))
    this.#out.forgetTexts()
    this.#known.seed(state)
  }

  /** What the log has told of a task that has not ended; undefined if it need not be remembered. */
  told(task: TaskId): Readonly<Change> | undefined {
    return this.#known.tasks.get(task)
  }

  /** The same of a resource. */
  toldStats(resource: ResourceId): ResourceStats | undefined {
    return this.#known.stats.get(resource)
  }

  /** Ends the batch. */
  flush(): void {
    if (this.#out.length > 0) this.#frame(BATCH, this.#out.take())
  }

  event(event: RunEvent): void {
    if (event.type === 'task.changed') this.taskChanged(event.seq, event.at, event.task, event)
    else if (event.type === 'resource.changed') this.resourceChanged(event.seq, event.at, event.resource, event.stats)
    else if (event.type === 'task.ended') this.#taskEnded(event)
    else this.#small(event)
  }

  /** The same as `event`, without one. */
  taskChanged(seq: number, at: Micros, task: TaskId, change: Change): void {
    const [out, known] = [this.#out, this.#known]
    this.#number(seq)
    const before = known.at
    const plain = this.#tellClock(at)
    known.at = at
    const track = known.track(task)
    const phase = phaseOf(track, change)
    track.enter(phase, at)
    const bits = surprises(track, phase, change, at)
    const otherTask = task === known.task ? 0 : OTHER_TASK
    const otherTime = !plain || at === before ? 0 : OTHER_TIME
    out.byte(TASK_CHANGE | bits | otherTask | otherTime)
    if (otherTask !== 0) out.signed(task - known.task)
    if (otherTime !== 0) out.signed(at - before)
    known.task = task
    writeSurprises(out, bits, track, change, at)
  }

  resourceChanged(seq: number, at: Micros, resource: ResourceId, stats: ResourceStats): void {
    const known = this.#known
    this.#begin(RESOURCE_CHANGED, seq, at)
    this.#out.signed(resource - known.resource)
    known.resource = resource
    writeStats(this.#out, known.stats.get(resource), stats)
    known.keepStats(resource, stats)
  }

  #taskEnded(event: RunEventOf<'task.ended'>): void {
    const known = this.#known
    this.#begin(TASK_ENDED, event.seq, event.at)
    this.#out.signed(event.task - known.task)
    known.task = event.task
    writeEnd(this.#out, known.track(event.task), event)
    known.ended(event.task)
  }

  #small(event: RunEvent): void {
    const small = smallOfType(event.type)
    this.#begin(small?.first ?? JSON_EVENT, event.seq, event.at)
    if (small === undefined) jsonEvent.write(this.#out, event)
    else small.body.write(this.#out, event)
    this.#known.heed(event)
  }

  #begin(first: number, seq: number, at: Micros): void {
    this.#number(seq)
    const before = this.#known.at
    const plain = this.#tellClock(at)
    this.#known.at = at
    this.#out.byte(first)
    this.#out.signed(plain ? at - before : 0)
  }

  /** Says nothing of a number that is the next one. */
  #number(seq: number): void {
    const known = this.#known
    if (seq !== known.seq + 1) {
      this.#out.byte(NEXT_SEQ)
      this.#out.signed(seq - known.seq - 1)
    }
    known.seq = seq
  }

  /** False if it told the moment itself, for it is no whole number away from the last. */
  #tellClock(at: Micros): boolean {
    if (Number.isSafeInteger(at) && Number.isSafeInteger(this.#known.at)) return true
    this.#out.byte(CLOCK)
    this.#out.float(at)
    return false
  }

  #frame(kind: number, payload: Uint8Array): void {
    const frame = new Uint8Array(HEADER + payload.length)
    const header = new DataView(frame.buffer, 0, HEADER)
    header.setUint32(0, payload.length, true)
    header.setUint32(4, kind, true)
    header.setUint32(8, this.#checksum(payload), true)
    header.setUint32(12, this.#checksum(frame.subarray(0, 12)), true)
    frame.set(payload, HEADER)
    this.#write(frame)
  }
}
