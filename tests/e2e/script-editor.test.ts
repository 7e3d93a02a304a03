/** Scripts in an editor that knows them: completed, explained and checked by the compiler in a worker of the built page. */
import { expect, test } from 'vitest'
import { appForEachTest } from './support/app-for-each.ts'

const at = appForEachTest()

/** The pizza kitchen's chef, the cursor at the end of the line. */
async function writeInChef(line: string): Promise<void> {
  const { page } = at
  await page
    .getByRole('treeitem', { name: 'Pizza kitchen' })
    .or(page.getByRole('button', { name: 'Pizza kitchen', exact: true }).first())
    .first()
    .click()
  await page.getByRole('tab', { name: 'Source', exact: true }).click()
  await page.getByRole('button', { name: 'chef.ts' }).click()
  await editor().getByText(line).click()
  await page.keyboard.press('End')
}

const editor = () => at.page.getByRole('textbox', { name: 'Text of pizza-kitchen/chef.ts' })

test('what a queue of the graph can do is suggested, and taken by Enter', async () => {
  await writeInChef('orders.taskDone()')
  await at.page.keyboard.press('Enter')
  await at.page.keyboard.type('await orders.')
  const suggestions = at.page.getByRole('listbox', { name: 'Suggestions' })
  await suggestions.getByRole('option', { name: 'putNowait' }).waitFor()
  await at.page.keyboard.type('get')
  await suggestions.getByRole('option', { name: 'getNowait' }).waitFor()
  await at.page.keyboard.press('Enter')
  await editor().getByText('await orders.get', { exact: true }).waitFor()
})

test('what is not imported yet is suggested, and imported when it is taken', async () => {
  await writeInChef('orders.taskDone()')
  await at.page.keyboard.press('Enter')
  await at.page.keyboard.type('await waitFo')
  await at.page.getByRole('option', { name: 'waitFor' }).waitFor()
  await at.page.keyboard.press('Enter')
  await editor().getByText("import { sleep, waitFor } from 'yieldpoint'").waitFor()
  await editor().getByText('await waitFor', { exact: true }).waitFor()
})

test('the argument that is being typed stands in strong letters, until Escape', async () => {
  await writeInChef('orders.taskDone()')
  await at.page.keyboard.press('Enter')
  await at.page.keyboard.type('await sleep(')
  const signature = at.page.locator('.cm-signature')
  await signature.getByText('seconds: number', { exact: true }).waitFor()
  await at.page.keyboard.press('Escape')
  await signature.waitFor({ state: 'detached' })
})

test('a mistake in a type is underlined and explained, and keeps nothing from running', async () => {
  await writeInChef('orders.taskDone()')
  await at.page.keyboard.press('Enter')
  await at.page.keyboard.type("await sleep('long')")
  const marked = editor().locator('.cm-wavy')
  await marked.waitFor()
  expect(await marked.textContent()).toBe("'long'")
  await at.page.keyboard.press('F8')
  await at.page
    .getByText("Argument of type 'string' is not assignable to parameter of type 'number'.")
    .first()
    .waitFor()
  await at.page.keyboard.press('Control+Enter')
  await at.page.getByText('program runs').waitFor()
})

test('F1 explains what the cursor is on, F12 goes to the resource in the graph file', async () => {
  await writeInChef('opening.wait()')
  for (let i = 0; i < 'wait()'.length + 2; i++) await at.page.keyboard.press('ArrowLeft')
  await at.page.keyboard.press('F1')
  await at.page.locator('.cm-described').getByText('opening: Event').waitFor()
  await at.page.keyboard.press('F12')
  const graph = at.page.getByRole('textbox', { name: 'Text of pizza-kitchen.taskgraph.yaml' })
  await graph.and(at.page.locator(':focus')).waitFor()
  await at.page.keyboard.press('Shift+End')
  expect(await at.page.evaluate(() => document.getSelection()?.toString())).toBe('opening: { type: event }')
})

test('the script is formatted by key', async () => {
  await writeInChef('orders.taskDone()')
  await at.page.keyboard.press('Enter')
  await at.page.keyboard.type('if(  oven.locked( ) )log( 1 )')
  await at.page.keyboard.press('Shift+Alt+F')
  await editor().getByText('if (oven.locked()) log(1)').waitFor()
})

test('while it runs, a line says who waits there, and a click on that selects the task', async () => {
  await at.page.getByRole('button', { name: 'Run the pizza kitchen' }).click()
  await at.page.getByRole('tab', { name: 'Source', exact: true }).click()
  await at.page.getByRole('button', { name: 'chef.ts' }).click()
  const ghost = editor().locator('.cm-ghost.waiting').first()
  await ghost.waitFor()
  expect(await ghost.getAttribute('title')).toMatch(/^chef\[[01]\](, chef\[[01]\])?$/)
  await editor()
    .getByText(/^chef\[[01]\] waits/)
    .first()
    .click()
  await at.page.getByText(/^follows chef\[[01]\]/).waitFor()
})
