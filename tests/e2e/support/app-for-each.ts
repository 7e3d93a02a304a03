/** For each test of a file an app of its own, on its start screen. A page that complained fails its test. */
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect } from 'vitest'
import { startWebApp, type WebApp, type WebAppOptions } from './web-app.ts'

export function appForEachTest(options: Pick<WebAppOptions, 'front'> = {}): {
  readonly app: WebApp
  readonly page: Page
} {
  let app: WebApp
  beforeEach(async () => {
    app = await startWebApp({ screen: { width: 1280, height: 800 }, ...options })
    await app.page.getByRole('button', { name: 'Run the pizza kitchen' }).waitFor()
  })
  afterEach(async () => {
    const { complaints } = app
    await app.close()
    expect(complaints).toEqual([])
  })
  return {
    get app() {
      return app
    },
    get page() {
      return app.page
    },
  }
}
