import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page, WebSocketRoute } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startWebApp, type WebApp } from './support/web-app.ts'

let folder: string
let app: WebApp

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'yieldpoint-tabs-'))
  const file = join(folder, 'sleepers.taskgraph.yaml')
  await writeFile(file, 'taskgraph: 1\nname: Sleepers\ntasks: { one: { sleep: 600 }, two: { sleep: 600 } }\n')
  app = await startWebApp({ file })
  await app.page.getByText('sleepers.taskgraph.yaml').first().waitFor()
})
afterEach(async () => {
  await app.close()
  await rm(folder, { recursive: true })
})

const row = (page: Page, task: string) => page.getByRole('row', { name: new RegExp(`\\b${task}\\b`) }).first()

async function cancel(page: Page, task: string): Promise<void> {
  await row(page, task).click()
  await page.keyboard.press('Delete')
}

test('two tabs watch one run; one that lost its connection finds it again and catches up', async () => {
  const sockets: WebSocketRoute[] = []
  const other = await app.browser.context.newPage()
  await other.routeWebSocket(/\/socket$/, socket => {
    sockets.push(socket)
    socket.connectToServer()
  })
  await app.page.keyboard.press('Control+Enter')
  await row(app.page, 'one').getByText('waiting').first().waitFor()
  await other.goto(app.address)
  await row(other, 'one').getByText('waiting').first().waitFor()

  await cancel(app.page, 'one')
  await row(other, 'one').getByText('cancelled').first().waitFor()

  await sockets[0]?.close()
  await cancel(app.page, 'two')
  await row(other, 'two').getByText('cancelled').first().waitFor()
  expect(sockets.length).toBe(2)
})
