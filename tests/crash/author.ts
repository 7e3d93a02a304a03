/** Types into one file, and knows what was typed when, and what of it was saved: so, what may be found after a crash. */
import { type Frame, numberOf, textOf } from './text.ts'

interface Typed {
  readonly n: number
  readonly atMs: number
}

export class Author {
  // I1  #history begins with what was there when the app started; numbers rise.
  // I2  #disk.least is on disk, or any of #history from #disk.saving on; nothing else, for nobody else writes.
  readonly #frame: Frame
  readonly #comment: string
  #history: Typed[] = [{ n: 0, atMs: 0 }]
  #count = 0
  #disk: { least: number; saving: number } = { least: 0, saving: Number.POSITIVE_INFINITY }

  constructor(frame: Frame, comment: string) {
    this.#frame = frame
    this.#comment = comment
  }

  /** The last of what was typed. */
  get text(): string {
    return this.#textOf(this.#last.n)
  }

  get #last(): Typed {
    return this.#history.at(-1)!
  }

  type(atMs: number): string {
    this.#history.push({ n: ++this.#count, atMs })
    return this.text
  }

  /** What is saved from now on is this text or a later one. Returns what to do once it is. */
  save(): () => void {
    const { n } = this.#last
    this.#disk.saving = Math.min(this.#disk.saving, n)
    return () => {
      this.#disk.least = Math.max(this.#disk.least, n)
    }
  }

  /**
   * What an app that was started again shows, and what is on disk (null: it was never saved). Answers when the oldest edit that is lost
   * was typed (null: none is), and goes on from there.
   * @throws Error if it is not one of the texts it can be
   */
  found(text: string, onDisk: string | null): number | null {
    if (onDisk !== null) this.#foundOnDisk(onDisk)
    const n = this.#numberOf(text)
    const at = this.#history.findIndex(typed => typed.n === n)
    if (at < 0) throw new Error(n === null ? `no whole text: ${quoted(text)}` : `edit ${n}, which was long gone`)
    const lost = this.#history[at + 1]
    this.#history = [this.#history[at]!]
    return lost?.atMs ?? null
  }

  #foundOnDisk(text: string): void {
    const n = this.#numberOf(text)
    if (n === null) throw new Error(`on disk: no whole text: ${quoted(text)}`)
    const { least, saving } = this.#disk
    if (n !== least && !(n > least && n >= saving))
      throw new Error(`on disk: edit ${n}; saved were ${least} and ${saving}…`)
    this.#disk = { least: n, saving: Number.POSITIVE_INFINITY }
  }

  #textOf(n: number): string {
    return textOf(this.#frame, this.#comment, n)
  }

  #numberOf(text: string): number | null {
    return numberOf(this.#frame, this.#comment, text)
  }
}

const quoted = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text)
