/** Sentences as a reader of either language sees them, without their tags. */
import { createTranslator } from 'use-intl'
import { reasons } from '../../../renderer/i18n/messages/reasons.ts'
import type { Said } from '../../../renderer/views/reasons/said.ts'
import type { Language } from '../../../shared/errors.ts'

const bare = (text: string): string => text

export function spoken(said: Said, locale: Language = 'en'): string {
  const t = createTranslator({ locale, messages: reasons[locale], timeZone: 'UTC', onError: fail })
  return t.markup(said.key, { c: bare, e: bare, f: bare, ...said.values })
}

function fail(error: Error): never {
  throw error
}
