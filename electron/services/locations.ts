/**
 * Where the program's own parts lie. It runs built (`out/main/*.js`) and from source (`electron/cli/main.ts`), both two folders
 * below the root.
 */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from '../../shared/zod.ts'

export interface Locations {
  version: string
  /** The built page. */
  renderer: string
  preload: string
  graphs: string
  thread: URL
  poolWorker: URL
  /** Reads whole recordings. */
  recordingsThread: URL
}

export function locations(entry: string): Locations {
  const fromRoot = (path: string) => new URL(`../../${path}`, entry)
  const source = entry.endsWith('.ts')
  return {
    version: versionIn(fromRoot('package.json')),
    renderer: fileURLToPath(fromRoot('out/renderer')),
    preload: fileURLToPath(fromRoot('out/preload/preload.cjs')),
    graphs: fileURLToPath(fromRoot('graphs')),
    thread: new URL(source ? '../runs/thread.ts' : 'run-thread.js', entry),
    poolWorker: new URL(source ? '../pool/worker.ts' : 'pool-worker.js', entry),
    recordingsThread: new URL(source ? '../recordings/jobs/thread.ts' : 'recordings-thread.js', entry),
  }
}

const versionIn = (manifest: URL): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(manifest, 'utf8'))).version
