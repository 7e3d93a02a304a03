/** The test's Chromium, joined by its debugging port. */
import { type Browser, type BrowserContext, chromium } from 'playwright-core'

let browser: Promise<Browser> | null = null

const join = (): Promise<Browser> => {
  const endpoint = process.env['STAND_IN_CHROMIUM']
  if (!endpoint) throw new Error('STAND_IN_CHROMIUM names no debugging port')
  browser ??= chromium.connectOverCDP(endpoint)
  return browser
}

export const chromiumReady = (): Promise<void> => join().then(() => undefined)

export async function context(): Promise<BrowserContext> {
  const [first] = (await join()).contexts()
  if (!first) throw new Error('Chromium has no context')
  return first
}

export async function leaveChromium(): Promise<void> {
  await (await browser)?.close()
}
