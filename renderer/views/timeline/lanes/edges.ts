/**
 * Where the edges of columns of pixels fall into a lane. All are looked up in passes none of which waits for what it read before: a
 * lane of hundreds of thousands of segments fits into no cache, and going from edge to edge would wait for memory at each of them.
 */
import type { Micros } from '../../../../shared/ids.ts'
import type { Scale } from '../time/scale.ts'
import { STRIDE } from './landmarks.ts'
import { lastBefore, lastWithin, type Spans } from './search.ts'

export class Edges {
  // I1  before[i] is the last segment that starts before the left edge of column `from + i`, or 0; its last is of the right edge of `to - 1`.
  // I2  `from` is not above `to`; in lastWithin are the columns in which the lane has anything.
  readonly from: number
  readonly to: number
  readonly before: Int32Array
  readonly #left: Micros
  readonly #perColumn: Micros
  /** What nobody asks for would not be read at all. */
  #read = 0

  constructor({ start, count, end, landmarks }: Spans, scale: Scale) {
    this.#left = scale.from
    this.#perColumn = (scale.to - scale.from) / scale.width
    const begun = count === 0 ? scale.width : Math.floor(this.#columnAt(start[0]!))
    this.from = Math.min(scale.width, Math.max(0, begun))
    const over = Math.max(begun + 1, Math.ceil(this.#columnAt(end))) // a lane that has no length is still seen
    this.to = Math.max(this.from, Math.min(scale.width, over)) // I2
    this.before = new Int32Array(this.from === this.to ? 0 : this.to - this.from + 1)
    this.#findLandmarks(landmarks.of(start, count), Math.ceil(count / STRIDE))
    this.#readAhead(start)
    this.#findSegments(start, count)
  }

  /** The left edge of a column. */
  at(column: number): Micros {
    return this.#left + column * this.#perColumn
  }

  #columnAt(at: Micros): number {
    return (at - this.#left) / this.#perColumn
  }

  #findLandmarks(marks: Float64Array, count: number): void {
    const { before, from } = this
    let mark = -1
    let hint = 1
    for (let i = 0; i < before.length; i++) {
      const found = lastBefore(marks, count, this.at(from + i), mark, hint)
      hint = Math.max(1, found - mark)
      mark = found
      before[i] = Math.max(0, mark) * STRIDE
    }
  }

  /** So that the memory is there when it is asked for: reads that do not depend on one another are under way together. */
  #readAhead(start: Float64Array): void {
    const { before } = this
    const last = start.length - 1
    let read = 0
    for (let i = 0; i < before.length; i++) {
      const first = before[i]!
      read += start[first]! + start[Math.min(first + STRIDE / 2, last)]!
    }
    this.#read += read
  }

  #findSegments(start: Float64Array, count: number): void {
    const { before, from } = this
    for (let i = 0; i < before.length; i++) {
      const first = before[i]!
      before[i] = lastWithin(start, this.at(from + i), first, Math.min(count, first + STRIDE)) // I1
    }
  }
}
