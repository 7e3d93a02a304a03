export { Consent } from './Consent.tsx'
export { Grants } from './Grants.tsx'
