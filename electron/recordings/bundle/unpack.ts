/**
 * Reads an exported run, or a recording's folder, into a folder of ours. It is a stranger's: nothing in it becomes a path, all of
 * it is counted as it is unpacked, and what does not fit ends it. Its log is checked by who reads it.
 */
import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { YieldpointError } from '../../../shared/errors.ts'
import { fileError } from '../../files/index.ts'
import { segmentName, segmentNumber } from '../files.ts'
import {
  MANIFEST,
  MANIFEST_LIMIT,
  type Manifest,
  parseManifest,
  parseSources,
  SOURCES,
  SOURCES_LIMIT,
  writeManifest,
} from '../manifest.ts'
import type { Progress } from '../whole-file.ts'
import {
  BUNDLE_VERSION,
  ENTRIES_LIMIT,
  type EntryLine,
  headLineSchema,
  LINE_LIMIT,
  lineSchema,
  UNPACKED_LIMIT,
} from './format.ts'
import { Pieces } from './pieces.ts'
import { bundleFrom } from './source.ts'

export interface Unpacking {
  /** Of the exported file, of the folder, or of the run.json in it. */
  readonly path: string
  /** Made by us, and taken away again if it fails. */
  readonly folder: string
  /** What it is to be called here. */
  readonly id: string
  readonly limitBytes?: number
  readonly progress: Progress
}

/** @throws YieldpointError recording/not-yprun, import-damaged, import-too-new, import-too-large, files/… */
export async function unpack(unpacking: Unpacking): Promise<Manifest> {
  const { folder, path } = unpacking
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    return await new Unpacker(unpacking, await bundleFrom(path, unpacking.progress)).run()
  } catch (error) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined)
    throw asOurs(error, path)
  }
}

/** What zlib says of a file that is no gzip, or cut off. */
function asOurs(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'Z_DATA_ERROR') return new YieldpointError('recording/not-yprun', { path }, { cause: error })
  if (code.startsWith('Z_')) return new YieldpointError('recording/import-damaged', { path, problem: 'it ends early' })
  return fileError(error, path)
}

class Unpacker {
  // I1  #folder has run.json and sources.json, which were parsed, and segments under names of our own making.
  readonly #unpacking: Unpacking
  readonly #pieces: Pieces
  readonly #hash = createHash('sha256')
  #manifest: Manifest | null = null
  #sources = false
  #lastSegment = -1
  #entries = 0

  constructor(unpacking: Unpacking, bundle: Readable) {
    this.#unpacking = unpacking
    const { path, limitBytes: limit = UNPACKED_LIMIT } = unpacking
    const tooLarge = () =>
      new YieldpointError('recording/import-too-large', { path, limitMb: Math.floor(limit / 2 ** 20) })
    this.#pieces = new Pieces(bundle, limit, tooLarge)
  }

  async run(): Promise<Manifest> {
    try {
      await this.#head()
      for (;;) {
        const line = this.#parse(await this.#line())
        if ('end' in line) return await this.#end(line.end)
        if (++this.#entries > ENTRIES_LIMIT) throw this.#damaged('too many entries')
        await this.#entry(line)
      }
    } finally {
      this.#pieces.close()
    }
  }

  async #head(): Promise<void> {
    const { path } = this.#unpacking
    const head = headLineSchema.safeParse(parsed(await this.#line()))
    if (!head.success) throw new YieldpointError('recording/not-yprun', { path })
    const { yprun: version } = head.data
    if (version > BUNDLE_VERSION)
      throw new YieldpointError('recording/import-too-new', { path, version, known: BUNDLE_VERSION })
  }

  async #entry({ entry, bytes }: EntryLine): Promise<void> {
    const segment = segmentNumber(entry)
    if (segment !== null) await this.#segment(segment, bytes)
    else if (entry === MANIFEST && this.#manifest === null) await this.#readManifest(bytes)
    else if (entry === SOURCES && !this.#sources) await this.#readSources(bytes)
    else throw this.#damaged(`an entry ${JSON.stringify(entry)} that does not belong there`)
  }

  async #readManifest(bytes: number): Promise<void> {
    const { id } = this.#unpacking
    const { recording, ...manifest } = this.#checked(await this.#text(bytes, MANIFEST_LIMIT), json =>
      parseManifest(json, id),
    )
    const outcome = recording.outcome === 'running' ? 'interrupted' : recording.outcome
    const ours = { ...recording, id, outcome, pinned: false, imported: true }
    this.#manifest = { ...manifest, recording: ours, pid: null }
  }

  async #readSources(bytes: number): Promise<void> {
    const { id, folder } = this.#unpacking
    const text = await this.#text(bytes, SOURCES_LIMIT)
    this.#checked(text, json => parseSources(json, id))
    await using file = await open(join(folder, SOURCES), 'wx', 0o600)
    await file.writeFile(text)
    this.#sources = true
  }

  async #segment(segment: number, bytes: number): Promise<void> {
    if (segment <= this.#lastSegment) throw this.#damaged('its segments are out of order')
    this.#lastSegment = segment
    await using file: FileHandle = await open(join(this.#unpacking.folder, segmentName(segment)), 'wx', 0o600)
    for (let left = bytes; left > 0; ) {
      const piece = await this.#some(left)
      left -= piece.length
      this.#hash.update(piece)
      await file.writeFile(piece)
    }
  }

  async #end(entries: number): Promise<Manifest> {
    const manifest = this.#manifest
    if (manifest === null || !this.#sources || entries !== this.#entries) throw this.#damaged('something is missing')
    const digest = this.#hash.digest('hex')
    if (manifest.digest !== null && manifest.digest !== digest)
      throw this.#damaged('its log is not the one that was exported')
    await writeManifest(this.#unpacking.folder, manifest)
    return manifest
  }

  async #text(bytes: number, limit: number): Promise<string> {
    if (bytes > limit) throw this.#damaged(`${bytes} bytes where at most ${limit} are read`)
    const pieces: Buffer[] = []
    for (let left = bytes; left > 0; ) {
      const piece = await this.#some(left)
      pieces.push(piece)
      left -= piece.length
    }
    return Buffer.concat(pieces).toString('utf8')
  }

  async #some(most: number): Promise<Buffer> {
    const piece = await this.#pieces.some(most)
    if (piece === null) throw this.#damaged('it ends early')
    return piece
  }

  async #line(): Promise<string> {
    const line = await this.#pieces.line(LINE_LIMIT)
    if (line !== null) return line
    if (this.#entries === 0 && this.#manifest === null) {
      const { path } = this.#unpacking
      throw new YieldpointError('recording/not-yprun', { path })
    }
    throw this.#damaged('it ends early')
  }

  #parse(line: string) {
    const result = lineSchema.safeParse(parsed(line))
    if (!result.success) throw this.#damaged('a line that is none of its own')
    return result.data
  }

  #checked<T>(text: string, parse: (text: string) => T): T {
    try {
      return parse(text)
    } catch (error) {
      const { path } = this.#unpacking
      if (!(error instanceof YieldpointError)) throw error
      if (error.code === 'recording/too-new') {
        const { version, known } = error.details as { version: number; known: number }
        throw new YieldpointError('recording/import-too-new', { path, version, known })
      }
      throw this.#damaged('problem' in error.details ? String(error.details.problem) : error.code)
    }
  }

  #damaged(problem: string): YieldpointError {
    return new YieldpointError('recording/import-damaged', { path: this.#unpacking.path, problem })
  }
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
