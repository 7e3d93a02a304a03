/** Folders for recordings, and what is in them. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { segmentFile, segmentsIn } from '../../electron/recordings/index.ts'

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yieldpoint-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** All bytes of a recording, a segment each. */
export const segmentsOf = (folder: string): Buffer[] =>
  segmentsIn(folder).map(segment => readFileSync(segmentFile(folder, segment)))
