import { allWaits, stepToTheOven, waitInGraph, waitInTimeline, whyItWaits } from '../../e2e/support/kitchen.ts'
import { tab } from '../../e2e/support/stage.ts'
import type { Chapter } from '../chapter.ts'

export const wait: Chapter = {
  name: 'wait',
  title: 'A wait explained',
  steps: [
    { name: 'who-waits', act: stepToTheOven },
    { name: 'why', act: whyItWaits },
    { name: 'in-the-graph', act: waitInGraph },
    { name: 'all-waits', act: allWaits },
    { name: 'in-the-timeline', act: waitInTimeline },
    {
      name: 'how-long-they-take',
      act: async stage => {
        await tab(stage, 'Times')
        await stage.page.getByRole('button', { name: 'p99' }).first().waitFor()
      },
    },
  ],
}
