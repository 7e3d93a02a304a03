/**
 * The timeline at 10,000 lanes and five million segments: how long a frame keeps the page's thread and how far apart frames are,
 * while one pans, zooms and scrolls. The page is built for this alone and served from memory of nobody else.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Page } from 'playwright-core'
import { build, type InlineConfig, preview } from 'vite'
import { launch } from '../../e2e/support/chromium.ts'
import { type Figure, percentile } from '../report.ts'
import type { Ride } from './frames.ts'
import type { Bench } from './page.tsx'

const FRAMES = 240
const SIZES = [
  { name: '10,000 lanes, 5 million segments', tasks: 10_000, segments: 5_000_000 },
  { name: '20 lanes, 5 million segments', tasks: 20, segments: 5_000_000 },
] as const
const near = { from: 300e6, to: 300.5e6 }
const still = { frames: FRAMES, pan: 0, zoom: 1, scroll: 0 }
const RIDES: Record<string, Ride> = {
  'pan, zoomed in to 60 s': { ...still, window: { from: 200e6, to: 260e6 }, pan: 0.01 },
  'pan, zoomed in to 0.5 s': { ...still, window: near, pan: 0.01 },
  'zoom from the whole run': { ...still, window: null, zoom: 0.94 },
  'scroll the lanes at the whole run': { ...still, window: null, scroll: 40 },
}
/** A frame at 60 a second. */
const FRAME_MS = 1000 / 60

export async function timeline(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yieldpoint-timeline-'))
  const served = await serve(folder)
  const browser = await launch({ width: 1440, height: 900 })
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage())
    const figures: Figure[] = []
    for (const size of SIZES) figures.push(...(await measure(page, served.address, size)))
    return figures
  } finally {
    await browser.close()
    await served.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function serve(folder: string): Promise<{ address: string; close(): Promise<void> }> {
  const shared: InlineConfig = {
    root: import.meta.dirname,
    plugins: [react()],
    configFile: false,
    logLevel: 'error',
  }
  const outDir = join(folder, 'page')
  await build({ ...shared, build: { outDir, emptyOutDir: true, assetsInlineLimit: 0 } })
  const server = await preview({ ...shared, build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
  return { address: server.resolvedUrls!.local[0]!, close: () => server.close() }
}

type BenchWindow = Window & { readonly bench: Bench }

async function measure(page: Page, address: string, size: (typeof SIZES)[number]): Promise<Figure[]> {
  await page.goto(`${address}?tasks=${size.tasks}&segments=${size.segments}`, { timeout: 120_000 })
  await page.getByRole('tree').waitFor({ timeout: 120_000 })
  await page.evaluate(() => document.fonts.ready)
  const figures: Figure[] = []
  for (const [name, ride] of Object.entries(RIDES)) {
    const { work, apart } = await page.evaluate(asked => (window as unknown as BenchWindow).bench.ride(asked), ride)
    const figure = (what: string, value: number, atMost?: number): Figure => ({
      ...{ name: `${size.name}: ${name}, ${what}`, value, unit: 'ms' },
      ...(atMost === undefined ? {} : { limit: { atMost } }),
    })
    figures.push(
      figure('work of a frame, p50', percentile(work, 50)),
      figure('work of a frame, p95', percentile(work, 95), FRAME_MS),
      figure('from frame to frame, p50', percentile(apart, 50), FRAME_MS + 1),
      figure('from frame to frame, p95', percentile(apart, 95)),
    )
  }
  return figures
}
