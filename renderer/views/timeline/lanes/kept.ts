/** What is made once for an object and kept as long as that lives. */
export function kept<K extends object, V>(of: WeakMap<K, V>, key: K, make: () => V): V {
  const known = of.get(key)
  if (known !== undefined) return known
  const made = make()
  of.set(key, made)
  return made
}
