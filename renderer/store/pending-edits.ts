import type { Doc } from '../../shared/protocol/documents.ts'
import type { Environment } from './environment.ts'

/** Typing is sent when it rests for so long: often enough for mistakes to show at once, not once a key. */
const REST_MS = 150
/** Nor does somebody who types without a rest lose more than this by a crash. */
const LONGEST_MS = 500

/** Undefined: it did not get there. */
type Send = (doc: string, file: string, text: string) => Promise<Doc | undefined>

type Time = Pick<Environment, 'nowMs' | 'later'>

interface Pending {
  readonly doc: string
  readonly file: string
  text: string
  /** When the first of what is to be sent was typed; null: nothing is. */
  sinceMs: number | null
  /** Undo of the timer; null while it is being sent, or could not be. */
  undo: (() => void) | null
  /** Tells whether it got there. */
  sending: Promise<boolean> | null
}

/** What was typed and is not yet known to have reached the host. */
export class PendingEdits {
  readonly #time: Time
  readonly #send: Send
  readonly #pending = new Map<string, Pending>()

  constructor(time: Time, send: Send) {
    this.#time = time
    this.#send = send
  }

  add(doc: string, file: string, text: string): void {
    const key = keyOf(doc, file)
    const pending = this.#pending.get(key) ?? { doc, file, text, sinceMs: null, undo: null, sending: null }
    this.#pending.set(key, pending)
    pending.text = text
    pending.undo?.()
    const nowMs = this.#time.nowMs()
    pending.sinceMs ??= nowMs
    const wait = Math.max(0, Math.min(REST_MS, pending.sinceMs + LONGEST_MS - nowMs))
    pending.undo = this.#time.later(() => void this.#sendNow(pending), wait)
  }

  /** Sends what is pending of a document, also what could not be sent before; false if some of it still cannot. */
  async flush(doc: string): Promise<boolean> {
    const mine = [...this.#pending.values()].filter(pending => pending.doc === doc)
    return (await Promise.all(mine.map(pending => this.#sendNow(pending)))).every(sent => sent)
  }

  /** After a connection was restored. */
  async flushAll(): Promise<void> {
    await Promise.all(Array.from(this.#pending.values(), pending => this.#sendNow(pending)))
  }

  /** Of all its files, if none is named. */
  drop(doc: string, file?: string): void {
    for (const [key, pending] of this.#pending) {
      if (pending.doc !== doc || (file !== undefined && pending.file !== file)) continue
      pending.undo?.()
      this.#pending.delete(key)
    }
  }

  /** A document from the host, with what was typed since put back in. */
  keepTyped(doc: Doc): Doc {
    const typed = doc.files.map(file => {
      const pending = this.#pending.get(keyOf(doc.id, file.path))
      // If it is there already, the host knows better whether that is what is on disk.
      return pending && pending.text !== file.text ? { ...file, text: pending.text, dirty: true } : file
    })
    return { ...doc, files: typed }
  }

  /** One at a time and in order, so that the host's copy ends as the last text typed. What did not get there stays pending. */
  async #sendNow(pending: Pending): Promise<boolean> {
    pending.undo?.()
    pending.undo = null
    pending.sinceMs = null
    if (pending.sending) await pending.sending
    if (pending.sending) return pending.sending
    if (!this.#pending.has(keyOf(pending.doc, pending.file))) return true // the one before was the last text
    const { text } = pending
    pending.sending = this.#send(pending.doc, pending.file, text).then(answer => {
      pending.sending = null
      if (answer === undefined) return false
      if (pending.text === text && pending.undo === null) this.#pending.delete(keyOf(pending.doc, pending.file))
      return true
    })
    return pending.sending
  }
}

const keyOf = (doc: string, file: string): string => JSON.stringify([doc, file])
