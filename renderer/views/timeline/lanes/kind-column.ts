/** The kinds of segments as a column, for lanes that have none: reading one in a loop is several times faster than asking a function. */
import { capacityFor, grown } from '../../../../shared/lanes/grow.ts'

export class KindColumn {
  // I1  the first #count are the kinds of those segments: of a segment that is there it does not change.
  #kind = new Uint8Array(64)
  #count = 0

  of(count: number, kindOf: (index: number) => number): Uint8Array {
    if (count > this.#kind.length) this.#kind = grown(this.#kind, capacityFor(count, this.#kind.length))
    for (; this.#count < count; this.#count++) this.#kind[this.#count] = kindOf(this.#count) // I1
    return this.#kind
  }
}
