import { type Stage, tab } from '../../e2e/support/stage.ts'
import type { Chapter } from '../chapter.ts'

const editor = ({ page }: Stage) => page.getByRole('textbox', { name: /^Text of untitled-1/ })
const problem = ({ page }: Stage) => page.getByRole('row', { name: /There is no task “reprot”/ })

export const mistake: Chapter = {
  name: 'mistake',
  title: 'A mistake and its mend',
  steps: [
    {
      name: 'templates',
      act: async ({ page }) => {
        await page.keyboard.press('Control+k')
        await page.getByRole('combobox').fill('New graph')
        await page.getByRole('option', { name: 'New graph', selected: true }).first().click()
        await page
          .getByRole('dialog')
          .getByRole('button', { name: /Rate limit/ })
          .waitFor()
      },
    },
    {
      name: 'a-new-graph',
      act: async ({ page }) => {
        await page
          .getByRole('dialog')
          .getByRole('button', { name: /Rate limit/ })
          .click()
        await page.getByRole('group', { name: /^report/ }).waitFor()
      },
    },
    {
      name: 'a-task-in-the-form',
      act: async stage => {
        await stage.page
          .getByRole('toolbar', { name: 'Add to the graph' })
          .getByRole('button', { name: /Add a sleep/ })
          .click()
        await stage.page.getByRole('textbox', { name: 'timeout' }).waitFor()
      },
    },
    {
      name: 'a-mistake',
      act: async stage => {
        await tab(stage, 'Source')
        await editor(stage).getByText('after: [request]').first().waitFor()
        await editor(stage).getByText('report:').click()
        await stage.page.keyboard.press('End')
        await stage.page.keyboard.press('Enter') // indents as the line before
        await stage.page.keyboard.type('late: { after: [reprot], sleep: 1 }')
        await tab(stage, 'Problems')
        await problem(stage).waitFor()
      },
    },
    {
      name: 'the-mistake-in-the-graph',
      act: async stage => {
        await tab(stage, 'Graph')
        await stage.page.getByRole('group', { name: /^late/ }).click()
      },
    },
    {
      name: 'mended',
      act: async stage => {
        await problem(stage).getByRole('button', { name: 'Change to report' }).click()
        await problem(stage).waitFor({ state: 'detached' })
      },
    },
    { name: 'the-text-of-it', act: stage => tab(stage, 'Source') },
  ],
}
