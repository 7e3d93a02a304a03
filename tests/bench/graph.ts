/**
 * The graph with 500 and with 2,000 nodes: rows of five tasks that pass a lock of their own around ten times a second, so that all
 * nodes and most lines change all the time. How long until it is laid out, and how even the frames are while it lives, and while
 * one pans over it or looks at the whole of it.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { launch } from '../e2e/support/chromium.ts'
import { startServer } from '../e2e/support/web-app.ts'
import { Client } from './client.ts'
import { frames } from './frames.ts'
import { type Figure, percentile } from './report.ts'

const SECONDS = 5
const IN_A_ROW = 5

/** A name for a number that is no number: names that differ by one are put together. */
const letters = (n: number): string => [...String(n)].map(digit => 'qwrtzpsdfg'[Number(digit)]).join('')

function graph(nodes: number): string {
  const rows = Array.from({ length: Math.floor(nodes / (IN_A_ROW + 1)) }, (_, row) => letters(row))
  const script = (lock: string): string =>
    `"import { sleep } from 'yieldpoint'; export default async ({ ${lock} }) => { for (;;) { await using _ = await ${lock}.hold(); await sleep(0.1) } }"`
  const locks = rows.map(row => `  lock_${row}: { type: lock }`)
  const tasks = rows.flatMap(row =>
    Array.from({ length: IN_A_ROW }, (_, i) => `  task_${row}_${letters(i)}: { script: ${script(`lock_${row}`)} }`),
  )
  return ['taskgraph: 1', `name: Graph ${nodes}`, 'resources:', ...locks, 'tasks:', ...tasks, ''].join('\n')
}

export async function graphs(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yieldpoint-bench-'))
  const server = await startServer(folder)
  const client = await Client.connect(server.address)
  try {
    const small = await measure(client, server.address, folder, 500, { layout: 5_000, frame: 50 })
    const large = await measure(client, server.address, folder, 2_000, { layout: 20_000, frame: 100 })
    return [...small, ...large]
  } finally {
    client.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

interface Limits {
  /** Milliseconds from opening the file. */
  readonly layout: number
  /** Of one frame in twenty, in milliseconds. */
  readonly frame: number
}

async function measure(
  client: Client,
  address: string,
  folder: string,
  nodes: number,
  limits: Limits,
): Promise<Figure[]> {
  const path = join(folder, `graph-${nodes}.taskgraph.yaml`)
  await writeFile(path, graph(nodes))
  const browser = await launch({ width: 1440, height: 900 })
  let run: number | null = null
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage())
    await page.goto(address)
    await page.getByRole('button', { name: 'Run the pizza kitchen' }).waitFor()
    await page.keyboard.press('Control+o')
    await page.getByRole('dialog').getByRole('textbox').fill(path)
    const begun = performance.now()
    await page.keyboard.press('Enter')
    const canvas = page.getByRole('application', { name: 'Graph' })
    await canvas.getByRole('group').first().waitFor({ timeout: 120_000 })
    const laidOut = performance.now() - begun
    await page.keyboard.press('Control+Enter')
    await canvas
      .getByRole('group', { name: /waiting/ })
      .first()
      .waitFor()
    run = Math.max(...(await client.call('app.hello', {})).runs.map(summary => summary.run))
    await pass(2_000)
    const box = (await canvas.boundingBox())!
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    const live = await frames(page, () => pass(SECONDS * 1000))
    const panned = await frames(page, () => pan(page))
    await page.keyboard.press('f')
    await pass(1_000)
    const whole = await frames(page, () => pass(SECONDS * 1000))
    const figure = (what: string, value: number, atMost?: number): Figure => ({
      ...{ name: `${nodes} nodes: ${what}`, value, unit: 'ms' },
      ...(atMost === undefined ? {} : { limit: { atMost } }),
    })
    return [
      figure('from opening the file to the graph', laidOut, limits.layout),
      figure('frame while it lives, p50', percentile(live, 50)),
      figure('frame while it lives, p95', percentile(live, 95), limits.frame),
      figure('frame while panning, p95', percentile(panned, 95), limits.frame),
      figure('frame while panning, worst', Math.max(...panned)),
      figure('frame with all of it in view, p95', percentile(whole, 95), 2 * limits.frame),
    ]
  } finally {
    await browser.close()
    if (run !== null) await client.call('run.kill', { run })
    for (const { id } of (await client.call('app.hello', {})).docs)
      await client.call('doc.close', { doc: id, discard: true })
  }
}

/** Back and forth by the wheel, as a hand does. */
async function pan(page: Page): Promise<void> {
  const until = performance.now() + SECONDS * 1000
  for (let i = 0; performance.now() < until; i++) {
    const way = i % 80 < 40 ? 1 : -1
    await page.mouse.wheel(24 * way, 16 * way)
    await pass(16)
  }
}
