export { TimeStrip } from './TimeStrip.tsx'
export { usePast } from './use-past.ts'
