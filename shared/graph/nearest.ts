/** What the user probably meant: the known word with the fewest slips (a letter more, fewer, other, or two swapped). */

/** Characters compared with characters: of thousands of long names the nearest is a guess anyway. */
const MAX_STEPS = 100_000
const MAX_WORD = 100

/** Null if none is near enough. Of equally near ones the first. */
export function nearest(word: string, known: Iterable<string>): string | null {
  if (word.length > MAX_WORD) return null
  const limit = Math.max(1, Math.floor(word.length / 3))
  let best: string | null = null
  let fewest = limit + 1
  let steps = 0
  for (const candidate of known) {
    if (steps > MAX_STEPS) break
    if (Math.abs(candidate.length - word.length) >= fewest || candidate === word) continue
    steps += word.length * candidate.length
    const slips = distance(word.toLowerCase(), candidate.toLowerCase())
    if (slips < fewest) [best, fewest] = [candidate, slips]
  }
  return best
}

/** Damerau-Levenshtein, in its restricted form: no part is edited twice. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let slips = Math.min(row[j - 1]! + 1, above[j]! + 1, above[j - 1]! + (same ? 0 : 1))
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) slips = Math.min(slips, before[j - 2]! + 1)
      row.push(slips)
    }
    before = above
    above = row
  }
  return above[b.length]!
}
