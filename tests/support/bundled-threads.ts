/**
 * Before the first test of a run: what threads start from, bundled from the sources of this moment. A thread from the sources
 * themselves reads and strips hundreds of modules before it does anything: 0.8 s of a processor against 0.3 s, and the tests
 * start some five hundred.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder's address, with a slash at its end. */
    threads: string
  }
}

const root = join(import.meta.dirname, '../..')
const ENTRIES = {
  'run-thread': join(root, 'electron/runs/thread.ts'),
  'pool-worker': join(root, 'electron/pool/worker.ts'),
}

export default async function bundleThreads(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'yieldpoint-threads-'))
  await bundle(folder)
  project.provide('threads', `${pathToFileURL(folder)}/`)
  project.onTestsRerun(() => bundle(folder)) // in watch mode
  return () => rm(folder, { recursive: true, force: true })
}

async function bundle(outDir: string): Promise<void> {
  await build({
    ...{ configFile: false, root, logLevel: 'warn' },
    ssr: { noExternal: true },
    build: {
      ...{ ssr: true, outDir, emptyOutDir: true, target: 'node22', minify: false },
      rolldownOptions: { input: ENTRIES, output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
  })
}
