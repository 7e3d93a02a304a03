import { laneOf } from '../../e2e/support/kitchen.ts'
import { openBundled, row, tab } from '../../e2e/support/stage.ts'
import type { Chapter } from '../chapter.ts'

export const deadlock: Chapter = {
  name: 'deadlock',
  title: 'A deadlock',
  steps: [
    {
      name: 'nothing-can-run',
      act: async stage => {
        await openBundled(stage, 'A deadlock of two locks', 'two-locks')
        await stage.page.getByText('Virtual', { exact: true }).click()
        await stage.page.keyboard.press('Control+Enter')
        await stage.page.getByRole('alert').waitFor()
      },
    },
    {
      name: 'how-it-came-about',
      act: async stage => {
        await row(stage, 'anna').click()
        await stage.page.getByText('With that nobody in the ring could go on.').first().waitFor()
      },
    },
    {
      name: 'the-ring',
      act: async stage => {
        await tab(stage, 'Graph')
        await stage.page.getByRole('group', { name: /^anna, deadlocked/ }).waitFor()
      },
    },
    {
      name: 'in-the-timeline',
      act: async stage => {
        await tab(stage, 'Timeline')
        await laneOf(stage, 'anna').waitFor()
      },
    },
    {
      name: 'one-click-mends-it',
      act: async stage => {
        await tab(stage, 'Graph')
        await stage.page.getByRole('button', { name: 'Cancel anna' }).first().click()
        await stage.page.getByRole('group', { name: /^ben, finished/ }).waitFor()
      },
    },
  ],
}
