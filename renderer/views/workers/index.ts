export { WorkersPane } from './WorkersPane.tsx'
