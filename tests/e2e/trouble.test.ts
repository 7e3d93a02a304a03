/** Scripts that misbehave: the app stays as quick as before, says what is wrong, and offers the way out. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appForEachTest } from './support/app-for-each.ts'

const at = appForEachTest()

async function runScript(name: string, body: string): Promise<void> {
  const path = join(at.app.folder, `${name}.taskgraph.yaml`)
  await writeFile(path, `taskgraph: 1\nname: ${name}\ntasks:\n  ${name}:\n    script: |\n      ${body}\n`)
  await at.page.keyboard.press('Control+o')
  await at.page.getByRole('dialog').getByRole('textbox').fill(path)
  await at.page.keyboard.press('Enter')
  await at.page.getByRole('button', { name: 'Run', exact: true }).click()
}

/** From the click to the frame that shows what it did, in ms. */
async function clickAndSee(tab: string, then: () => Promise<unknown>): Promise<number> {
  await at.page.evaluate(() => {
    const seen = { ms: 0 }
    Object.assign(globalThis, { seen })
    addEventListener(
      'click',
      ({ timeStamp }) => requestAnimationFrame(() => setTimeout(() => (seen.ms = performance.now() - timeStamp))),
      { capture: true, once: true },
    )
  })
  await at.page.getByRole('tab', { name: tab }).click()
  await then()
  return at.page.evaluate(() => (globalThis as typeof globalThis & { seen: { ms: number } }).seen.ms)
}

test('a script that never yields leaves the app responsive, is named, and can be ended', async () => {
  await runScript('spinner', 'export default async () => { while (true) {} }')
  const banner = at.page.getByRole('alert')
  await banner.getByText('spinner').waitFor()
  expect(await banner.textContent()).toMatch(/spinner has not yielded for \d/)
  const ms = await clickAndSee('Log', () => at.page.getByRole('tab', { name: 'Log', selected: true }).waitFor())
  expect(ms).toBeLessThan(100)
  await banner.getByRole('button', { name: 'End the run' }).click()
  await at.page.getByRole('dialog').getByRole('button', { name: 'End the run' }).click()
  await banner.waitFor({ state: 'detached' })
})

test('a run that eats memory is ended with the reason, and the next one runs', async () => {
  await runScript(
    'eater',
    'export default async () => { const all = []; for (;;) all.push(new Array(1e5).fill(all.length)) }',
  )
  await at.page.getByText(/used more than its \d+ MB of memory/).waitFor({ timeout: 50_000 })
  await runScript('modest', "export default async ({ log }) => log('I am fine')")
  await at.page.getByRole('tab', { name: 'Log' }).click()
  await at.page.getByText('I am fine').first().waitFor()
})
