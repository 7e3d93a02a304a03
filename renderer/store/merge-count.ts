import type { Environment } from './environment.ts'

const WINDOW_MS = 1_000
/** A few are merged in every run, and saying so each time would only be noise. */
const WORTH_SAYING = 1_000
/** What is said stays for a while, so that the page does not jump with every burst. */
const STAYS_MS = 4_000

/** How many updates were merged in the last second; told once a second at most, and again when it is over. */
export class MergeCount {
  readonly #env: Environment
  readonly #tell: (merging: number | null) => void
  #count = 0
  #closing: (() => void) | null = null
  #ending: (() => void) | null = null

  constructor(env: Environment, tell: (merging: number | null) => void) {
    this.#env = env
    this.#tell = tell
  }

  add(merged: number): void {
    this.#count += merged
    if (merged > 0 && this.#closing === null) this.#closing = this.#env.later(() => this.#close(), WINDOW_MS)
  }

  reset(): void {
    this.#closing?.()
    this.#closing = null
    this.#count = 0
    this.#end()
  }

  #close(): void {
    this.#closing = null
    const count = this.#count
    this.#count = 0
    if (count < WORTH_SAYING) return
    this.#ending?.()
    this.#ending = this.#env.later(() => this.#end(), STAYS_MS)
    this.#tell(count)
  }

  #end(): void {
    this.#ending?.()
    this.#ending = null
    this.#tell(null)
  }
}
