/** A large file that is written as it comes to be, and is there as a whole or not at all. */
import { createWriteStream } from 'node:fs'
import { rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { writeError } from '../files/index.ts'

/** Of 1. */
export type Progress = (done: number) => void

/** Where a file is to be, and where it is written first. */
export interface Target {
  readonly path: string
  readonly fresh: string
}

export const targetOf = (path: string): Target => ({
  path,
  fresh: join(dirname(path), `.${basename(path)}.${process.pid}-${Date.now()}.tmp`),
})

/** What the streams give, the last of them into the file. @throws YieldpointError files/… */
export async function writeFileWhole(
  { path, fresh }: Target,
  streams: readonly (NodeJS.ReadableStream | NodeJS.ReadWriteStream)[],
  open: (path: string) => Writable = fresh => createWriteStream(fresh, { flags: 'wx', mode: 0o600, flush: true }),
): Promise<void> {
  try {
    await pipeline([...streams, open(fresh)])
    await rename(fresh, path)
  } catch (error) {
    await unlink(fresh).catch(() => undefined)
    throw writeError(error, path)
  }
}
