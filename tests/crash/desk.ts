/** The documents that somebody works at: one on disk with its script, and some that were never saved; and what may become of them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Doc } from '../../shared/protocol/documents.ts'
import { Author } from './author.ts'
import { graphFrame, scriptFrame } from './text.ts'

/** An edit older than that must never be lost, nor a document come back that was closed before. */
export const NEVER_LOST_MS = 2_000
export const GRAPH = 'kitchen.taskgraph.yaml'
export const SCRIPT = 'cook.ts'

export interface Untitled {
  readonly name: string
  readonly author: Author
  readonly openedAtMs: number
}

export interface Found {
  /** How long before the crash the oldest edit that is lost was typed, in ms. */
  readonly lostMs: number
  readonly faults: readonly string[]
}

export class Desk {
  readonly graphPath: string
  readonly files: ReadonlyMap<string, Author> = new Map([
    [GRAPH, new Author(graphFrame, '#')],
    [SCRIPT, new Author(scriptFrame, '//')],
  ])
  readonly untitled = new Map<string, Untitled>()
  /** When. */
  readonly closed = new Map<string, number>()
  /** Asked for, and not known by its number yet. */
  unheard = 0
  /** Open though nobody works at them. */
  strays: string[] = []
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = folder
    this.graphPath = join(folder, GRAPH)
    for (const [file, author] of this.files) writeFileSync(join(folder, file), author.text)
  }

  /** Whether what the app shows after a crash is what it may be. */
  check(docs: readonly Doc[], crashedAtMs: number): Found {
    const verdict = new Verdict(crashedAtMs)
    const graph = docs.find(({ path }) => path === this.graphPath)
    if (graph === undefined) verdict.faults.push(`${GRAPH} is not open`)
    else this.#checkGraph(graph, verdict)
    this.#checkUntitled(docs, verdict)
    const { lostMs, faults } = verdict
    if (lostMs > NEVER_LOST_MS) faults.push(`lost what was ${Math.round(lostMs)} ms old`)
    return { lostMs, faults }
  }

  #checkGraph(doc: Doc, verdict: Verdict): void {
    for (const [name, author] of this.files) {
      const onDisk = readFileSync(join(this.#folder, name), 'utf8')
      const text = doc.files.find(({ path }) => path === name)?.text ?? onDisk
      verdict.look(name, () => author.found(text, onDisk))
    }
    for (const { error } of doc.problems) verdict.faults.push(`${GRAPH} says ${error.code}`) // nobody else has touched it
  }

  #checkUntitled(docs: readonly Doc[], verdict: Verdict): void {
    const there = new Map(docs.filter(({ path }) => path === null).map(doc => [doc.id, doc]))
    for (const [id, { name, author, openedAtMs }] of this.untitled) {
      const doc = there.get(id)
      there.delete(id)
      if (doc === undefined) this.untitled.delete(id)
      verdict.look(name, () => (doc === undefined ? openedAtMs : author.found(doc.files[0]!.text, null)))
    }
    for (const [id, { name }] of there) {
      const closedAtMs = this.closed.get(id)
      if (closedAtMs === undefined && this.unheard-- <= 0) verdict.faults.push(`${name} is open, and nobody opened it`)
      verdict.look(`closed ${name}`, () => closedAtMs ?? null)
    }
    this.unheard = 0
    this.strays = [...there.keys()]
  }
}

class Verdict {
  lostMs = 0
  readonly faults: string[] = []
  readonly #crashedAtMs: number

  constructor(crashedAtMs: number) {
    this.#crashedAtMs = crashedAtMs
  }

  /** `find`: when the oldest thing was done that is lost, null if nothing is. */
  look(what: string, find: () => number | null): void {
    try {
      const atMs = find()
      if (atMs !== null) this.lostMs = Math.max(this.lostMs, this.#crashedAtMs - atMs)
    } catch (error) {
      this.faults.push(`${what}: ${(error as Error).message}`)
    }
  }
}
