/** A graph made without typing a line of it, seen in its text; a mistake typed, seen in the graph, and mended; all of it undone. */
import { expect, test } from 'vitest'
import { appForEachTest } from './support/app-for-each.ts'

const at = appForEachTest({ front: 'graph' })

const node = (name: string) =>
  at.page.locator('.react-flow__node', { has: at.page.getByRole('group', { name: new RegExp(`^${name}\\b`) }) })
const palette = () => at.page.getByRole('toolbar', { name: 'Add to the graph' })
/** Behind its name a tab may have a count. */
const pane = (name: string) => at.page.getByRole('tab', { name: new RegExp(`^${name}`) })
const editor = () => at.page.getByRole('textbox', { name: /^Text of untitled-1/ })
const text = async (): Promise<string> => (await editor().locator('.cm-line').allTextContents()).join('\n')

async function begin(template: RegExp): Promise<void> {
  await at.page.keyboard.press('Control+K')
  await at.page.getByRole('combobox').fill('New graph')
  await at.page.keyboard.press('Enter')
  await at.page.getByRole('dialog').getByRole('button', { name: template }).click()
  await palette().waitFor()
}

async function dragBetween(from: string, to: string): Promise<void> {
  await node(from).hover()
  const start = await node(from).locator('.react-flow__handle.source').boundingBox()
  const end = await node(to).locator('.react-flow__handle.target').boundingBox()
  await at.page.mouse.move(start!.x + 4, start!.y + 4)
  await at.page.mouse.down()
  await at.page.mouse.move(end!.x, end!.y, { steps: 8 })
  await at.page.mouse.move(end!.x + 4, end!.y + 4)
}

test('a task is added, named, connected and timed without typing a line of the file, and the text has it', async () => {
  await begin(/Rate limit/)
  await palette()
    .getByRole('button', { name: /Add a sleep/ })
    .click()
  await node('pause').waitFor()
  await at.page.keyboard.press('F2')
  await at.page.getByRole('textbox', { name: 'New name of pause' }).fill('closing')
  await at.page.keyboard.press('Enter')
  await node('closing').waitFor()

  await dragBetween('report', 'closing')
  await at.page.getByText('closing after report').waitFor()
  await at.page.mouse.up()

  await at.page.getByRole('textbox', { name: 'timeout' }).fill('3')
  await at.page.keyboard.press('Enter')
  await pane('Source').click()
  await expect.poll(text).toMatch(/closing: \{ after: \[report\], sleep: 1, timeout: 3 \}/)
  expect(await text()).toContain('permits: { type: semaphore, value: 3 } # change it, and run again')
})

test('what cannot be connected says why while it is dragged, and nothing is changed', async () => {
  await begin(/Rate limit/)
  await dragBetween('report', 'request')
  await at.page.getByText(/The graph has a cycle: request → report → request/).waitFor()
  await at.page.mouse.up()
  await pane('Source').click()
  expect(await text()).toContain('  report: { after: [request], sleep: 0.1 }')
})

test('a mistake is marked at its node and in the list, mended by its fix, and all is undone in order', async () => {
  await begin(/Rate limit/)
  await pane('Source').click()
  const before = await text()
  await editor().getByText('after: [request]').first().waitFor()
  await editor().click()
  await at.page.keyboard.press('Control+End')
  await at.page.keyboard.type('  late: { after: [reprot], sleep: 1 }')
  await pane('Problems').click()
  const problem = at.page.getByRole('row', { name: /There is no task “reprot”/ })
  await problem.waitFor()

  await pane('Graph').click()
  await problem.getByRole('button', { name: 'Change to report' }).click()
  await problem.waitFor({ state: 'detached' })
  await node('late').waitFor()

  await pane('Source').click()
  expect(await text()).toContain('late: { after: [report], sleep: 1 }')
  await editor().click()
  await at.page.keyboard.press('Control+Z')
  expect(await text()).toContain('late: { after: [reprot], sleep: 1 }')
  const undone = async (): Promise<string> => {
    await at.page.keyboard.press('Control+Z')
    return text()
  }
  await expect.poll(undone).toBe(before)
})

test('Delete takes what is chosen out of the file, and Ctrl+Z brings it back, in the graph', async () => {
  await begin(/Rate limit/)
  await node('report').click()
  await at.page.getByRole('application').or(at.page.locator('#graph')).first().focus()
  await at.page.keyboard.press('Delete')
  await node('report').waitFor({ state: 'detached' })
  await at.page.keyboard.press('Control+Z')
  await node('report').waitFor()
})

test('an edge is made by keyboard: its end is found by name, what it says stands there, and so does why it cannot be', async () => {
  await begin(/Rate limit/)
  await node('report').click()
  await at.page.locator('#graph').focus()
  await at.page.keyboard.press('c')
  const dialog = at.page.getByRole('dialog', { name: 'Connect report to' })
  await dialog.getByRole('combobox').fill('request')
  await dialog.getByText(/The graph has a cycle: request → report → request/).waitFor()
  await at.page.keyboard.press('Enter')
  await dialog.getByRole('combobox').fill('perm')
  await dialog.getByText('report holds permits').waitFor()
  await at.page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await pane('Source').click()
  await expect.poll(text).toMatch(/report: \{ .*holds: \[permits\].*\}/)
  expect(await text()).toContain('after: [request]')
})

test('arrow keys go through the problems, and Enter to the place of one', async () => {
  await begin(/Rate limit/)
  await pane('Source').click()
  await editor().click()
  await at.page.keyboard.press('Control+End')
  await at.page.keyboard.type('  late: { after: [first, second], sleep: 1 }')
  await at.page.keyboard.press('Control+Home')
  await pane('Problems').click()
  const problems = at.page.getByRole('grid', { name: 'Problems' })
  await problems.getByRole('row', { name: /“second”/ }).waitFor()
  await problems.getByRole('rowgroup').focus()
  await at.page.keyboard.press('Home')
  await at.page.keyboard.press('ArrowDown')
  await problems.getByRole('row', { name: /“second”/, selected: true }).waitFor()
  await at.page.keyboard.press('Enter')
  await expect.poll(() => at.page.locator('.cm-activeLine').textContent()).toContain('late:')
})
