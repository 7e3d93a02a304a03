/** The timeline, as a user comes to know why a chef waited: on the virtual clock, where every run is the same. */
import { expect, test } from 'vitest'
import { appForEachTest } from './support/app-for-each.ts'

const at = appForEachTest()

const lanes = () => at.page.getByRole('tree', { name: /Lanes/ })
const lane = (name: string) =>
  lanes().getByRole('treeitem', { name: new RegExp(`^${name.replaceAll(/[[\]]/g, '\\$&')},`) })
const sentence = () => at.page.locator('section p[aria-live]')
const cursor = () => at.page.getByRole('slider', { name: 'Time cursor' })

/** Runs the pizza kitchen to its end with the timeline open. */
async function runKitchen(): Promise<void> {
  const { page } = at
  await page.getByRole('button', { name: 'Pizza kitchen', exact: true }).first().click()
  await page.getByText('Virtual', { exact: true }).click()
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page.getByRole('button', { name: 'Run', exact: true }).first().click()
  await page.getByRole('banner').getByText('finished').waitFor()
  await lane('chef[1]').waitFor()
}

/** Selects the lane, and goes along it until the sentence is as wanted. */
async function stepTo(name: string, wanted: RegExp): Promise<string> {
  const { page } = at
  await lane(name).click()
  await page.keyboard.press('Enter')
  await sentence().waitFor()
  for (let i = 0; i < 40; i++) await page.keyboard.press(',')
  for (let i = 0; i < 80; i++) {
    const text = (await sentence().textContent()) ?? ''
    if (wanted.test(text)) return text
    await page.keyboard.press('.')
  }
  throw new Error(`no ${wanted} in the lane of ${name}; the last was: ${await sentence().textContent()}`)
}

test('a wait for the oven is told with who held it and who gave it back, and leads to both', async () => {
  await runKitchen()
  const told = await stepTo('chef[1]', /for a permit of oven/)
  expect(told).toMatch(
    /^chef\[1\] waited \d+\.\d{3} s for a permit of oven\. chef\[0\] held it and gave it back at \d+\.\d{3} s, which woke chef\[1\]; it ran 0\.000 s later\.$/,
  )
  expect(await at.page.getByText('held by chef[0]').count()).toBeGreaterThan(0)
  expect(await at.page.getByText('given back: wakes chef[1]').count()).toBe(1)
  await at.page.getByRole('button', { name: 'Go to holder' }).click()
  await at.page.getByText('Selected: a wait of chef[0]').waitFor()
})

test('a click on a wait selects it, and Esc selects nothing', async () => {
  await runKitchen()
  const row = (await lane('closing').boundingBox())!
  const tracks = (await at.page.getByRole('img', { name: /The lanes from/ }).boundingBox())!
  await at.page.mouse.click(tracks.x + tracks.width / 3, row.y + row.height / 2)
  await at.page.getByText('Selected: a wait of closing').waitFor()
  expect(await sentence().textContent()).toContain('to end before it began')
  await at.page.keyboard.press('Escape')
  await at.page.getByText('Click a wait to see who held').waitFor()
})

test('the time cursor puts every pane at its moment, and Live returns', async () => {
  await runKitchen()
  await stepTo('chef[1]', /for a permit of oven/)
  await at.page.keyboard.press('t')
  await at.page
    .getByRole('grid', { name: 'Resources' })
    .getByRole('row', { name: /^oven .*chef\[0\]/ })
    .waitFor()
  await lanes()
    .getByRole('treeitem', { name: /^chef\[1\], waiting/ })
    .waitFor()
  const there = await cursor().getAttribute('aria-valuenow')
  await cursor().press('ArrowRight')
  await expect.poll(() => cursor().getAttribute('aria-valuenow')).not.toBe(there)
  await at.page.keyboard.press('Shift+L')
  await lanes()
    .getByRole('treeitem', { name: /^chef\[1\], finished/ })
    .waitFor()
})

test('a drag on the ruler sums up what all tasks did, and the search goes to a lane', async () => {
  await runKitchen()
  const tracks = (await at.page.getByRole('img', { name: /The lanes from/ }).boundingBox())!
  await at.page.mouse.move(tracks.x + 40, tracks.y - 10)
  await at.page.mouse.down()
  await at.page.mouse.move(tracks.x + 240, tracks.y - 10, { steps: 4 })
  await at.page.mouse.up()
  await at.page.getByRole('table', { name: 'What all tasks did' }).getByRole('row', { name: /sleep/ }).waitFor()
  const lengths = at.page.getByRole('table', { name: 'Ended in it' })
  await lengths.getByRole('row', { name: /^\d+ waits( \d+(\.\d+)? (s|µs)){3}$/ }).waitFor()
  await at.page.keyboard.press('/')
  await at.page.keyboard.type('till')
  await at.page.keyboard.press('Enter')
  await lanes().getByRole('treeitem', { name: /till/, selected: true }).waitFor()
})

test('a deadlock is marked on the axis, and its mark leads there by keyboard', async () => {
  const { page } = at
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('A deadlock of two locks')
  await page.getByRole('option', { name: 'A deadlock of two locks' }).last().click()
  await page.getByText('Virtual', { exact: true }).click()
  await page.getByRole('tab', { name: 'Timeline' }).click()
  await page.getByRole('button', { name: 'Run', exact: true }).first().click()
  const mark = page
    .getByRole('group', { name: 'Moments of the run' })
    .getByRole('button', { name: /^deadlock at .* s$/ })
  const [, told] = /at (.*) s/.exec((await mark.getAttribute('aria-label')) ?? '') ?? []
  await mark.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Live' }).first().waitFor()
  expect(Number(await cursor().getAttribute('aria-valuenow'))).toBe(Number(told))
})
