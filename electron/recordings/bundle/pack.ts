/** Writes a recording's folder as one file. */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { segmentNumber } from '../files.ts'
import { MANIFEST, SOURCES } from '../manifest.ts'
import { type Progress, type Target, writeFileWhole } from '../whole-file.ts'
import { BUNDLE_VERSION } from './format.ts'

/** @throws YieldpointError files/… */
export async function pack(folder: string, to: Target, progress: Progress): Promise<void> {
  await writeFileWhole(to, [Readable.from(await bundleOf(folder, progress)), createGzip({ level: 6 })])
}

/** The same before it is packed. @throws YieldpointError files/… */
export async function bundleOf(folder: string, progress: Progress): Promise<AsyncGenerator<Buffer>> {
  const segments = (await readdir(folder)).filter(name => segmentNumber(name) !== null).sort()
  const entries = await Promise.all(
    [MANIFEST, SOURCES, ...segments].map(async name => ({ name, bytes: (await stat(join(folder, name))).size })),
  )
  return bundle(folder, entries, progress)
}

async function* bundle(
  folder: string,
  entries: readonly { readonly name: string; readonly bytes: number }[],
  progress: Progress,
): AsyncGenerator<Buffer> {
  const all = entries.reduce((sum, { bytes }) => sum + bytes, 0)
  let done = 0
  yield line({ yprun: BUNDLE_VERSION })
  for (const { name: entry, bytes } of entries) {
    yield line({ entry, bytes })
    if (bytes === 0) continue
    for await (const chunk of createReadStream(join(folder, entry), { end: bytes - 1 })) {
      yield chunk
      done += chunk.length
      progress(done / all)
    }
  }
  yield line({ end: entries.length })
}

const line = (value: object): Buffer => Buffer.from(`${JSON.stringify(value)}\n`)
