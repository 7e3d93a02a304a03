import { expect, test } from 'vitest'
import { startWebApp } from './support/web-app.ts'

test('a browser that has the key sees the library and the source; the page’s policy refuses nothing that they need', async () => {
  const app = await startWebApp()
  try {
    await app.page.getByText('Pizza kitchen').first().click()
    await app.page.getByRole('tab', { name: 'Source', exact: true }).click()
    await app.page.getByRole('textbox').first().waitFor()
    expect({ url: new URL(app.page.url()).search, complaints: app.complaints }).toEqual({ url: '', complaints: [] })
  } finally {
    await app.close()
  }
})

test('a browser without the key sees nothing', async () => {
  const app = await startWebApp()
  try {
    const other = await app.browser.context.browser()?.newContext()
    const page = (await other?.newPage()) ?? app.page
    const response = await page.goto(new URL('/', app.address).href)
    expect(response?.status()).toBe(403)
  } finally {
    await app.close()
  }
})
