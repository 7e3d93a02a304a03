import { openBundled, type Stage } from '../../e2e/support/stage.ts'
import type { Chapter } from '../chapter.ts'

const article = ({ page }: Stage) => page.getByRole('article', { name: 'Context variables' })

export const lesson: Chapter = {
  name: 'lesson',
  title: 'A lesson done',
  steps: [
    {
      name: 'what-it-shows',
      act: async stage => {
        await openBundled(stage, 'Context variables', 'context-variables')
        await article(stage).waitFor()
      },
    },
    {
      name: 'seen',
      act: async stage => {
        await article(stage).getByRole('button', { name: 'Run', exact: true }).click()
        await article(stage).getByText('said Clara to all').waitFor()
      },
    },
    {
      name: 'done',
      act: async stage => {
        await article(stage).getByRole('button', { name: 'Change the text, and run' }).click()
        await article(stage).getByText('kept Dora').waitFor()
        await article(stage).getByRole('button', { name: 'Go on with Eager tasks' }).waitFor()
      },
    },
  ],
}
