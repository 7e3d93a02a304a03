/** How much came up to which time, coarsely: tells from when on to keep, so that a given amount goes. */
import type { Micros } from '../ids.ts'

interface Age {
  /** The last of it came then. */
  at: Micros
  amount: number
}

export class Ages {
  // I1  the oldest first, all but the last of them #grain or more.
  #ages: Age[] = []
  readonly #grain: number

  constructor(grain: number) {
    this.#grain = grain
  }

  add(at: Micros, amount: number): void {
    const last = this.#ages.at(-1)
    if (last === undefined || last.amount >= this.#grain) this.#ages.push({ at, amount })
    else {
      last.at = at
      last.amount += amount
    }
  }

  /** Forgets at least that amount, if there is as much, and returns the time it reached to. */
  dropOldest(amount: number): Micros {
    let gone = 0
    let count = 0
    while (gone < amount && count < this.#ages.length) gone += this.#ages[count++]!.amount
    const cut = this.#ages[count - 1]?.at ?? Number.NEGATIVE_INFINITY
    this.#ages.splice(0, count)
    return cut
  }
}
