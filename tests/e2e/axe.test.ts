/** Every pane, read by axe as assistive technology would read it. */
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { scenes } from './support/scenes.ts'
import { openStage, type Stage } from './support/stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openStage({ width: 1440, height: 900 })
})
afterAll(() => stage.close())

async function barriers(theme: 'dark' | 'light', rules?: string[]): Promise<string[]> {
  await stage.client.call('settings.set', { theme, language: 'en' })
  await stage.page.locator(`html[data-theme="${theme}"]`).waitFor()
  // A colour on its way from one theme to the other is nobody's.
  await stage.page.waitForFunction(() => document.getAnimations().length === 0)
  // There are no frames in the page, so that the tool's older and quicker way will do.
  const axe = new AxeBuilder({ page: stage.page }).setLegacyMode()
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze()
  return violations.map(
    ({ id, nodes }) => `${theme}: ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  )
}

test('no pane has a barrier that axe knows, in either theme', { timeout: 300_000 }, async () => {
  const found: Record<string, string[]> = {}
  for (const { name, enter, leave } of scenes) {
    await enter(stage)
    // A theme is nothing but colours.
    const all = [...(await barriers('light', ['color-contrast'])), ...(await barriers('dark'))]
    if (all.length > 0) found[name] = all
    await leave?.(stage)
  }
  expect(found).toEqual({})
})
