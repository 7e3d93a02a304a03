export { TimesPane } from './TimesPane.tsx'
