/** Runs are kept: found again after a restart, opened as they were, run again and compared, exported. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { traceSchema } from '../recordings/trace-format.ts'
import { startWebApp, type WebApp } from './support/web-app.ts'

async function start(data: string): Promise<WebApp> {
  const app = await startWebApp({ screen: { width: 1280, height: 800 }, data })
  onTestFinished(() => app.close())
  return app
}

const runsPane = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: 'Runs', exact: true }).click()
}

/** The kitchen on the real clock, stopped, and then on the virtual one, to its end. */
async function runTwice(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run the pizza kitchen' }).click()
  await page.getByText('program runs').waitFor()
  await page.getByRole('button', { name: /^Stop/ }).click() // the clock cannot be changed while one goes on
  await page.getByText('Virtual', { exact: true }).click()
  await page.getByRole('button', { name: 'Run again', exact: true }).click()
  await page.getByText('virtual clock').waitFor()
  await runsPane(page)
  await page.getByRole('option').nth(1).waitFor()
  await page
    .getByRole('option')
    .first()
    .and(page.getByRole('option', { name: /finished/ }))
    .waitFor()
}

test('after a restart a run is opened with its tasks, compared with itself run again, and exported as a trace', async () => {
  const data = await mkdtemp(join(tmpdir(), 'yieldpoint-runs-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  const first = await start(data)
  await runTwice(first.page)
  await first.close()

  const { page, complaints } = await start(data)
  await runsPane(page)
  await page.getByRole('option').nth(1).waitFor()
  await page.getByRole('option').first().click()
  await page.getByRole('tab', { name: /^Tasks/ }).click()
  await page.getByRole('treegrid').getByText('waiter', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Run again and compare' }).click()
  await page.getByText(/^The same: all [\d,]+ events\.$/).waitFor()

  const details = page.getByRole('region', { name: 'About this run' })
  await details.getByRole('button', { name: 'About this run' }).click()
  await page.getByRole('menuitem', { name: 'As a trace for Perfetto…' }).click()
  const path = join(data, 'kitchen.trace.json')
  await page.getByRole('textbox', { name: 'File name' }).fill(path)
  await page.getByRole('button', { name: 'Export', exact: true }).last().click()
  await expect.poll(() => readFile(path, 'utf8').catch(() => ''), { timeout: 20_000 }).not.toBe('')
  const { traceEvents } = traceSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  const lanes = traceEvents.flatMap(event =>
    event.ph === 'M' && event.name === 'thread_name' ? [event.args['name']] : [],
  )
  expect({ lanes: lanes.includes('chef[1]') && lanes.includes('till (lock)'), complaints }).toEqual({
    lanes: true,
    complaints: [],
  })
}, 120_000)

test('by keyboard alone a run is named, pinned, and the other one deleted', async () => {
  const data = await mkdtemp(join(tmpdir(), 'yieldpoint-runs-'))
  onTestFinished(() => rm(data, { recursive: true, force: true }))
  const { page, complaints } = await start(data)
  await runTwice(page)
  await page.getByRole('listbox', { name: /^Runs/ }).focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('F2')
  await page.keyboard.type('the good one')
  await page.keyboard.press('Enter')
  await page.getByRole('option', { name: /^the good one, finished/ }).waitFor()
  await page.getByRole('listbox', { name: /^Runs/ }).focus()
  await page.keyboard.press('p')
  await page.getByRole('option', { name: /^the good one.*pinned$/ }).waitFor()
  await page.keyboard.press('End')
  await page.keyboard.press('Delete')
  await page.getByRole('button', { name: 'Delete', exact: true }).press('Enter')
  await expect.poll(() => page.getByRole('option').count()).toBe(1)
  expect(complaints).toEqual([])
}, 120_000)
