/** Pictures of every pane for people to look at (test-results/screens), each measured for what an eye would stumble over. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { messages } from '../../renderer/i18n/messages.ts'
import { findFlaws } from './support/flaws.ts'
import { scenes } from './support/scenes.ts'
import { screenshot } from './support/screenshot.ts'
import { LOOKS, openStage, type Stage, wear } from './support/stage.ts'

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const
let stage: Stage

const keysOf = (texts: object, path = ''): string[] =>
  Object.entries(texts).flatMap(([key, text]) =>
    typeof text === 'string' ? [`${path}${key}`] : keysOf(text, `${path}${key}.`),
  )
const keys = keysOf(messages.en)

describe.each(SIZES)('at $width × $height', size => {
  beforeAll(async () => {
    stage = await openStage(size)
  })
  afterAll(() => stage.close())

  test.each(scenes)('$name is whole, in both themes and languages', async ({ name, enter, leave }) => {
    const flaws: Record<string, string[]> = {}
    await enter(stage)
    for (const look of LOOKS) {
      await wear(stage, look)
      const picture = `${name}-${look.theme}-${look.language}-${size.width}`
      await screenshot(stage.page, picture)
      const found = [...new Set(await stage.page.evaluate(findFlaws, keys)), ...stage.app.complaints.splice(0)]
      if (found.length > 0) flaws[picture] = found
    }
    await wear(stage, LOOKS[0])
    await leave?.(stage)
    expect(flaws).toEqual({})
  })
})
