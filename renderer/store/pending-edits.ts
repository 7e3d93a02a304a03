import type { Doc } from '../../shared/protocol/documents.ts'
import type { Environment } from './environment.ts'

/** Typing is sent when it rests for so long: often enough for mistakes to show at once, not once a key. */
const REST_MS = 150

type Send = (doc: string, file: string, text: string) => Promise<Doc | undefined>

interface Pending {
  readonly doc: string
  readonly file: string
  text: string
  /** Undo of the timer; null while it is being sent. */
  undo: (() => void) | null
  sending: Promise<void> | null
}

/** What was typed and is not yet known to have reached the host. */
export class PendingEdits {
  readonly #env: Environment
  readonly #send: Send
  readonly #pending = new Map<string, Pending>()

  constructor(env: Environment, send: Send) {
    this.#env = env
    this.#send = send
  }

  add(doc: string, file: string, text: string): void {
    const key = keyOf(doc, file)
    const pending = this.#pending.get(key) ?? { doc, file, text, undo: null, sending: null }
    this.#pending.set(key, pending)
    pending.text = text
    pending.undo?.()
    pending.undo = this.#env.later(() => void this.#sendNow(pending), REST_MS)
  }

  async flush(doc: string): Promise<void> {
    const mine = [...this.#pending.values()].filter(pending => pending.doc === doc)
    await Promise.all(mine.map(pending => this.#sendNow(pending)))
  }

  drop(doc: string): void {
    for (const [key, pending] of this.#pending) {
      if (pending.doc !== doc) continue
      pending.undo?.()
      this.#pending.delete(key)
    }
  }

  /** A document from the host, with what was typed since put back in. */
  keepTyped(doc: Doc): Doc {
    const typed = doc.files.map(file => {
      const pending = this.#pending.get(keyOf(doc.id, file.path))
      return pending ? { ...file, text: pending.text, dirty: true } : file
    })
    return { ...doc, files: typed }
  }

  /** One at a time and in order, so that the host's copy ends as the last text typed. */
  async #sendNow(pending: Pending): Promise<void> {
    pending.undo?.()
    pending.undo = null
    if (pending.sending) await pending.sending
    if (pending.sending) return pending.sending
    const { text } = pending
    pending.sending = this.#send(pending.doc, pending.file, text).then(() => {
      pending.sending = null
      if (pending.text === text && pending.undo === null) this.#pending.delete(keyOf(pending.doc, pending.file))
    })
    return pending.sending
  }
}

const keyOf = (doc: string, file: string): string => JSON.stringify([doc, file])
