/**
 * What a recording's folder says of itself. The folder is the truth, whole in itself, so that it can be copied, and the list of
 * all recordings can be made anew from the folders:
 *
 *   run.json       what is known of the run (Manifest); replaced as a whole whenever that changes
 *   sources.json   the texts it ran (Sources); written once, before it starts
 *   NNNNNN.yplog   its log
 */
import { mkdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { YieldpointError } from '../../shared/errors.ts'
import { interventionSchema } from '../../shared/protocol/intervention.ts'
import { handInterventionSchema, recordingSchema } from '../../shared/protocol/recordings.ts'
import { z } from '../../shared/zod.ts'
import { fileError, writeWhole } from '../files/index.ts'
import { isAlive } from './owner.ts'

export const MANIFEST = 'run.json'
export const SOURCES = 'sources.json'
export const MANIFEST_VERSION = 1
/** Texts of one graph file and its scripts together, as far as they are read back. */
export const SOURCES_LIMIT = 64 * 1024 * 1024
export const MANIFEST_LIMIT = 16 * 1024 * 1024

export const manifestSchema = z.strictObject({
  version: z.literal(MANIFEST_VERSION),
  recording: recordingSchema,
  /** With the run's own times, from the command line. */
  planned: z.array(interventionSchema).max(100_000),
  byHand: z.array(handInterventionSchema).max(100_000),
  /** What it was allowed of what the graph declares. */
  allowed: z.array(z.string().max(2_000)).max(10_000),
  workers: z.number().int().positive().max(1_024),
  memoryLimitMb: z.number().positive(),
  /** How often each rule found something. */
  findings: z.record(z.string().max(100), z.number().int().nonnegative()),
  /** SHA-256 over the segments, oldest first, once the run has ended. */
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  /** The process that it goes on in. */
  pid: z.number().int().positive().nullable(),
})
export type Manifest = z.infer<typeof manifestSchema>

const text = z.string().max(SOURCES_LIMIT)
export const sourcesSchema = z.strictObject({
  version: z.literal(1),
  /** The graph file's name, and its text; empty, of a program that was watched. */
  file: z.string().max(255),
  text,
  /** By path from the graph's folder on. They are handed to the run as they are and never become paths of the disk. */
  scripts: z.record(z.string().max(4_096), text),
})
export type Sources = z.infer<typeof sourcesSchema>
export type RunSources = Omit<Sources, 'version'>

/** @throws YieldpointError recording/manifest-bad, recording/too-new, files/… */
export async function readManifest(folder: string, id: string): Promise<Manifest> {
  const manifest = parseManifest(await read(join(folder, MANIFEST)), id)
  // A folder that was copied under another name is a recording of its own.
  return { ...manifest, recording: { ...manifest.recording, id } }
}

/** @throws YieldpointError recording/manifest-bad, recording/too-new */
export function parseManifest(json: string, id: string): Manifest {
  const raw = parseJson(json, id)
  const version = z.object({ version: z.number() }).safeParse(raw).data?.version ?? 0
  if (version > MANIFEST_VERSION)
    throw new YieldpointError('recording/too-new', { id, version, known: MANIFEST_VERSION })
  return checked(manifestSchema, raw, id)
}

export const writeManifest = (folder: string, manifest: Manifest): Promise<void> =>
  writeWhole(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`)

/** @throws YieldpointError recording/manifest-bad, files/… */
export async function readSources(folder: string, id: string): Promise<Sources> {
  return parseSources(await read(join(folder, SOURCES)), id)
}

/** @throws YieldpointError recording/manifest-bad */
export const parseSources = (json: string, id: string): Sources => checked(sourcesSchema, parseJson(json, id), id)

/** A folder with both, there as a whole or not at all. @throws YieldpointError files/… */
export async function createFolder(all: string, manifest: Manifest, sources: Sources): Promise<string> {
  const { id } = manifest.recording
  const fresh = join(all, unfinishedName(id))
  const folder = join(all, id)
  try {
    await mkdir(fresh, { recursive: true, mode: 0o700 })
    await writeWhole(join(fresh, SOURCES), JSON.stringify(sources))
    await writeManifest(fresh, manifest)
    await rename(fresh, folder)
    return folder
  } catch (error) {
    throw fileError(error, folder)
  }
}

/** Folders that are being made or taken away. Whoever starts next clears up what an ended process left of them. */
export const unfinishedName = (id: string): string => `.new-${process.pid}-${id}`
export const goneName = (id: string): string => `.gone-${process.pid}-${id}`

export function isLeftOver(name: string): boolean {
  const pid = /^\.(?:new|gone)-(\d+)-/.exec(name)?.[1]
  return pid !== undefined && !isAlive(Number(pid))
}

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw fileError(error, path)
  }
}

function parseJson(json: string, id: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    throw new YieldpointError('recording/manifest-bad', { id, problem: 'no JSON' })
  }
}

function checked<S extends z.ZodType>(schema: S, raw: unknown, id: string): z.infer<S> {
  const parsed = schema.safeParse(raw)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw new YieldpointError('recording/manifest-bad', {
    id,
    problem: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`,
  })
}
