/** Plain values: text, numbers, booleans, null, lists and maps. */
export type Plain = unknown
export type PlainMap = Readonly<Record<string, Plain>>

export const isPlainMap = (value: Plain): value is PlainMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether two plain values mean the same; the order of keys does not count. */
export function isSame(a: Plain, b: Plain): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isSame(item, b[i]))
  if (!isPlainMap(a) || !isPlainMap(b)) return a === b
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && isSame(a[key], b[key]))
}
