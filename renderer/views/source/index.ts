export { SourcePane } from './SourcePane.tsx'
