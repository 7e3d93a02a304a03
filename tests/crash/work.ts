/** Somebody at work: types as people do, what the page sends when the page would, saves, opens and closes. */
import { PendingEdits } from '../../renderer/store/pending-edits.ts'
import type { Client } from '../bench/client.ts'
import { Author } from './author.ts'
import { type Desk, GRAPH, SCRIPT } from './desk.ts'
import { halfTyped } from './text.ts'

const MOST_UNTITLED = 3

const time = {
  nowMs: () => performance.now(),
  later: (run: () => void, ms: number) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

export class Work {
  // I1  once stopped, nothing is typed or sent; what is not answered then never will be.
  readonly #desk: Desk
  readonly #client: Client
  readonly #random: () => number
  /** The document of the graph on disk. */
  readonly #doc: string
  readonly #pending: PendingEdits
  #timer: NodeJS.Timeout

  constructor(desk: Desk, client: Client, doc: string, random: () => number) {
    this.#desk = desk
    this.#client = client
    this.#random = random
    this.#doc = doc
    this.#pending = new PendingEdits(time, (id, file, text) =>
      client.call('doc.edit', { doc: id, file, text }).catch(() => undefined),
    )
    for (const stray of desk.strays) void this.#close(stray)
    this.#timer = this.#plan()
  }

  stop(): void {
    clearTimeout(this.#timer)
    for (const doc of [this.#doc, ...this.#desk.untitled.keys()]) this.#pending.drop(doc)
  }

  /** Fast, with a rest now and then. */
  #plan(): NodeJS.Timeout {
    const ms = this.#random() < 0.05 ? 150 + this.#random() * 450 : 10 + this.#random() * 40
    return setTimeout(() => {
      this.#act()
      this.#timer = this.#plan()
    }, ms)
  }

  #act(): void {
    const { untitled } = this.#desk
    const what = this.#random()
    const one = [...untitled.keys()][Math.floor(this.#random() * untitled.size)]
    if (what < 0.015) void this.#save()
    else if (what < 0.06 && untitled.size < MOST_UNTITLED) void this.#open()
    else if (what < 0.07 && one !== undefined) void this.#close(one)
    else if (what < 0.25 && one !== undefined) this.#typeUntitled(one)
    else this.#type(what < 0.6 ? GRAPH : SCRIPT)
  }

  #type(file: string): void {
    this.#pending.add(this.#doc, file, this.#desk.files.get(file)!.type(performance.now()))
  }

  #typeUntitled(doc: string): void {
    const { name, author } = this.#desk.untitled.get(doc)!
    this.#pending.add(doc, name, author.type(performance.now()))
  }

  async #save(): Promise<void> {
    const saved = Array.from(this.#desk.files.values(), author => author.save())
    if (!(await this.#pending.flush(this.#doc))) return
    await this.#client.call('doc.save', { doc: this.#doc })
    for (const done of saved) done()
  }

  async #open(): Promise<void> {
    const author = new Author(halfTyped, '#')
    this.#desk.unheard++
    const { id, name } = await this.#client.call('doc.openText', { name: 'notes.taskgraph.yaml', text: author.text })
    this.#desk.unheard--
    this.#desk.untitled.set(id, { name, author, openedAtMs: performance.now() })
  }

  async #close(doc: string): Promise<void> {
    const { untitled, closed } = this.#desk
    this.#pending.drop(doc)
    untitled.delete(doc)
    closed.set(doc, performance.now())
    await this.#client.call('doc.close', { doc, discard: true })
  }
}
