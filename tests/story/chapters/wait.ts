import { openBundled, ovenIsWanted, row, stepUntil, tab } from '../../e2e/support/stage.ts'
import type { Chapter } from '../chapter.ts'

export const wait: Chapter = {
  name: 'wait',
  title: 'A wait explained',
  steps: [
    {
      name: 'who-waits',
      act: async stage => {
        await openBundled(stage, 'Pizza kitchen', 'pizza-kitchen')
        await stepUntil(stage, ovenIsWanted)
        await row(stage, 'chef\\[1\\]').waitFor()
      },
    },
    {
      name: 'why',
      act: async stage => {
        await row(stage, 'chef\\[1\\]').click()
        await stage.page.getByText('Why is it waiting?').waitFor()
      },
    },
    {
      name: 'in-the-graph',
      act: async stage => {
        await tab(stage, 'Graph')
        await stage.page.getByRole('group', { name: /^chef\[1\], waiting, oven/ }).waitFor()
      },
    },
    {
      name: 'all-waits',
      act: async stage => {
        await tab(stage, 'Waits')
        await stage.page.getByRole('grid', { name: 'Waits' }).getByText('chef[1]').first().waitFor()
      },
    },
    {
      name: 'in-the-timeline',
      act: async stage => {
        await tab(stage, 'Timeline')
        const lane = stage.page.getByRole('tree', { name: /Lanes/ }).getByRole('treeitem', { name: /^chef\[1\],/ })
        await lane.click()
        await stage.page.keyboard.press('End')
        await lane.click()
        await stage.page.keyboard.press('Enter')
        await stage.page.getByText('Selected: a wait of').waitFor()
      },
    },
    {
      name: 'how-long-they-take',
      act: async stage => {
        await tab(stage, 'Times')
        await stage.page.getByRole('button', { name: 'p99' }).first().waitFor()
      },
    },
  ],
}
