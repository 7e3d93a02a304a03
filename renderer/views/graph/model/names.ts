/** Names that belong together: `fetch-1`, `fetch 2` and `fetch[3]` are all `fetch`. */

const COUNTED = /(?:\[\d+\]|[-_ .#:]?\d+)$/

/** What is left of a name without its number; the name itself, if nothing were left. */
export function stem(name: string): string {
  const rest = name.replace(COUNTED, '')
  return rest === '' ? name : rest
}
