/** From the page's load to the end of the main job with the keyboard alone: nothing here touches the mouse. */
import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { appForEachTest } from './support/app-for-each.ts'

const at = appForEachTest()

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await at.page.keyboard.press(key)
}

/** More than any way in the page takes: what is not reached by then cannot be. */
const MOST_ITEMS = 20
const MOST_TABS = 120

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate(element => element === document.activeElement || element.contains(document.activeElement))

/** What has the focus must show it. */
const showsFocus = (): Promise<boolean> =>
  at.page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return false
    const shown = [focused, ...(focused.closest('label, div') ? [focused.closest('label, div') as Element] : [])]
    return shown.some(element => {
      const { boxShadow, outlineStyle } = getComputedStyle(element)
      const after = getComputedStyle(element, '::after').backgroundColor
      return (
        boxShadow !== 'none' ||
        outlineStyle !== 'none' ||
        (element.role === 'separator' && after !== 'rgba(0, 0, 0, 0)')
      )
    })
  })

async function tabTo(target: Locator): Promise<void> {
  for (let i = 0; i < MOST_TABS; i++) {
    await press('Tab')
    expect(await showsFocus(), `the focus can be seen, ${i} tabs on`).toBe(true)
    if (await isFocused(target.first())) return
  }
  throw new Error(`Tab does not lead to ${target}`)
}

const area = (name: string) => at.page.locator(`[data-area="${name}"]`)
const row = (name: string) =>
  at.page.getByRole('treegrid').getByRole('row', { name: new RegExp(`(^| )${name} (running|ready|waiting|cancel)`) })

/** The list follows what is typed a moment later: Enter is for what is chosen by then. */
async function chooseInPalette(words: string, option: RegExp): Promise<void> {
  await press('Control+k')
  await at.page.locator('[role=combobox]:focus').waitFor()
  await at.page.keyboard.type(words)
  await at.page.getByRole('option', { name: option, selected: true }).waitFor()
  await press('Enter')
}

/** A menu takes the focus a moment after it is there, and a key that comes before it is lost. */
async function chooseInMenu(name: string): Promise<void> {
  const item = at.page.getByRole('menuitem', { name })
  await at.page.locator('[role=menu]:focus-within').waitFor()
  for (let i = 0; i < MOST_ITEMS && !(await isFocused(item)); i++) await press('ArrowDown')
  expect(await isFocused(item), `arrows lead to ${name}`).toBe(true)
  await press('Enter')
}

async function runTheKitchen(): Promise<void> {
  await tabTo(at.page.getByRole('button', { name: 'Run the pizza kitchen' }))
  await press('Enter')
  await row('waiter').waitFor()
}

test('the kitchen is run, a task selected and cancelled', { timeout: 60_000 }, async () => {
  await runTheKitchen()
  await tabTo(at.page.getByRole('treegrid'))
  while ((await at.page.locator('[data-area="right"]').getByText('waiter', { exact: true }).count()) === 0)
    await press('j')
  await press('Delete')
  await row('waiter').getByText('cancelled', { exact: true }).waitFor()
  await press('Escape')
  expect(await at.page.getByText('Nothing selected').count()).toBe(1)
})

test('F6 goes round the areas, and Tab is nowhere caught', { timeout: 60_000 }, async () => {
  await runTheKitchen()
  const seen: (string | null)[] = []
  for (let i = 0; i < 6; i++) {
    await press('F6')
    seen.push(
      await at.page.evaluate(() => document.activeElement?.closest('[data-area]')?.getAttribute('data-area') ?? null),
    )
    expect(await showsFocus(), `in ${seen.at(-1)}`).toBe(true)
  }
  expect(seen.slice(0, 6).sort()).toEqual(['bottom', 'centre', 'left', 'right', 'toolbar', seen[0]].sort())
  const visited = new Set<string | null>()
  for (let i = 0; i < MOST_TABS; i++) {
    await press('Tab')
    visited.add(
      await at.page.evaluate(() => document.activeElement?.closest('[data-area]')?.getAttribute('data-area') ?? null),
    )
  }
  expect([...visited]).toEqual(expect.arrayContaining(['toolbar', 'left', 'centre', 'bottom', 'right']))
})

test('panes are switched by arrows, moved by their tab’s menu, by key and from the palette, and put back', {
  timeout: 60_000,
}, async () => {
  await runTheKitchen()
  await tabTo(at.page.getByRole('tab', { name: /^Tasks/ }))
  while ((await at.page.getByRole('tab', { name: 'Source', exact: true, selected: true }).count()) === 0)
    await press('ArrowRight')
  await press('Shift+F10')
  await chooseInMenu('Beside the centre')
  await area('second').getByRole('tab', { name: 'Source', exact: true }).waitFor()
  await press('Alt+Shift+ArrowDown')
  await area('bottom').getByRole('tab', { name: 'Source', exact: true }).waitFor()
  await chooseInPalette('move pane right', /Move the pane to the right/)
  await area('right').getByRole('tab', { name: 'Source', exact: true }).waitFor()
  await chooseInPalette('back to their places', /All panes back to their places/)
  await area('centre').getByRole('tab', { name: 'Source', exact: true }).waitFor()
})

test('settings are opened, changed and left, and the focus is back where it was', { timeout: 60_000 }, async () => {
  await runTheKitchen()
  await tabTo(at.page.getByRole('tab', { name: /^Tasks/ }))
  await press('Control+,')
  await at.page.getByRole('dialog', { name: 'Settings' }).waitFor()
  await tabTo(at.page.getByRole('group', { name: 'Theme' }).getByRole('radio', { checked: true }))
  await press('ArrowRight', 'ArrowRight')
  await at.page.locator('html[data-theme="light"]').waitFor()
  await press('Escape')
  await at.page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(await isFocused(at.page.getByRole('tab', { name: /^Tasks/ }))).toBe(true)
})

test('several graphs are gone between and closed', { timeout: 60_000 }, async () => {
  await runTheKitchen()
  await chooseInPalette('A loop of generators', /A loop of generators/)
  await at.page.getByRole('heading', { name: 'round-robin' }).waitFor()
  await press('Alt+1')
  await at.page.getByRole('heading', { name: 'pizza-kitchen' }).waitFor()
  await press('Alt+PageDown')
  await at.page.getByRole('heading', { name: 'round-robin' }).waitFor()
  await press('Alt+w')
  await at.page.getByRole('heading', { name: 'pizza-kitchen' }).waitFor()
})
