/**
 * Whether the memory of the page stays flat while it shows a busy run on the real clock, half of the time on the graph and half on
 * the timeline: tasks take turns at locks, sleep, write lines, come and go. What a collector leaves of the page's JS heap, every 15
 * seconds. The columns of the lanes are not in it: they hold the whole run, and their size is told beside it.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import type { CDPSession } from 'playwright-core'
import { launch } from '../e2e/support/chromium.ts'
import { startServer } from '../e2e/support/web-app.ts'
import { Client } from './client.ts'
import { type Figure, median } from './report.ts'

const SAMPLE_MS = 15_000
const MB = 1024 * 1024
/** What the last third may be above the middle one: a leak is more before long, and what a page has at hand varies by less. */
const SLACK = { share: 1.1, more: 10 * MB }

/** 6,000 events a second. */
const GRAPH = `taskgraph: 1
name: Memory
resources:
  tills: { type: semaphore, value: 50 }
tasks:
  cook:
    copies: 200
    script: |
      import { sleep } from 'yieldpoint'
      export default async ({ tills, copy, log }) => {
        for (let i = 0; ; i++) {
          { await using _ = await tills.hold(); await sleep(0.02) }
          await sleep(0.05)
          if (i % 10 === 0) log(\`\${copy} did \${i}\`)
        }
      }
  spawn:
    script: |
      import { createTask, sleep } from 'yieldpoint'
      export default async () => {
        for (;;) await createTask(async () => { await sleep(0.5) })
      }
`

/** `minutes` in all. */
export async function memory(minutes: number): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yieldpoint-bench-'))
  const server = await startServer(folder)
  const client = await Client.connect(server.address)
  const browser = await launch({ width: 1440, height: 900 })
  try {
    const path = join(folder, 'memory.taskgraph.yaml')
    await writeFile(path, GRAPH)
    const { id: doc } = await client.call('doc.open', { path })
    await client.call('run.start', { doc, clock: 'real', seed: null, speed: 1, paused: false })
    const page = browser.context.pages()[0] ?? (await browser.context.newPage())
    await page.goto(server.address)
    await page.getByRole('button', { name: 'Memory' }).click()
    const heap = await page.context().newCDPSession(page)
    const figures: Figure[] = []
    for (const pane of ['Graph', 'Timeline']) {
      await page.getByRole('tab', { name: pane, exact: true }).click()
      figures.push(...figuresOf(pane, await samples(heap, (minutes * 60_000) / 2)))
    }
    return figures
  } finally {
    await browser.close()
    client.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Bytes. */
interface Sample {
  readonly heap: number
  readonly buffers: number
}

async function samples(session: CDPSession, forMs: number): Promise<Sample[]> {
  const found: Sample[] = []
  for (let left = Math.max(3, Math.round(forMs / SAMPLE_MS)); left > 0; left--) {
    await pass(SAMPLE_MS)
    await session.send('HeapProfiler.collectGarbage')
    // `backingStorageSize` is newer than the types of the protocol.
    const usage: { usedSize: number; backingStorageSize?: number } = await session.send('Runtime.getHeapUsage')
    found.push({ heap: usage.usedSize, buffers: usage.backingStorageSize ?? Number.NaN })
  }
  return found
}

function figuresOf(pane: string, found: readonly Sample[]): Figure[] {
  const third = Math.floor(found.length / 3)
  const middle = median(found.slice(third, 2 * third).map(({ heap }) => heap))
  const last = median(found.slice(-third).map(({ heap }) => heap))
  const figure = (what: string, bytes: number): Figure => ({
    ...{ name: `${pane}: ${what}`, value: bytes / MB, unit: 'MB' },
  })
  return [
    figure('JS heap, middle third', middle),
    { ...figure('… last third', last), limit: { atMost: (middle * SLACK.share + SLACK.more) / MB } },
    figure('buffers at the end', found.at(-1)!.buffers),
  ]
}
