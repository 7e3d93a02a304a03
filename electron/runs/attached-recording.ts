/**
 * The recording of a program that we are attached to: what it sends, which is what a viewer is sent. So numbers may be missing, of
 * what was merged or left out, and what is known in between is what its batches add up to.
 */
import { crc32 } from 'node:zlib'
import { LogEncoder } from '../../shared/log/index.ts'
import type { Recording } from '../../shared/protocol/documents.ts'
import type { Batch, RunEvent } from '../../shared/protocol/events.ts'
import { applyBatch } from '../../shared/state/reducer.ts'
import { emptyRun, fromSnapshot, type RunSnapshot, type RunState } from '../../shared/state/run-state.ts'
import { EVENTS_A_SEGMENT } from '../engine/index.ts'
import { SegmentWriter } from '../recordings/index.ts'
import type { PlannedRecording } from './planned-recording.ts'

export class AttachedRecording {
  // I1  #state is what the events that were given to the encoder add up to.
  readonly #plan: PlannedRecording
  readonly #writer: SegmentWriter
  readonly #encoder: LogEncoder
  #state: RunState = emptyRun
  #events = 0

  constructor(plan: PlannedRecording) {
    this.#plan = plan
    this.#writer = new SegmentWriter(plan)
    this.#encoder = new LogEncoder({ write: bytes => this.#writer.write(bytes), checksum: crc32 })
  }

  get folder(): string {
    return this.#plan.folder
  }

  get summary(): Recording {
    const { bytes, droppedSegments, stopped } = this.#writer
    return { id: this.#plan.id, bytes, droppedSegments, stopped }
  }

  snapshot(snapshot: RunSnapshot): void {
    this.#state = fromSnapshot(snapshot)
    this.#nextSegment()
  }

  batch(batch: Omit<Batch, 'run'>): void {
    if (this.#writer.closed) return
    const fresh = batch.events.filter(event => event.seq > this.#state.seq)
    this.#state = applyBatch(this.#state, batch)
    for (const event of fresh) this.#encoder.event(event) // I1
    this.#events += fresh.length
    if (this.#events >= EVENTS_A_SEGMENT) this.#nextSegment()
    else this.#encoder.flush()
  }

  /** Its end, if the program did not tell it. */
  end(event: RunEvent): void {
    this.#encoder.event(event)
    this.close()
  }

  close(): void {
    this.#encoder.flush()
    this.#writer.close()
  }

  #nextSegment(): void {
    this.#encoder.flush()
    this.#events = 0
    this.#writer.nextSegment()
    this.#encoder.greet()
    this.#encoder.keyFrame(this.#state)
  }
}
