/** What graphs ask for outside of their runs, and what the user has said to each. */
import type { Grant } from '../../shared/protocol/documents.ts'
import type { Slice } from './slice.ts'

export interface PermissionsSlice {
  /** Null until they are asked for. */
  readonly grants: readonly Grant[] | null
  /** False if that did not work; then the failure is shown. */
  answerPermissions(doc: string, asked: readonly string[], allowed: readonly string[]): Promise<boolean>
  loadGrants(): Promise<void>
  revokeGrant(file: string): Promise<void>
}

export const permissionsSlice: Slice<PermissionsSlice> = ({ set, get }) => ({
  grants: null,
  answerPermissions: async (doc, asked, allowed) => {
    const answered = await get().ask('permissions.answer', { doc, asked: [...asked], allowed: [...allowed] })
    if (answered) get().receiveDoc(answered)
    return answered !== undefined
  },
  loadGrants: async () => {
    const grants = await get().ask('permissions.list', {})
    if (grants) set({ grants })
  },
  revokeGrant: async file => {
    const grants = await get().ask('permissions.revoke', { file })
    if (grants) set({ grants })
  },
})
