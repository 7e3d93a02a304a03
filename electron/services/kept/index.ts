export { keptRunsAlone } from './alone.ts'
export { keptHandlers } from './handlers.ts'
export { KeptRuns } from './kept-runs.ts'
