export { type Checked, checkDocument, type CheckOptions } from './check.ts'
export type { Run } from './run.ts'
export { type RunChange, type RunSpec, Supervisor, type SupervisorOptions } from './supervisor.ts'
export type { Viewer } from './viewers.ts'
