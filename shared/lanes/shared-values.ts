/**
 * Values that many segments have in common, each told once and referred to by its index. Some may come again for ever, as a wait
 * for a lock. Others pass, as a wait for one task does: their indices are PASSING and more, and they are forgotten with the
 * segments that refer to them.
 */

export const PASSING = 2 ** 30

/** What has come to be known since it was last told; the values in the order of their indices. */
export interface SharedNews<T> {
  readonly lasting: readonly T[]
  readonly passing: readonly T[]
  readonly firstPassing: number
  /** Passing values below this are only referred to by what goes on with a segment that refers to them already. */
  readonly openFrom: number
}

/** As many are forgotten together, or not yet. */
const GROUP = 1024
const groupOf = (index: number): number => Math.floor((index - PASSING) / GROUP)

export class SharedValues<T> {
  // I1  #groups[g] has the passing values of the indices from PASSING + g * GROUP on, with holes where nothing was told.
  readonly #nothing: T
  readonly #lasting: T[]
  readonly #groups = new Map<number, T[]>()
  #openFrom = PASSING

  /** `nothing` has index 0. */
  constructor(nothing: T) {
    this.#nothing = nothing
    this.#lasting = [nothing]
  }

  add({ lasting, passing, firstPassing, openFrom }: SharedNews<T>): void {
    for (const value of lasting) this.#lasting.push(value)
    let index = firstPassing
    for (const value of passing) this.#put(index++, value)
    this.#openFrom = openFrom
  }

  of(index: number): T {
    if (index < PASSING) return this.#lasting[index]!
    return this.#groups.get(groupOf(index))?.[(index - PASSING) % GROUP] ?? this.#nothing
  }

  /** How many passing values are kept at most, in whole groups. */
  get passing(): number {
    return this.#groups.size * GROUP
  }

  /** Forgets what none of these columns refers to, and nothing to come. */
  keepOnly(columns: Iterable<Uint32Array>): void {
    if (this.#groups.size === 0) return
    const kept = new Set<number>()
    for (const column of columns) markGroups(column, kept)
    const open = groupOf(this.#openFrom)
    for (const group of this.#groups.keys()) if (group < open && !kept.has(group)) this.#groups.delete(group)
  }

  #put(index: number, value: T): void {
    const group = groupOf(index)
    const values = this.#groups.get(group) ?? []
    if (values.length === 0) this.#groups.set(group, values)
    values[(index - PASSING) % GROUP] = value
  }
}

function markGroups(column: Uint32Array, kept: Set<number>): void {
  let latest = -1 // those of one lane mostly lie together
  for (let i = 0; i < column.length; i++) {
    const index = column[i]!
    if (index < PASSING) continue
    const group = groupOf(index)
    if (group !== latest) kept.add(group)
    latest = group
  }
}
