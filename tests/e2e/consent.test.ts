/** A graph that reaches out asks first, is held to the answer, and the answer can be taken back. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appForEachTest } from './support/app-for-each.ts'
import { root } from './support/web-app.ts'

const at = appForEachTest()

const consent = () => at.page.getByRole('dialog', { name: 'What Pizza server may do' })
const run = () => at.page.keyboard.press('Control+Enter')
const shows = (word: string) => at.page.getByRole('banner').getByText(word, { exact: true }).waitFor()

/** The clients come within a second, so it is seen to run. What a run before it came to stands there no longer. */
async function runsToItsEnd(): Promise<void> {
  await shows('program runs')
  await shows('finished')
}

async function openPizzaServer(): Promise<void> {
  const path = join(at.app.folder, 'pizza-server.taskgraph.yaml')
  await writeFile(path, await readFile(join(root, 'tests/world/pizza-server.taskgraph.yaml'), 'utf8'))
  await at.page.keyboard.press('Control+o')
  await at.page.getByRole('dialog').getByRole('textbox').fill(path)
  await at.page.keyboard.press('Enter')
  await at.page.getByRole('heading', { name: 'pizza-server' }).waitFor()
}

test('it is asked once, thing by thing; what is allowed works, and asks again once that is forgotten', async () => {
  await openPizzaServer()
  await run()
  await consent().waitFor()
  const asked = await consent()
    .getByRole('checkbox')
    .evaluateAll(boxes => boxes.map(box => box.closest('label')?.textContent))
  await consent().getByRole('button', { name: 'Allow and run' }).click()
  await runsToItsEnd()

  await run()
  await runsToItsEnd()
  expect(await consent().count()).toBe(0)

  await at.page.getByRole('button', { name: 'File, view and settings' }).click()
  await at.page.getByRole('menuitem', { name: 'Permissions…' }).click()
  await at.page.getByRole('button', { name: 'Forget the answer to pizza-server.taskgraph.yaml' }).click()
  await at.page.getByText('No graph has asked for anything yet.').waitFor()
  await at.page.keyboard.press('Escape')
  await run()
  await consent().waitFor()
  expect(asked).toEqual(['127.0.0.1:*any port · this machine only', '127.0.0.1:0a free port · this machine only'])
})

test('run without, it is refused what it asks for, and its error says what to press', async () => {
  await openPizzaServer()
  await run()
  await consent().getByRole('button', { name: 'Run without' }).click()
  await at.page
    .getByText(/may not listen on 127\.0\.0\.1:0: you have not allowed it/)
    .first()
    .waitFor()
})

test('Esc runs nothing and remembers nothing', async () => {
  await openPizzaServer()
  for (let i = 0; i < 2; i++) {
    await run()
    await consent().waitFor()
    await at.page.keyboard.press('Escape')
    await consent().waitFor({ state: 'detached' })
  }
})
