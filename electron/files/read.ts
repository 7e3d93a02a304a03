/** Reads a graph file, refusing what cannot be one before its bytes are in memory. */
import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { YieldpointError } from '../../shared/errors.ts'
import { MAX_TEXT } from '../../shared/graph/limits.ts'
import { fileError } from './errors.ts'
import { type DecodedText, decodeText } from './text.ts'

export interface TextFile extends DecodedText {
  readonly bytes: number
}

/** @throws YieldpointError files/not-found, is-folder, no-permission, too-large, not-text, system */
export async function readGraphFile(path: string): Promise<TextFile> {
  try {
    const bytes = await readBounded(path)
    return { ...decodeText(bytes, path), bytes: bytes.length }
  } catch (error) {
    throw fileError(error, path)
  }
}

async function readBounded(path: string): Promise<Buffer> {
  await using file = await open(path, READ)
  const stat = await file.stat()
  refuseOthers(stat, path)
  return await file.readFile()
}

/** Without waiting: opening a named pipe would block until somebody writes to it. Windows has no such flag. */
export const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

interface FileStat {
  readonly size: number
  isFile(): boolean
  isDirectory(): boolean
}

/** Only plain files of a sensible size hold text to be read whole. */
export function refuseOthers(stat: FileStat, path: string): void {
  if (stat.isDirectory()) throw new YieldpointError('files/is-folder', { path })
  if (!stat.isFile()) throw new YieldpointError('files/not-text', { path })
  if (stat.size > MAX_TEXT) throw new YieldpointError('files/too-large', { path, bytes: stat.size, limit: MAX_TEXT })
}
