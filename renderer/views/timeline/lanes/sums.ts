/**
 * How long a lane was in each kind of segment up to any moment, quickly, however many segments lie before it: the sums up to
 * every 16th segment are kept, and grow with the lane.
 */
import type { Micros } from '../../../../shared/ids.ts'
import { capacityFor, grown } from '../../../../shared/lanes/grow.ts'
import { SHIELDED } from '../../../../shared/lanes/index.ts'
import type { Spans } from './search.ts'

const SHIFT = 4
const BLOCK = 1 << SHIFT

export interface KindedSpans extends Spans {
  /** Of each segment; what may be added to it, as SHIELDED is, does not count. */
  readonly kind: Uint8Array
}

export const bareKind = ({ kind }: KindedSpans, index: number): number => kind[index]! & ~SHIELDED

/** The block whose beginning is nearest: half as many segments are then to be added or taken off. */
const nearest = (index: number): number => (index + BLOCK / 2) >> SHIFT

export class KindSums {
  // I1  sums[b * kinds + k] is the time in kind k of all segments before b * BLOCK, for every b up to #blocks.
  #sums: Float64Array
  #blocks = 0
  /** What nobody asks for would not be read at all. */
  #read = 0
  readonly kinds: number

  constructor(kinds: number) {
    this.kinds = kinds
    this.#sums = new Float64Array(kinds * BLOCK)
  }

  /** So that the memory is there when sums up to these segments are asked for (see Edges). */
  readAhead(spans: KindedSpans, indices: Int32Array): void {
    const { kinds } = this
    const { kind } = spans
    this.#grow(spans, indices.at(-1)! >> SHIFT)
    const sums = this.#sums
    const most = this.#blocks
    let read = 0
    for (let i = 0; i < indices.length; i++) {
      const at = Math.min(nearest(indices[i]!), most) * kinds
      read += sums[at]! + sums[at + kinds - 1]! + kind[indices[i]!]!
    }
    this.#read += read
  }

  /** Puts into `out` the time in each kind before `at`. `index`: the last segment that starts before that. */
  upTo(spans: KindedSpans, index: number, at: Micros, out: Float64Array): void {
    const block = nearest(index)
    if (block * BLOCK <= index || block * BLOCK >= spans.count) this.#forward(spans, index, at, out)
    else this.#back(spans, block, index, at, out)
  }

  #forward(spans: KindedSpans, index: number, at: Micros, out: Float64Array): void {
    const block = index >> SHIFT
    this.#copy(spans, block, out)
    const { start } = spans
    let begin = start[block * BLOCK]!
    for (let i = block * BLOCK; i < index; i++) {
      const end = start[i + 1]!
      out[bareKind(spans, i)]! += end - begin
      begin = end
    }
    out[bareKind(spans, index)]! += Math.max(0, Math.min(at, this.#endOf(spans, index)) - begin)
  }

  /** From a block that begins behind `index`, which is nearer. */
  #back(spans: KindedSpans, block: number, index: number, at: Micros, out: Float64Array): void {
    this.#copy(spans, block, out)
    const { start } = spans
    let end = start[block * BLOCK]!
    for (let i = block * BLOCK - 1; i > index; i--) {
      const begin = start[i]!
      out[bareKind(spans, i)]! -= end - begin
      end = begin
    }
    out[bareKind(spans, index)]! -= Math.max(0, end - at)
  }

  #copy(spans: KindedSpans, block: number, out: Float64Array): void {
    this.#grow(spans, block)
    const { kinds } = this
    for (let kind = 0; kind < kinds; kind++) out[kind] = this.#sums[block * kinds + kind]!
  }

  #endOf({ start, count, end }: KindedSpans, index: number): Micros {
    return index + 1 < count ? start[index + 1]! : end
  }

  #grow(spans: KindedSpans, blocks: number): void {
    const { kinds } = this
    const needed = (blocks + 1) * kinds
    if (needed > this.#sums.length) this.#sums = grown(this.#sums, capacityFor(needed, this.#sums.length))
    while (this.#blocks < blocks) {
      const at = this.#blocks * kinds
      const first = this.#blocks * BLOCK
      this.#sums.copyWithin(at + kinds, at, at + kinds)
      for (let i = first; i < first + BLOCK; i++)
        this.#sums[at + kinds + bareKind(spans, i)]! += spans.start[i + 1]! - spans.start[i]!
      this.#blocks++
    }
  }
}
