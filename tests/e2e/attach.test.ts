/** `yieldpoint attach`: a program of its own in a real browser. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { screenshot } from './support/screenshot.ts'
import { root, settleIn, startWebApp, type WebApp } from './support/web-app.ts'

let data: string
let program: ChildProcess
let app: WebApp | undefined

beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'yieldpoint-attach-'))
  await settleIn(data)
  program = fork(join(root, 'tests/monitor/programs/bakery.ts'), {
    cwd: root,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, YIELDPOINT_DATA: data },
  })
  await once(program, 'message')
})
afterEach(async () => {
  program.kill('SIGKILL')
  await app?.close()
  expect(app?.complaints).toEqual([])
  app = undefined
  await rm(data, { recursive: true, force: true })
})

const task = (page: Page, name: string) =>
  page.getByRole('treegrid').getByRole('row', { name: new RegExp(`^${name} `) })

const screen = { width: 1280, height: 800 }

test('the program is there with who waits for whom and where; a cancel passes the oven on; its end is said', async () => {
  app = await startWebApp({ screen, data, command: ['attach', '--no-open'] })
  const { page } = app
  await page.getByRole('heading', { name: `attached: bakery (${program.pid})` }).waitFor()
  await task(page, 'ben').getByText('held by anna').waitFor()
  await task(page, 'ben').click()
  await page.getByText('oven.acquire()').first().waitFor()
  await screenshot(page, 'attached')

  program.send('log')
  await page.getByRole('tab', { name: 'Log' }).click()
  await page.getByText('fresh { bread: 3 }').waitFor()
  await page.getByRole('tab', { name: /^Tasks/ }).click()

  await task(page, 'anna').click()
  await page.keyboard.press('Delete')
  await page.getByText('The program has ended.').waitFor()
  await task(page, 'anna').getByText('cancelled', { exact: true }).waitFor()
  await task(page, 'ben').getByText('finished').waitFor()
  await screenshot(page, 'attached-ended')
})

test('from the page: chosen from the list, detached, attached again, and lost', async () => {
  app = await startWebApp({ screen, data })
  const { page } = app
  const attach = async (): Promise<void> => {
    await page.getByRole('button', { name: 'File, view and settings' }).click()
    await page.getByRole('menuitem', { name: 'Attach to a program…' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^bakery/ })
      .waitFor()
  }
  await attach()
  await screenshot(page, 'attach-dialog')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^bakery/ })
    .click()
  await task(page, 'ben').getByText('held by anna').waitFor()

  await page.getByRole('button', { name: 'File, view and settings' }).click()
  await page.getByRole('menuitem', { name: 'Detach from the program' }).click()
  await page.getByText('Detached: the program goes on, unwatched.').waitFor()

  await attach()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^bakery/ })
    .click()
  await task(page, 'ben').getByText('held by anna').waitFor()
  program.kill('SIGKILL')
  await page.getByRole('alert').getByText('The program is gone').waitFor()
  await screenshot(page, 'attached-lost')
})
