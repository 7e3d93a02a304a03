/** Columns that grow: typed arrays of the next capacity with what was in them. */
type Column = Float64Array | Uint32Array | Int32Array | Uint8Array

const FIRST = 8

/** Half as much again, so that on the whole a fifth of it stays empty. */
export const capacityFor = (needed: number, now: number): number => Math.max(FIRST, needed, now + (now >> 1))

export const grown = <C extends Column>(column: C, capacity: number): C =>
  filled(new (column.constructor as new (length: number) => C)(capacity), column)

export function filled<C extends Column>(wider: C, column: C): C {
  wider.set(column as never)
  return wider
}
