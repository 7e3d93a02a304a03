/** Panes that are dragged, tabs of several graphs, what a reload finds again, and the tour of a first start. */
import type { Locator, Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { startWebApp, type WebApp } from './support/web-app.ts'

let app: WebApp
afterEach(async () => {
  const { complaints } = app
  await app.close()
  expect(complaints).toEqual([])
})

async function start(options: Parameters<typeof startWebApp>[0] = {}): Promise<Page> {
  app = await startWebApp({ screen: { width: 1440, height: 900 }, ...options })
  await app.page.getByRole('button', { name: 'Run the pizza kitchen' }).waitFor()
  return app.page
}

const area = (name: string): Locator => app.page.locator(`[data-area="${name}"]`)
const tabsIn = (name: string): Promise<string[]> =>
  area(name)
    .getByRole('tab')
    .evaluateAll(tabs => tabs.map(tab => tab.textContent?.replaceAll(/[\d/]/g, '') ?? ''))

/** What the palette has under that title; there once it heads the page. */
async function open(page: Page, title: string, heading: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill(title)
  await page.getByRole('option', { name: title }).last().click()
  await page.getByRole('heading', { name: heading }).first().waitFor()
}

/** As a hand does it: the page shows where to drop once the drag has begun. */
async function drag(page: Page, tab: Locator, zone: string): Promise<void> {
  const from = (await tab.boundingBox())!
  await page.mouse.move(from.x + 20, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + 40, from.y + 60, { steps: 4 })
  const to = (await page.locator(`[data-target="${zone}"]`).boundingBox())!
  await page.mouse.move(to.x + to.width / 2, to.y + to.height / 2, { steps: 6 })
  await page.locator(`[data-target="${zone}"][data-over="true"]`).waitFor()
  await page.mouse.up()
}

test('a pane is dragged beside the centre and to the right, stays there over a reload, and comes back', async () => {
  const page = await start()
  await open(page, 'Pizza kitchen', 'pizza-kitchen')
  await drag(page, page.getByRole('tab', { name: 'Source', exact: true }), 'beside')
  await drag(page, page.getByRole('tab', { name: 'Findings' }), 'right')
  const moved = [await tabsIn('second'), await tabsIn('right')]
  await page.reload()
  await area('second').waitFor()
  const kept = [await tabsIn('second'), await tabsIn('right')]
  await area('right').getByRole('button', { name: 'Arrange panes' }).click()
  await page.getByRole('menuitem', { name: 'All panes back to their places' }).click()
  await area('second').waitFor({ state: 'detached' })
  expect({ moved, kept, right: await tabsIn('right') }).toEqual({
    moved: [['Source'], ['Inspector', 'Lesson', 'Findings']],
    kept: moved,
    right: ['Inspector', 'Lesson'],
  })
})

test('a separator that is dragged is where it was after a reload, and double clicked where the design has it', async () => {
  const page = await start()
  await open(page, 'Pizza kitchen', 'pizza-kitchen')
  const width = async (): Promise<number> => Math.round((await area('left').boundingBox())?.width ?? 0)
  const designed = await width()
  await page.mouse.move(designed, 500)
  await page.mouse.down()
  await page.mouse.move(designed + 60, 500, { steps: 4 })
  await page.mouse.up()
  const wide = await width()
  await page.reload()
  await area('left').waitFor()
  const kept = await width()
  await page.mouse.dblclick(kept, 500)
  await expect.poll(width).toBe(designed)
  expect([wide, kept]).toEqual([designed + 60, designed + 60])
})

test('tabs of several graphs are there again after a reload, the same one in front with its run and selection', async () => {
  const page = await start()
  const tabs = page.getByRole('navigation', { name: 'Open graphs and runs' })
  await page.getByRole('button', { name: 'Run the pizza kitchen' }).click()
  await page
    .getByRole('treegrid')
    .getByRole('row', { name: /^waiter (waiting|ready|running)/ })
    .first()
    .click()
  await open(page, 'A loop of generators', 'round-robin')
  await open(page, 'Eager tasks', 'eager-tasks')
  await tabs.getByRole('button', { name: /^pizza-kitchen/ }).click()
  await area('right').getByRole('tab', { name: 'Inspector' }).click() // a lesson that was opened lies before it
  await area('right').getByText('waiter', { exact: true }).first().waitFor()
  await page.reload()
  await area('right').getByText('waiter', { exact: true }).first().waitFor()
  const named = await tabs.locator('[data-tab]').evaluateAll(all => all.map(tab => tab.textContent))
  await tabs.getByRole('button', { name: /^eager/ }).click({ button: 'middle' })
  await expect.poll(() => tabs.locator('[data-tab]').count()).toBe(2)
  expect({ named, front: await tabs.locator('[aria-current="page"]').textContent() }).toEqual({
    named: ['pizza-kitchen', 'round-robin', 'eager-tasks'],
    front: 'pizza-kitchen',
  })
})

test('in a narrow window the sides fold to icons and a drawer, in a low one the dock to its tabs', async () => {
  const page = await start({ screen: { width: 1000, height: 650 } })
  await open(page, 'Pizza kitchen', 'pizza-kitchen')
  await area('bottom').getByRole('tab', { name: 'Resources' }).waitFor()
  const sides = [
    await area('left').count(),
    await area('right').count(),
    await area('bottom').getByRole('tabpanel').count(),
  ]
  await page.getByRole('button', { name: 'Library', exact: true }).click()
  await area('left').getByText('Pizza kitchen').waitFor()
  await area('left').getByRole('tab', { name: 'Library' }).focus()
  await page.keyboard.press('Escape')
  await area('left').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+j')
  await area('bottom').getByRole('tabpanel').waitFor()
  expect(sides).toEqual([0, 0, 0])
})

test('a first start offers the tour once: Esc ends it, and it comes back only when asked for', async () => {
  const page = await start({ fresh: true })
  await page.getByRole('button', { name: 'Run the pizza kitchen' }).click()
  const callout = page.getByRole('dialog')
  await callout.getByRole('heading', { name: 'Run, pause, step' }).waitFor()
  await page.keyboard.press('Enter')
  await callout.getByRole('heading', { name: 'Who runs, who waits' }).waitFor()
  await page.keyboard.press('Escape')
  await callout.waitFor({ state: 'detached' })
  await page.reload()
  await page.getByRole('heading', { name: 'pizza-kitchen' }).waitFor()
  const again = await callout.count()
  await open(page, 'Tour of the app', 'Run, pause, step')
  await callout.getByRole('heading', { name: 'Run, pause, step' }).waitFor()
  expect(again).toBe(0)
})
