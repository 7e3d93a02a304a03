import type { Language } from './wording.ts'

/** The nearest known name as a question, or nothing. */
export function didYouMean(nearest: string | null, language: Language): string {
  if (nearest === null) return ''
  return language === 'en' ? ` Did you mean “${nearest}”?` : `「${nearest}」ではありませんか。`
}
