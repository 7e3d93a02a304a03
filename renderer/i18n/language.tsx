import type { ReactNode } from 'react'
import { IntlProvider } from 'use-intl'
import type { Language } from '../../shared/errors.ts'
import { messages } from './messages.ts'

declare module 'use-intl' {
  interface AppConfig {
    Locale: Language
    Messages: (typeof messages)['en']
  }
}

/** A text that does not come out as written is a mistake of ours: it fails loudly in tests, and shows its key in the app. */
const onError = (error: Error): void => console.error(error)

/** Times are the run's own, so no time zone is ever used; one must be named all the same. */
export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return (
    <IntlProvider locale={language} messages={messages[language]} timeZone="UTC" onError={onError}>
      {children}
    </IntlProvider>
  )
}
