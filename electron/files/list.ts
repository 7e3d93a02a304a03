/** Lists a folder for the dialogs of a browser, which has none of its own: folders, task graphs, exported runs. */
import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { isGraphFileName } from '../../shared/graph/file-name.ts'
import { fileError } from './errors.ts'

export interface FolderEntry {
  readonly name: string
  readonly path: string
  readonly kind: 'folder' | 'graph' | 'recording'
}

export interface FolderList {
  readonly folder: string
  /** Null at the root. */
  readonly parent: string | null
  /** Folders first, each kind by name. */
  readonly entries: FolderEntry[]
}

/**
 * Null: the folder the program was started in.
 * @throws YieldpointError files/not-found, not-folder, no-permission, system
 */
export async function listFolder(folder: string | null): Promise<FolderList> {
  const path = resolve(folder ?? '.')
  try {
    const found = await Promise.all((await readdir(path, { withFileTypes: true })).map(entry => classify(path, entry)))
    const entries = found.filter(entry => entry !== null).sort(byKindAndName)
    return { folder: path, parent: dirname(path) === path ? null : dirname(path), entries }
  } catch (error) {
    throw fileError(error, path)
  }
}

/** Null: hidden, or of no use here. */
async function classify(folder: string, entry: Dirent): Promise<FolderEntry | null> {
  const { name } = entry
  if (name.startsWith('.')) return null
  const path = join(folder, name)
  const target = entry.isSymbolicLink() ? await stat(path).catch(() => null) : entry
  if (target?.isDirectory()) return { name, path, kind: 'folder' }
  if (!target?.isFile()) return null
  if (name.endsWith('.yprun')) return { name, path, kind: 'recording' }
  return isGraphFileName(name) ? { name, path, kind: 'graph' } : null
}

const names = new Intl.Collator(undefined, { numeric: true })

function byKindAndName(a: FolderEntry, b: FolderEntry): number {
  const folders = Number(b.kind === 'folder') - Number(a.kind === 'folder')
  return folders || names.compare(a.name, b.name)
}
