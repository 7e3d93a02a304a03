import { goToEightSeconds, laneOf } from '../../e2e/support/kitchen.ts'
import { beside, openBundled, tab } from '../../e2e/support/stage.ts'
import type { Chapter } from '../chapter.ts'

export const past: Chapter = {
  name: 'past',
  title: 'A moment of the past',
  steps: [
    {
      name: 'it-is-over',
      act: async stage => {
        await openBundled(stage, 'Pizza kitchen', 'pizza-kitchen')
        await stage.page.getByText('Virtual', { exact: true }).click()
        await stage.page.keyboard.press('Control+Enter')
        await stage.page.getByRole('banner').getByText('finished').waitFor()
        await tab(stage, 'Graph')
      },
    },
    { name: 'eight-seconds', act: goToEightSeconds },
    {
      name: 'in-the-timeline',
      act: async stage => {
        await tab(stage, 'Timeline')
        await laneOf(stage, 'chef\\[1\\]').click()
      },
    },
    {
      name: 'side-by-side',
      act: async stage => {
        await beside(stage, 'Timeline')
        await tab(stage, 'Graph')
        await stage.page.getByRole('group', { name: /^chef\[1\], waiting/ }).waitFor()
      },
    },
    { name: 'in-the-table', act: stage => tab(stage, 'Tasks') },
    {
      name: 'back-to-live',
      act: async ({ page }) => {
        await page.getByRole('button', { name: 'Live', exact: true }).click()
        await page.getByText(/^You are at/).waitFor({ state: 'detached' })
      },
    },
  ],
}
