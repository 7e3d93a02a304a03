/** Kept runs out of the app and into it. */
import { rename, rm, unlink } from 'node:fs/promises'
import type { ExportFormat, Recording } from '../../../shared/protocol/recordings.ts'
import { type Inspection, type JobRunner, type Recordings, type Target, targetOf } from '../../recordings/index.ts'
import type { JobTools } from './jobs.ts'
import { nameOf } from './rerun.ts'

const ENDINGS: Readonly<Record<ExportFormat, string>> = { file: '.yprun', trace: '.trace.json', csv: '.csv' }

/** A file name for it, whatever its name has in it. */
export function suggestedName(recording: Recording, as: ExportFormat): string {
  const words = nameOf(recording)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60)
  return `${words || 'run'}-${recording.id.slice(0, 15)}${ENDINGS[as]}`
}

/** With its ending, if it was typed without any. */
export const withEnding = (path: string, as: ExportFormat): string =>
  /\.[a-z0-9]+$/i.test(path) ? path : `${path}${ENDINGS[as]}`

/** @throws YieldpointError files/… */
export async function exportTo(
  recordings: Recordings,
  job: JobRunner,
  { id, as, path }: { readonly id: string; readonly as: ExportFormat; readonly path: string },
  tools: JobTools,
): Promise<void> {
  const recording = recordings.get(id)
  const folder = recordings.folderOf(id)
  const to: Target = targetOf(path)
  try {
    if (as === 'file') await job('pack', { folder, to }, tools)
    else if (as === 'csv') await job('csv', { folder, to }, tools)
    else {
      const { clock, seed } = recording
      await job('trace', { folder, to, about: { name: nameOf(recording), id, clock, seed } }, tools)
    }
  } catch (error) {
    await unlink(to.fresh).catch(() => undefined) // of a job that was stopped
    throw error
  }
}

/** @throws YieldpointError recording/not-yprun, import-…, files/… */
export async function importFrom(
  recordings: Recordings,
  job: JobRunner,
  path: string,
  nowMs: number,
  tools: JobTools,
): Promise<Recording> {
  const { id, unfinished, folder } = await recordings.room(nowMs)
  try {
    const { inspection } = await job('unpack', { path, folder: unfinished, id }, tools)
    await rename(unfinished, folder)
    await recordings.adopt(id)
    await recordings.amend(id, counted(inspection))
    return recordings.get(id)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => undefined)
    throw error
  }
}

/** What its log came to, as an amendment. */
export function counted({ events, duration, tasks, findings, bytes, firstSegment, digest }: Inspection) {
  const found = Object.values(findings).reduce((sum, n) => sum + n, 0)
  const recording = { events, duration, tasks, findings: found, bytes, droppedSegments: firstSegment, counted: true }
  return { recording, findings: { ...findings }, digest }
}
