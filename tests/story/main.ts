/**
 * `npm run story [-- CHAPTER…]`: does with the app what a user does, step by step, and takes a picture of each step in both themes
 * and languages at two sizes, for people to look at: out/story/index.html. A step that cannot be done makes it fail.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from '../../bin/lib/prepare.mjs'
import { LOOKS, openStage, type Stage, wear } from '../e2e/support/stage.ts'
import { root } from '../e2e/support/web-app.ts'
import type { Chapter } from './chapter.ts'
import { deadlock } from './chapters/deadlock.ts'
import { firstStart } from './chapters/first-start.ts'
import { kitchen } from './chapters/kitchen.ts'
import { lesson } from './chapters/lesson.ts'
import { mistake } from './chapters/mistake.ts'
import { past } from './chapters/past.ts'
import { wait } from './chapters/wait.ts'
import { contactSheet, pictureOf } from './contact-sheet.ts'

const CHAPTERS: readonly Chapter[] = [firstStart, kitchen, wait, deadlock, past, mistake, lesson]
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const
const FOLDER = join(root, 'out', 'story')

const names = process.argv.slice(2)
const unknown = names.find(name => !CHAPTERS.some(chapter => chapter.name === name))
if (unknown !== undefined) {
  console.error(`There is no chapter ${unknown}. There are: ${CHAPTERS.map(({ name }) => name).join(', ')}.`)
  process.exit(2)
}
const chapters = CHAPTERS.filter(({ name }) => names.length === 0 || names.includes(name))

await build()
for (const chapter of chapters) {
  await rm(join(FOLDER, chapter.name), { recursive: true, force: true })
  for (const size of SIZES) await tell(chapter, size)
}
await writeFile(join(FOLDER, 'index.html'), contactSheet(CHAPTERS, SIZES))
console.log(`\n${join('out', 'story', 'index.html')}`)

async function tell(chapter: Chapter, size: (typeof SIZES)[number]): Promise<void> {
  const stage = await openStage(size, chapter.fresh ? { fresh: true } : {})
  try {
    await stage.page.getByRole('button', { name: 'Run the pizza kitchen' }).waitFor() // keys are heard from then on
    for (const [i, step] of chapter.steps.entries()) {
      console.log(`${chapter.name} at ${size.width}: ${step.name}`)
      await step.act(stage)
      for (const look of LOOKS) await takePicture(stage, join(FOLDER, pictureOf(chapter, i, size, look)), look)
      await wear(stage, LOOKS[0])
    }
    if (stage.app.complaints.length > 0) throw new Error(`The page complained: ${stage.app.complaints.join('; ')}`)
  } finally {
    await stage.close()
  }
}

async function takePicture(stage: Stage, path: string, look: (typeof LOOKS)[number]): Promise<void> {
  await wear(stage, look)
  await mkdir(join(path, '..'), { recursive: true })
  await stage.page.evaluate(() => document.fonts.ready.then(() => undefined))
  await stage.page.screenshot({ path, animations: 'disabled' })
}
