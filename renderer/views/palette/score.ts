/**
 * How well a name fits what was typed: 0, not at all, to 1. Whole words in any order, the beginnings of words (`npk` for “new pizza
 * kitchen”), and nothing looser: letters strewn over a name match everything that is long.
 */
export function score(name: string, sought: string): number {
  const text = name.toLowerCase()
  const wanted = sought.trim().toLowerCase()
  if (wanted === '') return 1
  const at = text.indexOf(wanted)
  if (at === 0) return 1
  if (at > 0) return isWordStart(text, at) ? 0.9 : 0.7
  const words = wanted.split(/\s+/)
  if (words.length > 1 && words.every(word => text.includes(word))) return 0.5
  return initials(text).includes(wanted) ? 0.3 : 0
}

const isWordStart = (text: string, at: number): boolean => !/[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ')

const initials = (text: string): string => Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ([word]) => word[0]).join('')
