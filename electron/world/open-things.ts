/** Everything of a run that is open outside: what has to be gone when the run is. */
import { YieldpointError } from '../../shared/errors.ts'

export interface OpenThing {
  /** Closes it at once, whoever still uses it; then it takes itself out. */
  abort(): void
}

export class OpenThings {
  // I1  once #over, nothing is added any more.
  readonly #open = new Set<OpenThing>()
  #over = false
  #emptied = Promise.withResolvers<void>()

  get size(): number {
    return this.#open.size
  }

  /** To be called before anything is opened. @throws YieldpointError world/run-over */
  check(): void {
    if (this.#over) throw new YieldpointError('world/run-over', {}) // I1
  }

  add(thing: OpenThing): void {
    this.#open.add(thing)
  }

  /** It is closed. */
  remove(thing: OpenThing): void {
    this.#open.delete(thing)
    if (this.#over && this.#open.size === 0) this.#emptied.resolve()
  }

  /** Closes everything; resolves when it is closed. */
  end(): Promise<void> {
    this.#over = true
    for (const thing of this.#open) thing.abort()
    if (this.#open.size === 0) this.#emptied.resolve()
    return this.#emptied.promise
  }
}
