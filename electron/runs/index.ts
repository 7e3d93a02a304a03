export { type Checked, type CheckOptions, checkDocument } from './check.ts'
export type { Run } from './run.ts'
export { type RunChange, type RunSpec, Supervisor, type SupervisorOptions } from './supervisor.ts'
export type { Viewer } from './viewers.ts'
