/**
 * The starts of every 16th segment of a lane, side by side. A search among them reads a sixteenth of the memory: a lane of hundreds
 * of thousands of segments fits into no cache, and reading it at a random place for each column of pixels is what takes the time.
 */
import { capacityFor, grown } from '../../../../shared/lanes/grow.ts'

/** Segments between landmarks: their starts are two lines of a cache. */
export const STRIDE = 16

export class Landmarks {
  // I1  #start[n] is when segment n * STRIDE starts, for every n below #count: starts of segments that are there do not change.
  #start = new Float64Array(8)
  #count = 0

  /** Of the first `count` segments; behind them there may be some that do not count any more. */
  of(start: Float64Array, count: number): Float64Array {
    const wanted = Math.ceil(count / STRIDE)
    if (wanted > this.#start.length) this.#start = grown(this.#start, capacityFor(wanted, this.#start.length))
    for (; this.#count < wanted; this.#count++) this.#start[this.#count] = start[this.#count * STRIDE]! // I1
    return this.#start
  }
}
