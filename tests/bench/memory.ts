/**
 * Whether the memory of the page stays flat while it shows a busy run on the real clock, a quarter of the time on the graph and the
 * rest on the timeline: tasks take turns at permits, sleep, write lines, come and go. What a collector leaves of the page's JS heap and
 * of its buffers, where the lanes are, and what the page's process takes of the machine, which has the log in its worker as well.
 * The run is fast enough for lanes and log to reach what is kept of them at most well before the end.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import { chromium, type Page } from 'playwright-core'
import { launch } from '../e2e/support/chromium.ts'
import { startServer } from '../e2e/support/web-app.ts'
import { Client } from './client.ts'
import { type Figure, median } from './report.ts'

const SAMPLE_MS = 15_000
const MB = 1024 * 1024
/** What the last third may be above the middle one, in MB: a leak is more before long, and what a page has at hand varies by less. */
const SLACK = { share: 1.1, more: 10 }

/** Enough events that lanes and log reach their limits within minutes. */
const GRAPH = `taskgraph: 1
name: Memory
resources:
  tills: { type: semaphore, value: 20 }
tasks:
  cook:
    copies: 1000
    script: |
      import { sleep } from 'yieldpoint'
      export default async ({ tills, copy, log }) => {
        for (let i = 0; ; i++) {
          { await using _ = await tills.hold(); await sleep(0.001) }
          await sleep(0.06)
          if (i % 100 === 0) log(\`\${copy} did \${i}\`)
        }
      }
  spawn:
    copies: 5
    script: |
      import { createTask, sleep } from 'yieldpoint'
      export default async () => {
        for (;;) await createTask(async () => { await sleep(0.01) })
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
    const look = await lookInto(page, browser.endpoint)
    const figures: Figure[] = []
    for (const [pane, share] of [
      ['Graph', 1 / 4],
      ['Timeline', 3 / 4],
    ] as const) {
      await page.getByRole('tab', { name: pane, exact: true }).click()
      figures.push(...figuresOf(pane, await samples(look, minutes * 60_000 * share)))
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
  /** Not a number where the system does not tell. */
  readonly process: number
}

async function lookInto(page: Page, endpoint: string): Promise<() => Promise<Sample>> {
  const session = await page.context().newCDPSession(page)
  const browser = await chromium.connectOverCDP(endpoint)
  const machine = await browser.newBrowserCDPSession()
  return async () => {
    await session.send('HeapProfiler.collectGarbage')
    // `backingStorageSize` is newer than the types of the protocol.
    const usage: { usedSize: number; backingStorageSize?: number } = await session.send('Runtime.getHeapUsage')
    const { processInfo } = await machine.send('SystemInfo.getProcessInfo')
    const pages = processInfo.filter(({ type }) => type === 'renderer')
    const resident = await Promise.all(pages.map(({ id }) => residentOf(id)))
    return { heap: usage.usedSize, buffers: usage.backingStorageSize ?? Number.NaN, process: Math.max(...resident) }
  }
}

/** Linux tells. */
async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1024
}

async function samples(look: () => Promise<Sample>, forMs: number): Promise<Sample[]> {
  const found: Sample[] = []
  for (let left = Math.max(3, Math.round(forMs / SAMPLE_MS)); left > 0; left--) {
    await pass(SAMPLE_MS)
    found.push(await look())
  }
  return found
}

const WHAT = { heap: 'JS heap', buffers: 'buffers', process: 'process' } as const

function figuresOf(pane: string, found: readonly Sample[]): Figure[] {
  const third = Math.floor(found.length / 3)
  const of = (what: keyof Sample, part: readonly Sample[]) => median(part.map(sample => sample[what])) / MB
  return (Object.keys(WHAT) as (keyof Sample)[]).flatMap(what => {
    const middle = of(what, found.slice(third, 2 * third))
    const last = of(what, found.slice(-third))
    if (Number.isNaN(middle)) return []
    const atMost = middle * SLACK.share + SLACK.more
    return [
      { name: `${pane}: ${WHAT[what]}, middle third`, value: middle, unit: 'MB' },
      { name: `${pane}: … last third`, value: last, unit: 'MB', limit: { atMost } },
    ]
  })
}
