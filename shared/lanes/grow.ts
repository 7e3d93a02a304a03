/** Columns that grow: typed arrays of the next capacity with what was in them. */
type Column = Float64Array | Uint32Array | Int32Array | Uint8Array

export const FIRST = 8

/** Below this they double: they are many, and soon outgrown. */
const SMALL = 128

/** Then half as much again, so that on the whole a fifth of it stays empty. */
export const capacityFor = (needed: number, now: number, first = FIRST): number =>
  Math.max(first, needed, now + (now < SMALL ? now : now >> 1))

export const grown = <C extends Column>(column: C, capacity: number): C =>
  filled(new (column.constructor as new (length: number) => C)(capacity), column)

export function filled<C extends Column>(wider: C, column: C): C {
  wider.set(column as never)
  return wider
}
