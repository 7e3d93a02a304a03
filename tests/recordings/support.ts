/** Logs of whole runs, and what of them a trace must show. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { segmentFile, segmentsIn } from '../../electron/recordings/files.ts'
import type { Beginning } from '../../electron/recordings/recordings.ts'
import { YieldpointError } from '../../shared/errors.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { type TestOptions, testRun } from '../engine/support.ts'

const graphs = join(import.meta.dirname, '../../graphs')

export const KITCHEN_TEXT = readFileSync(join(graphs, 'pizza-kitchen.taskgraph.yaml'), 'utf8')

/** By path from the graph's folder on. */
export const KITCHEN_SCRIPTS: Record<string, string> = Object.fromEntries(
  readdirSync(join(graphs, 'pizza-kitchen')).map(name => [
    `pizza-kitchen/${name}`,
    readFileSync(join(graphs, 'pizza-kitchen', name), 'utf8'),
  ]),
)

/** The pizza kitchen on the virtual clock, with its functions called in place. */
export async function kitchenLog(options: TestOptions = {}): Promise<RunEvent[]> {
  const functions = { price: (n: number) => n * 900, ...options.functions }
  const run = testRun(KITCHEN_TEXT, { files: KITCHEN_SCRIPTS, functions, ...options })
  return (await run.go()).events
}

/** What the kitchen's run would be begun with. */
export const BEGINNING: Beginning = {
  title: 'Pizza kitchen',
  clock: 'virtual',
  seed: 7,
  speed: 1,
  debug: true,
  startedAtMs: Date.UTC(2026, 10, 25, 1, 22, 42),
  planned: [],
  allowed: [],
  workers: 2,
  memoryLimitMb: 1024,
  sources: { file: 'pizza-kitchen.taskgraph.yaml', text: KITCHEN_TEXT, scripts: KITCHEN_SCRIPTS },
}

/** A folder of this test alone. */
export async function testFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yieldpoint-recordings-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export async function codeOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'no error',
    error => (error instanceof YieldpointError ? error.code : String(error)),
  )
}

/** The same, for what does not wait. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'yieldpoint-recordings-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** All bytes of a recording, a segment each. */
export const segmentsOf = (folder: string): Buffer[] =>
  segmentsIn(folder).map(segment => readFileSync(segmentFile(folder, segment)))
