/** Texts: `const t = useText('tasks')`, then `t('heading.name')` or `t.rich('sentence', { ...tags, name })`. */
export { useLocale as useLanguage, useTranslations as useText } from 'use-intl'
export { LanguageProvider } from './language.tsx'
export { clockTime, compact, seconds, whole } from './numbers.ts'
export { tags } from './tags.tsx'
