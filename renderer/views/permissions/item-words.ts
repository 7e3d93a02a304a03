/** What an item allows beyond what it says in plain sight: wildcards, and where it reaches. */
import { kindOfItem, type PermissionKind } from '../../../shared/graph/permissions.ts'

export type Note =
  | 'anyPort'
  | 'freePort'
  | 'anyBelow'
  | 'anyArguments'
  | 'startingWith'
  | 'thisMachine'
  | 'allInterfaces'

export interface ItemWords {
  readonly kind: PermissionKind
  readonly entry: string
  readonly notes: readonly Note[]
}

/** Null for what another version has written. */
export function itemWords(item: string): ItemWords | null {
  const read = kindOfItem(item)
  return read && { ...read, notes: notesOf(read.kind, read.entry) }
}

function notesOf(kind: PermissionKind, entry: string): Note[] {
  const notes: Note[] = []
  if (kind === 'run') return [entry.includes(' ') ? 'startingWith' : 'anyArguments']
  if (entry.includes('*.')) notes.push('anyBelow')
  if (entry.endsWith(':*')) notes.push('anyPort')
  if (kind === 'listen' && entry.endsWith(':0')) notes.push('freePort')
  if (/^(https?:\/\/)?(127\.0\.0\.1|localhost|\[::1\])(:|$)/.test(entry)) notes.push('thisMachine')
  if (kind === 'listen' && /^(0\.0\.0\.0|\[::\]):/.test(entry)) notes.push('allInterfaces')
  return notes
}
