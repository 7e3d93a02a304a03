export { FindingsPane } from './FindingsPane.tsx'
export { FindingTitles } from './FindingTitles.tsx'
export { SeverityIcon } from './Severity.tsx'
