/**
 * Appends a run's log to files, one a segment, and deletes the oldest when all together are too large. Everything is written at once
 * and in order, so that whatever ends the process leaves whole frames up to one. What goes wrong with the disk ends the recording,
 * never the run.
 */
import { closeSync, mkdirSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { toWire, type WireError, YieldpointError } from '../../shared/errors.ts'
import { segmentFile } from './files.ts'

export interface RecordingPlan {
  readonly folder: string
  /** Bytes; the segment that is being written is kept whatever its size. */
  readonly limitBytes: number
}

export class SegmentWriter {
  // I1  #file is that of the last of #segments, which are there in order; null before the first and once closed.
  // I2  once #stopped or closed, nothing is written any more.
  // I3  `bytes` is the sum of #segments.
  bytes = 0
  droppedSegments = 0
  readonly #plan: RecordingPlan
  readonly #segments: { readonly number: number; bytes: number }[] = []
  #next = 0
  #file: number | null = null
  #stopped: WireError | null = null
  #closed = false

  constructor(plan: RecordingPlan) {
    this.#plan = plan
  }

  /** Why it stopped before the run's end. */
  get stopped(): WireError | null {
    return this.#stopped
  }

  get closed(): boolean {
    return this.#closed
  }

  nextSegment(): void {
    if (this.#closed) return
    this.#try(() => {
      this.#closeFile()
      const { folder } = this.#plan
      if (this.#next === 0) mkdirSync(folder, { recursive: true })
      this.#file = openSync(segmentFile(folder, this.#next), 'wx')
      this.#segments.push({ number: this.#next++, bytes: 0 })
      this.#dropOldest()
    })
  }

  write(bytes: Uint8Array): void {
    if (this.#file === null) return
    const file = this.#file
    this.#try(() => {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      this.bytes += bytes.length
      this.#segments.at(-1)!.bytes += bytes.length // I3
    })
  }

  close(): void {
    this.#closed = true
    this.#try(() => this.#closeFile())
  }

  #dropOldest(): void {
    while (this.bytes > this.#plan.limitBytes && this.#segments.length > 1) {
      const { number, bytes } = this.#segments.shift()!
      unlinkSync(segmentFile(this.#plan.folder, number))
      this.bytes -= bytes
      this.droppedSegments++
    }
  }

  #closeFile(): void {
    const file = this.#file
    this.#file = null
    if (file !== null) closeSync(file)
  }

  #try(work: () => void): void {
    try {
      work()
    } catch (error) {
      const { folder } = this.#plan
      const reason = (error as NodeJS.ErrnoException).code ?? String(error)
      this.#stopped ??= toWire(new YieldpointError('log/cannot-write', { folder, reason }))
      this.#closed = true // I2
      this.#abandonFile()
    }
  }

  #abandonFile(): void {
    try {
      this.#closeFile()
    } catch {} // it failed already, and that was told
  }
}
