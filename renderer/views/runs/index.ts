export { RetentionSettings } from './RetentionSettings.tsx'
export { DeleteRun, ExportRun, ImportRun } from './RunDialogs.tsx'
export { RunsPane } from './RunsPane.tsx'
