export { ResourcesPane } from './ResourcesPane.tsx'
