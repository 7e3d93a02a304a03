/** The main job, as a user does it: open a graph, run it, see who waits for whom, cancel and shield. */
import { expect, test } from 'vitest'
import { appForEachTest } from './support/app-for-each.ts'

const at = appForEachTest()

const STATES = '(ready|running|waiting|cancelling|cancelled|failed|finished)'

/** The row in which the task's state follows its name: others may name it too. */
const task = (name: string) =>
  at.page
    .getByRole('treegrid')
    .getByRole('row', { name: new RegExp(`(^| )${name.replaceAll(/[[\].]/g, '\\$&')} ${STATES}`) })

const resource = (name: string) => at.page.getByRole('row', { name: new RegExp(`^${name} `) }).last()

test('in the pizza kitchen one chef holds the oven, the other waits for it by name, and a cancel passes it on after the cleanup', async () => {
  await at.page.getByRole('button', { name: 'Run the pizza kitchen' }).click()
  await task('chef[1]').getByText('held by chef[0]').waitFor()
  await resource('oven').getByText('chef[0]').waitFor()

  await task('chef[0]').click()
  await at.page.getByRole('button', { name: 'Cancel Del' }).click()
  await task('chef[0]').getByText('cancelling').waitFor({ timeout: 500 })
  expect(await task('chef[1]').textContent()).toContain('held by chef[0]')

  await task('chef[0]').getByText('cancelled', { exact: true }).waitFor()
  await task('chef[1]')
    .getByText(/^sleep/)
    .waitFor()
  await resource('oven').getByText('chef[1]').waitFor()
  await task('chef[0]').getByText('by you').waitFor()
})

test('the row’s own Cancel does the same', async () => {
  await at.page.getByRole('button', { name: 'Run the pizza kitchen' }).click()
  await task('waiter').hover()
  await task('waiter').getByRole('button', { name: 'Cancel' }).click()
  await task('waiter').getByText('cancelled', { exact: true }).waitFor()
})

test('a payment shielded by hand is cancelled, and its body books all the same', async () => {
  await at.page.getByRole('button', { name: 'A payment behind a shield' }).click()
  await at.page.getByRole('button', { name: 'Run', exact: true }).first().click()
  await task('bare-payment')
    .getByText(/^sleep/)
    .waitFor()
  await task('bare-payment').click()
  await at.page.keyboard.press('Shift+S')
  await at.page.getByRole('button', { name: 'Unshield' }).waitFor()
  await at.page.keyboard.press('Delete')
  await task('bare-payment').getByText('cancelled', { exact: true }).waitFor()
  await task('bare-payment.body')
    .getByText(/^sleep/)
    .waitFor()
  await task('bare-payment.body')
    .getByRole('img', { name: /shield/ })
    .waitFor()
  await task('bare-payment.body').getByText('finished').waitFor({ timeout: 20_000 })
  await at.page.getByRole('tab', { name: 'Log' }).click()
  await at.page.getByText('40 booked').first().waitFor()
})

test('a deadlock is shown with its ring, and one of the ring can be cancelled', async () => {
  await at.page.getByRole('button', { name: 'A deadlock of two locks' }).click()
  await at.page.getByRole('button', { name: 'Run', exact: true }).first().click()
  const banner = at.page.getByRole('alert')
  await banner.getByText(/Deadlock at/).waitFor()
  expect(await banner.textContent()).toContain(
    'anna waits for knife, which ben holds; ben waits for fork, which anna holds.',
  )
  await banner.getByRole('button', { name: 'Cancel anna' }).click()
  await task('ben').getByText('finished').waitFor()
})
