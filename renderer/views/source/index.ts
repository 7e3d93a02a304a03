export { cspNonce } from './editor-setup.ts'
export { SourcePane } from './SourcePane.tsx'
export { languageFor } from './syntax.ts'
