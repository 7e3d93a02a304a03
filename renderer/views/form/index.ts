export { ManyForm } from './ManyForm.tsx'
export { NodeForm } from './NodeForm.tsx'
