import { useEffect, useState } from 'react'
import type { Res } from '../../../shared/protocol/commands.ts'
import { useAppStore } from '../../store/index.ts'

export type Listing = Res<'files.list'>

/** A folder as the host lists it; null asks for where it would begin. */
export function useFolder() {
  const store = useAppStore()
  const [folder, setFolder] = useState<string | null>(null)
  const [listing, setListing] = useState<Listing | null>(null)
  useEffect(() => {
    let wanted = true
    void store
      .getState()
      .ask('files.list', { folder })
      .then(answer => {
        if (wanted && answer) setListing(answer)
      })
    return () => {
      wanted = false
    }
  }, [store, folder])
  return { listing, setFolder }
}

/** A name in that folder, unless it says itself where it is. Both kinds of paths, as the folder shows which it is. */
export const within = (folder: string, name: string): string =>
  /^([/\\]|[A-Za-z]:[/\\])/.test(name) ? name : joined(folder, name)

const joined = (folder: string, name: string): string =>
  folder.includes('\\') ? `${folder.replace(/\\$/, '')}\\${name}` : `${folder.replace(/\/$/, '')}/${name}`
