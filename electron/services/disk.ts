/** What documents need of the disk. Handed in, so that tests decide what is on it. */
import { mkdir } from 'node:fs/promises'
import { YieldpointError } from '../../shared/errors.ts'
import { listFolder, readGraphFile, sourceReader, watchFile, writeGraphFile } from '../files/index.ts'

export interface Disk {
  read(path: string): Promise<string>
  /** Atomic: a failed write leaves the old file whole. */
  write(path: string, text: string): Promise<void>
  makeFolder(path: string): Promise<void>
  /** Null: there is none, or it may not be read from this graph, which the check of the graph says. */
  readScript(folder: string, path: string): string | null
  watch(path: string, changed: () => void): () => void
}

export const disk: Disk = {
  read: async path => (await readGraphFile(path)).text,
  write: writeGraphFile,
  makeFolder: path => mkdir(path, { recursive: true }).then(() => undefined),
  readScript,
  watch: watchFile,
}

function readScript(folder: string, path: string): string | null {
  try {
    return sourceReader(folder).read(path)
  } catch (error) {
    if (error instanceof YieldpointError) return null
    throw error
  }
}

export { listFolder }
