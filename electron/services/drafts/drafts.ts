/** Keeps every open document beside its file as it changes, and gives back what an earlier app left. */
import { readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { toWire, type WireError, YieldpointError } from '../../../shared/errors.ts'
import { writeWhole } from '../../files/index.ts'
import { DRAFT_FILE, type Draft, draftFile, draftSchema } from './draft.ts'

/** What was typed reaches the host within half a second and the disk half a second later: two seconds are never lost. */
const WRITE_AFTER_MS = 400

export interface LeftDraft {
  readonly doc: string
  readonly draft: Draft
}

interface Kept {
  /** Tells the draft as it is when it is written. */
  draft: () => Draft
  /** Null while none is planned. */
  timer: NodeJS.Timeout | null
  /** The write under way, and before it those of the same document. */
  writing: Promise<void>
}

export class Drafts {
  // I1  a document in #kept whose timer is null has its last draft on disk, on its way there, or has failed aloud.
  readonly #folder: string
  readonly #kept = new Map<string, Kept>()
  readonly #failed: (error: WireError) => void
  /** Said once, until a write works again. */
  #failing = false

  /** `failed`: nothing is kept for now, and the user should know. */
  constructor(folder: string, failed: (error: WireError) => void) {
    this.#folder = folder
    this.#failed = failed
  }

  /** What is there, in the order in which it was opened. What cannot be read is put aside. */
  async left(): Promise<LeftDraft[]> {
    const found: LeftDraft[] = []
    for (const name of await readdir(this.#folder)) {
      const doc = DRAFT_FILE.exec(name)?.[1]
      const draft = doc === undefined ? null : await this.#read(name)
      if (doc !== undefined && draft !== null) found.push({ doc, draft })
    }
    return found.sort((a, b) => a.draft.order - b.draft.order)
  }

  /** The document has changed. */
  keep(doc: string, draft: () => Draft): void {
    const kept = this.#kept.get(doc) ?? { draft, timer: null, writing: Promise.resolve() }
    this.#kept.set(doc, kept)
    kept.draft = draft
    kept.timer ??= setTimeout(() => this.#write(doc, kept), WRITE_AFTER_MS) // not put off by what comes next
  }

  /** The document was closed: nothing of it is kept. */
  async forget(doc: string): Promise<void> {
    const kept = this.#kept.get(doc)
    this.#kept.delete(doc)
    if (kept?.timer) clearTimeout(kept.timer)
    await kept?.writing
    await rm(this.#path(doc), { force: true })
  }

  /** Writes what is planned, now; of one document, or of all. */
  async flush(only?: string): Promise<void> {
    const wanted = [...this.#kept].filter(([doc]) => only === undefined || doc === only)
    for (const [doc, kept] of wanted) {
      if (kept.timer === null) continue
      clearTimeout(kept.timer)
      this.#write(doc, kept)
    }
    await Promise.all(wanted.map(([, kept]) => kept.writing))
  }

  #path(doc: string): string {
    return join(this.#folder, draftFile(doc))
  }

  #write(doc: string, kept: Kept): void {
    kept.timer = null
    kept.writing = kept.writing.then(async () => {
      if (this.#kept.get(doc) !== kept) return // closed meanwhile
      try {
        await writeWhole(this.#path(doc), JSON.stringify(kept.draft()))
        this.#failing = false
      } catch (error) {
        this.#fail(error)
      }
    })
  }

  #fail(error: unknown): void {
    if (this.#failing) return
    this.#failing = true
    this.#failed(toWire(new YieldpointError('host/autosave-failed', { folder: this.#folder }, { cause: error })))
  }

  async #read(name: string): Promise<Draft | null> {
    const path = join(this.#folder, name)
    try {
      return draftSchema.parse(JSON.parse(await readFile(path, 'utf8')))
    } catch {
      await rename(path, `${path}.bad`).catch(() => undefined)
      return null
    }
  }
}
