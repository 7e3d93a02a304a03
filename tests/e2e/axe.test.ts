/** Every pane and dialog, read by axe as assistive technology would read it. */
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenes } from './support/scenes.ts'
import { openStage, type Stage } from './support/stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage({ width: 1440, height: 900 })
})
afterAll(() => stage.close())

/** What is open over the page: nothing behind it can be reached meanwhile, and it was read in the scene before. */
const OVER = '[role="dialog"], [role="menu"]'

async function barriers(theme: 'dark' | 'light', rules?: string[]): Promise<string[]> {
  await stage.client.call('settings.set', { theme, language: 'en' })
  await stage.page.locator(`html[data-theme="${theme}"]`).waitFor()
  // A colour on its way from one theme to the other is nobody's.
  await stage.page.waitForFunction(() => document.getAnimations().length === 0)
  // There are no frames in the page, so that the tool's older and quicker way will do.
  const axe = new AxeBuilder({ page: stage.page }).setLegacyMode().options({ resultTypes: ['violations'] })
  if ((await stage.page.locator(OVER).count()) > 0) axe.include(OVER)
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations.map(
    ({ id, nodes }) => `${theme}: ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  )
}

test.each(scenes)('$name: no barrier that axe knows, in either theme', async ({ enter, leave }) => {
  await enter(stage)
  // A theme is nothing but colours.
  const found = [...(await barriers('light', ['color-contrast'])), ...(await barriers('dark'))]
  await leave?.(stage)
  expect(found).toEqual([])
})
