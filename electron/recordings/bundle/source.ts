/**
 * What is imported, as the bytes of a bundle: an exported file, or a recording's folder as if it had been exported just now, so
 * that a folder is trusted no more than a file. `run.json` stands for the folder that it is in: dialogs choose files.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { YieldpointError } from '../../../shared/errors.ts'
import { fileError } from '../../files/index.ts'
import { MANIFEST } from '../manifest.ts'
import type { Progress } from '../whole-file.ts'
import { bundleOf } from './pack.ts'

/** @throws YieldpointError recording/not-yprun, files/… */
export async function bundleFrom(path: string, progress: Progress): Promise<Readable> {
  if (basename(path) === MANIFEST) return fromFolder(dirname(path), path, progress)
  const found = await stat(path).catch(error => {
    throw fileError(error, path)
  })
  return found.isDirectory() ? fromFolder(path, path, progress) : fromFile(path, found.size, progress)
}

async function fromFolder(folder: string, path: string, progress: Progress): Promise<Readable> {
  const manifest = await stat(join(folder, MANIFEST)).catch(() => null)
  if (manifest === null) throw new YieldpointError('recording/not-yprun', { path })
  return Readable.from(await bundleOf(folder, progress), { objectMode: false })
}

function fromFile(path: string, bytes: number, progress: Progress): Readable {
  const file = createReadStream(path)
  let read = 0
  file.on('data', chunk => {
    read += chunk.length
    progress(Math.min(1, read / Math.max(1, bytes)))
  })
  const gunzip = createGunzip()
  file.on('error', error => gunzip.destroy(error))
  gunzip.on('close', () => file.destroy())
  return file.pipe(gunzip)
}
