/** Pictures of the page, for people to look at: under test-results/, which is not kept. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { root } from './web-app.ts'

const FOLDER = join(root, 'test-results', 'screens')

/** Once fonts are there and nothing moves any more. Returns the picture's path. */
export async function screenshot(page: Page, name: string): Promise<string> {
  await mkdir(FOLDER, { recursive: true })
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const path = join(FOLDER, `${name}.png`)
  await page.screenshot({ path, animations: 'disabled' })
  return path
}
