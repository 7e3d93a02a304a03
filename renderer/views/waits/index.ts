export { WaitsPane } from './WaitsPane.tsx'
