/** A word in the quotes of what it replaces; names and keys need no escapes. */
export function quotedLike(source: string, word: string): string {
  const quote = source[0] === '"' || source[0] === "'" ? source[0] : ''
  return `${quote}${word}${quote}`
}
