import type { Language } from '../../shared/errors.ts'

/** The first that names a language, in POSIX's order of precedence. */
export function systemLanguage(env: Readonly<Record<string, string | undefined>>): Language {
  const name = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || Intl.DateTimeFormat().resolvedOptions().locale
  return name.toLowerCase().startsWith('ja') ? 'ja' : 'en'
}
