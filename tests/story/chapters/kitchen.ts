import { laneOf, ovenIsWanted, waitInGraph } from '../../e2e/support/kitchen.ts'
import { beside, openBundled, stepUntil, tab } from '../../e2e/support/stage.ts'
import type { Chapter } from '../chapter.ts'

export const kitchen: Chapter = {
  name: 'kitchen',
  title: 'The pizza kitchen runs',
  steps: [
    {
      name: 'opened',
      act: async stage => {
        await openBundled(stage, 'Pizza kitchen', 'pizza-kitchen')
        await tab(stage, 'Graph')
        await stage.page.getByRole('group', { name: /^bill/ }).waitFor()
      },
    },
    {
      name: 'graph',
      act: async stage => {
        await tab(stage, 'Tasks')
        await stepUntil(stage, ovenIsWanted)
        await waitInGraph(stage)
      },
    },
    { name: 'tasks', act: stage => tab(stage, 'Tasks') },
    {
      name: 'timeline',
      act: async stage => {
        await tab(stage, 'Timeline')
        await laneOf(stage, 'chef\\[1\\]').waitFor()
      },
    },
    {
      name: 'resources',
      act: ({ page }) => page.getByRole('grid', { name: 'Resources' }).getByRole('row', { name: 'orders' }).click(),
    },
    {
      name: 'side-by-side',
      act: async stage => {
        await beside(stage, 'Timeline')
        await waitInGraph(stage)
      },
    },
  ],
}
