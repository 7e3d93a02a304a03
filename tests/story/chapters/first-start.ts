import type { Chapter } from '../chapter.ts'

export const firstStart: Chapter = {
  name: 'first-start',
  title: 'First start',
  fresh: true,
  steps: [
    {
      name: 'welcome',
      act: ({ page }) => page.getByRole('button', { name: 'Run the pizza kitchen' }).waitFor(),
    },
    {
      name: 'pointed-at',
      act: ({ page }) => page.getByRole('button', { name: 'Run the pizza kitchen' }).hover(),
    },
    {
      name: 'one-click-later',
      act: async ({ page }) => {
        await page.getByRole('button', { name: 'Run the pizza kitchen' }).click()
        await page.getByRole('group', { name: /^chef\[0\], waiting, / }).waitFor()
        await page.getByRole('button', { name: /^Pause/ }).click()
        await page.getByRole('button', { name: /^Go on/ }).waitFor()
      },
    },
  ],
}
