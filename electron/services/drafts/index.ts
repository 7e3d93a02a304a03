export { type Draft, draftSchema } from './draft.ts'
export { Drafts, type LeftDraft } from './drafts.ts'
export { DraftsFolder, type Processes } from './folder.ts'
