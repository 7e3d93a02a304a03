export { Draft } from './Draft.tsx'
export { type GraphFile, mistakesAt, useGraphFile } from './file.ts'
export { ManyForm } from './ManyForm.tsx'
export { NodeForm } from './NodeForm.tsx'
