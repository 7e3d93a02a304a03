/**
 * How a run's thread shows that it is alive without posting anything: a few words of shared memory that it writes as steps
 * begin and end, and that the supervisor reads. A thread that loops for ever cannot answer, but it can be looked at.
 *
 * Layout, 32-bit words: [0] steps begun, wrapping; [1] the task whose step is going on,
 * 0 between steps, LOADING while scripts are loaded; then SLOTS name slots
 * of [task id, byte length, NAME_BYTES of UTF-8]. A slot is shared by the tasks whose ids are equal modulo SLOTS; the id in it
 * says whose name it is.
 */
import type { TaskId } from '../../shared/ids.ts'

const SLOTS = 2048
const NAME_BYTES = 56
const SLOT_BYTES = NAME_BYTES + 8
const HEAD_BYTES = 8
const LOADING = -1

export const heartbeatBuffer = (): SharedArrayBuffer => new SharedArrayBuffer(HEAD_BYTES + SLOTS * SLOT_BYTES)

/** The run thread's side; the engine's Pulse. */
export class HeartbeatWriter {
  readonly #words: Int32Array
  readonly #bytes: Uint8Array
  readonly #encoder = new TextEncoder()

  constructor(buffer: SharedArrayBuffer) {
    this.#words = new Int32Array(buffer)
    this.#bytes = new Uint8Array(buffer)
  }

  named(task: TaskId, name: string): void {
    const slot = slotOf(task)
    // encodeInto refuses shared memory in some engines, and names are short
    const text = this.#encoder.encode(name.slice(0, NAME_BYTES)).subarray(0, NAME_BYTES)
    this.#bytes.set(text, slot + 8)
    this.#words[slot / 4 + 1] = text.length
    this.#words[slot / 4] = task
  }

  began(task: TaskId): void {
    this.#words[0] = (this.#words[0]! + 1) | 0
    this.#words[1] = task
  }

  ended(): void {
    this.#words[1] = 0
  }

  loading(): void {
    this.#words[0] = (this.#words[0]! + 1) | 0
    this.#words[1] = LOADING
  }
}

export interface Beat {
  readonly steps: number
  /** User code is running. */
  readonly busy: boolean
  /** Whose; null while scripts are loaded. */
  readonly task: TaskId | null
}

/** The supervisor's side. */
export class HeartbeatReader {
  readonly #words: Int32Array
  readonly #bytes: Uint8Array

  constructor(buffer: SharedArrayBuffer) {
    this.#words = new Int32Array(buffer)
    this.#bytes = new Uint8Array(buffer)
  }

  read(): Beat {
    const task = Atomics.load(this.#words, 1)
    return { steps: Atomics.load(this.#words, 0), busy: task !== 0, task: task > 0 ? task : null }
  }

  /** Empty if the name's slot has been taken by a later task. */
  nameOf(task: TaskId): string {
    const slot = slotOf(task)
    if (Atomics.load(this.#words, slot / 4) !== task) return ''
    const length = Atomics.load(this.#words, slot / 4 + 1)
    return new TextDecoder().decode(this.#bytes.slice(slot + 8, slot + 8 + length))
  }
}

const slotOf = (task: TaskId): number => HEAD_BYTES + (task % SLOTS) * SLOT_BYTES
