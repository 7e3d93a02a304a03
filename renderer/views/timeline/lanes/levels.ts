/** The lowest and the highest level among many segments, quickly: of each block of 32 they are kept, and grow with the lane. */
const BLOCK = 32

export interface Range {
  low: number
  high: number
}

export class LevelRange {
  // I1  for every whole block b of the lane that was asked about: ranges[2b] and [2b + 1] are its lowest and highest level.
  #ranges = new Float64Array(32)
  #blocks = 0

  of(level: ArrayLike<number>, first: number, last: number): Range {
    const range: Range = { low: Number.POSITIVE_INFINITY, high: 0 }
    const begun = Math.ceil(first / BLOCK)
    const whole = Math.floor(last / BLOCK) // `last` itself may still change, so its block is not kept
    if (whole <= begun) {
      each(level, first, last + 1, range)
      return range
    }
    this.#grow(level, whole)
    each(level, first, begun * BLOCK, range)
    for (let block = begun; block < whole; block++) widen(range, this.#ranges[2 * block]!, this.#ranges[2 * block + 1]!)
    each(level, whole * BLOCK, last + 1, range)
    return range
  }

  #grow(level: ArrayLike<number>, blocks: number): void {
    if (2 * blocks > this.#ranges.length) {
      const grown = new Float64Array(4 * blocks)
      grown.set(this.#ranges)
      this.#ranges = grown
    }
    for (; this.#blocks < blocks; this.#blocks++) {
      const range: Range = { low: Number.POSITIVE_INFINITY, high: 0 }
      each(level, this.#blocks * BLOCK, (this.#blocks + 1) * BLOCK, range)
      this.#ranges[2 * this.#blocks] = range.low
      this.#ranges[2 * this.#blocks + 1] = range.high
    }
  }
}

function each(level: ArrayLike<number>, from: number, to: number, range: Range): void {
  for (let i = from; i < to; i++) widen(range, level[i]!, level[i]!)
}

function widen(range: Range, low: number, high: number): void {
  if (low < range.low) range.low = low
  if (high > range.high) range.high = high
}
