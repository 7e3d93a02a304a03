export { Compare } from './Compare.tsx'
export { ConflictBanner } from './ConflictBanner.tsx'
