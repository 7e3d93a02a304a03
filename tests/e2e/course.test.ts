/** The course, as a learner does it: a step is ticked once it was seen, and stays so. */
import { expect, test } from 'vitest'
import { appForEachTest } from './support/app-for-each.ts'

const at = appForEachTest()

const lesson = () => at.page.getByRole('article', { name: 'Pizza kitchen' })
const seen = () => lesson().getByRole('img', { name: 'Seen', exact: true })
const button = (name: string | RegExp) => lesson().getByRole('button', { name, exact: true })
const library = () => at.page.getByRole('navigation', { name: 'Library and runs' })

test('run, and a cancel at its moment, are ticked when they were seen, and after a reload still', async () => {
  await at.page.getByRole('button', { name: 'Pizza kitchen', exact: true }).first().click()
  await button('Run').click()
  await lesson().getByText('waited for oven while').waitFor({ timeout: 15_000 })
  await button('Run, and cancel chef[0] at 3.5 s').click()
  await lesson().getByText('Not yet: the run goes on.').waitFor()
  await lesson().getByText('cleared the oven before it was cancelled').waitFor({ timeout: 20_000 })
  expect(await seen().count()).toBe(2)

  await at.page.reload()
  await at.page.getByRole('tab', { name: /^Lesson/ }).click()
  await seen().nth(1).waitFor()
  expect(await seen().count()).toBe(2)
})

test('a step that changes the graph is undone by a reset; who has seen all is led on, and the library tells', async () => {
  await at.page.getByRole('button', { name: 'Context variables' }).first().click()
  const article = at.page.getByRole('article', { name: 'Context variables' })
  await article.getByRole('button', { name: 'Run', exact: true }).click()
  await article.getByText('said Clara to all').waitFor()
  await article.getByRole('button', { name: 'Change the text, and run' }).click()
  await article.getByText('kept Dora').waitFor()
  await article.getByRole('button', { name: 'Go on with Eager tasks' }).waitFor()
  await library().getByRole('img', { name: 'done' }).waitFor()
  await article.getByRole('button', { name: 'Reset it' }).click()
  await article.getByText('You have changed this graph.').waitFor({ state: 'detached' })
})
