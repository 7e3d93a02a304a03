/** Every pane, read by axe as assistive technology would read it. */
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStage, type Stage, scenes } from './support/scenes.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

test('no pane has a barrier that axe knows, in either theme', { timeout: 120_000 }, async () => {
  const barriers: Record<string, string[]> = {}
  for (const { name, enter, leave } of scenes) {
    await enter(stage)
    for (const theme of ['light', 'dark'] as const) {
      await stage.client.call('settings.set', { theme, language: 'en' })
      await stage.page.locator(`html[data-theme="${theme}"]`).waitFor()
      // A colour on its way from one theme to the other is nobody's.
      await stage.page.waitForFunction(() => document.getAnimations().length === 0)
      const { violations } = await new AxeBuilder({ page: stage.page }).analyze()
      const found = violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      )
      if (found.length > 0) barriers[`${name}, ${theme}`] = found
    }
    await leave?.(stage)
  }
  expect(barriers).toEqual({})
})
