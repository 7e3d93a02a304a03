/** Going back in a run: every pane shows the moment, nothing can be done to its tasks, and Live returns. */
import { expect, test } from 'vitest'
import { appForEachTest } from './support/app-for-each.ts'

const at = appForEachTest()

const row = (name: string) =>
  at.page.getByRole('row', { name: new RegExp(`^${name.replaceAll(/[[\].]/g, '\\$&')} `) }).last()
const footer = () => at.page.locator('footer')
const slider = () => at.page.getByRole('slider', { name: 'Moment in the run' })

/** On the virtual clock, so that what is there at a moment is the same each time. */
async function runKitchen(): Promise<void> {
  await at.page.keyboard.press('Control+k')
  await at.page.getByRole('dialog').getByRole('combobox').fill('Pizza kitchen')
  await at.page.getByRole('option', { name: 'Pizza kitchen' }).last().click()
  await at.page.getByText('Virtual', { exact: true }).click()
  await at.page.getByRole('button', { name: /^Run/ }).first().click()
  await at.page.locator('header').getByText('finished', { exact: true }).waitFor()
}

test('in the finished pizza kitchen the table, resources and inspector show the moment, and Live returns', async () => {
  await runKitchen()
  await row('chef[1]').getByText('finished').waitFor()

  await slider().focus()
  await at.page.keyboard.press('Home')
  await footer().getByText('You are at 00:00.000').waitFor()
  for (let i = 0; i < 30; i++) await at.page.keyboard.press('ArrowRight')
  await footer().getByText('You are at 00:08.100 of 00:27.000').waitFor()

  await row('chef[1]')
    .getByText(/^sleep/)
    .waitFor()
  await row('till').getByText('chef[1]').waitFor()
  await row('orders').getByText('3 of 3').waitFor()
  await at.page.getByRole('treegrid').getByText('chef[1]').click()
  await at.page.getByText('It sleeps, and its timer is due in 0.40 s.').waitFor()

  const cancel = at.page.getByRole('button', { name: 'Cancel Del' })
  expect([await cancel.isDisabled(), await cancel.getAttribute('title')]).toEqual([
    true,
    'This is the past: go back to Live first.',
  ])

  await at.page.keyboard.press('[')
  await footer().getByText('You are at 00:08.000').waitFor()
  await at.page.getByRole('tab', { name: 'Log' }).click()
  await at.page.keyboard.press('Shift+L')
  await footer().getByText('You are at').waitFor({ state: 'detached' })
  await at.page.getByRole('tab', { name: /^Tasks/ }).click()
  await row('chef[1]').getByText('finished').waitFor()
})
