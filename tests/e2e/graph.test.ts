/** The graph as a user has it: it lays itself out, lives, explains a wait, is moved, folded, searched, exported, and used by keys alone. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Client } from '../bench/client.ts'
import { startWebApp, type WebApp } from './support/web-app.ts'

let app: WebApp
let page: Page

beforeEach(async () => {
  app = await startWebApp({ screen: { width: 1440, height: 900 }, front: 'graph' })
  page = app.page
  await page.getByRole('button', { name: 'Run the pizza kitchen' }).waitFor()
})
afterEach(async () => {
  const { complaints } = app
  await app.close()
  expect(complaints).toEqual([])
})

const graph = () => page.getByRole('application', { name: 'Graph' })
const node = (name: string | RegExp) => graph().getByRole('group', { name })

async function open(name: string, text: string): Promise<void> {
  const path = join(app.folder, `${name}.taskgraph.yaml`)
  await writeFile(path, text)
  await page.keyboard.press('Control+o')
  await page.getByRole('dialog').getByRole('textbox').fill(path)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name }).waitFor()
}

const script = (body: string, more = ''): string => `taskgraph: 1
name: made
resources: { till: { type: lock } }
tasks:
  maker:${more}
    script: |
      import { sleep, createTask, TaskGroup } from 'yieldpoint'
      const rest = async () => { await sleep(600) }
      export default async function maker({ till }) {
${body.replaceAll(/^/gm, '        ')}
        await sleep(600)
      }
  guest: { holds: [till], sleep: 600 }
  other: { holds: [till], sleep: 600 }
`

const viewport = (): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLElement>('.react-flow__viewport')!.style.transform)

async function boxes(): Promise<Record<string, string>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('.react-flow__node')].map(({ dataset, style }) => [
        dataset['id'],
        style.transform,
      ]),
    ),
  )
}

test('the first run stays on the graph; copies say what they wait for and by whom it is held, and a click explains it there', async () => {
  await page.getByRole('button', { name: 'Run the pizza kitchen' }).click()
  await node(/^chef, 2 copies/).waitFor()
  await node(/^chef\[1\], waiting, oven · held by chef\[0\]/).click()
  await page.getByText('Why is it waiting?').waitFor()
  const numbers = await graph().locator('b').allTextContents()
  expect({
    numbers: numbers.sort(),
    lit: await graph().locator('[data-mark="lit"]').count(),
    selected: await page.getByRole('tab', { name: 'Graph' }).getAttribute('aria-selected'),
  }).toEqual({ numbers: ['1', '2', '3'], lit: 2, selected: 'true' })
})

test('nodes keep their places while tasks are made, and what is made stands below its maker', async () => {
  await open(
    'made',
    script(
      "for (let i = 0; i < 12; i++) createTask(rest(), { name: 'fetch-' + i })\ncreateTask(rest(), { name: 'wash' })",
    ),
  )
  await node(/^maker, not run yet/).waitFor()
  const before = await boxes()
  await page.keyboard.press('Control+Enter')
  await node(/^fetch, 12 copies, all waiting/).waitFor()
  await node(/^wash, waiting/).waitFor()
  const after = await boxes()
  expect({
    moved: Object.keys(before).filter(key => before[key] !== after[key]),
    made: Object.keys(after).filter(key => !(key in before)),
  }).toEqual({ moved: [], made: ['task:maker/fetch', 'task:maker/wash'] })
})

test('a stack opens over its neighbours, shows its copies, and its fold hides what was made', async () => {
  await open('made', script("for (let i = 0; i < 12; i++) createTask(rest(), { name: 'fetch-' + i })"))
  await page.keyboard.press('Control+Enter')
  await node(/^fetch, 12 copies/).waitFor()
  const before = await boxes()
  await page.getByRole('button', { name: 'Show the copies of fetch' }).click()
  await node(/^fetch-9, waiting/).waitFor()
  const same = JSON.stringify(await boxes()) === JSON.stringify(before)
  await page.getByRole('button', { name: 'Fold maker' }).click()
  await node(/^fetch, 12 copies/).waitFor({ state: 'hidden' })
  await page.getByText('+12 below').waitFor()
  expect(same).toBe(true)
})

test('a node that was dragged is in the file, and undo puts it back', async () => {
  await open('made', script(''))
  await node(/^guest/).waitFor()
  const was = (await boxes())['task:guest']
  const box = (await node(/^guest/).boundingBox())!
  await page.mouse.move(box.x + 60, box.y + box.height - 6)
  await page.mouse.down()
  await page.mouse.move(box.x + 160, box.y + 60, { steps: 5 })
  await page.mouse.up()
  const moved = (await boxes())['task:guest']
  const client = await Client.connect(app.address)
  await expect
    .poll(async () => (await client.call('app.hello', {})).docs.at(-1)?.outline?.positions)
    .toMatchObject({
      guest: [expect.any(Number), expect.any(Number)],
    })
  client.close()
  await page.keyboard.press('Control+z')
  await page.waitForFunction(
    was => document.querySelector<HTMLElement>('[data-id="task:guest"]')?.style.transform === was,
    was,
  )
  expect(moved).not.toBe(was)
})

test('by keys alone: arrows go from node to node, Enter opens a stack and its rows, Delete cancels', async () => {
  await open('made', script('', '\n    copies: 9'))
  await page.keyboard.press('Control+Enter')
  await node(/^maker, 9 copies, all waiting/).waitFor()
  await graph().focus()
  await page.keyboard.press('Control+f')
  await page.keyboard.type('maker')
  await page.getByText('1 of 1').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await node(/^maker\[0\], waiting/).waitFor()
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Delete')
  await node(/^maker\[2\], cancelled/).waitFor()
  const active = await graph().getAttribute('aria-activedescendant')
  expect(await page.evaluate(id => document.getElementById(id!)?.getAttribute('aria-label'), active)).toMatch(
    /^maker\[2\], cancelled/,
  )
})

test('the state strip dims what is in no chosen state, and a deadlock lights its ring', async () => {
  await page.getByRole('button', { name: 'A deadlock of two locks' }).click()
  await node(/^anna, not run yet/).waitFor()
  await page.keyboard.press('Control+Enter')
  await node(/^anna, deadlocked/).waitFor()
  await page.getByRole('button', { name: /^finished/ }).click()
  expect({
    dead: await graph().locator('[data-mark="dead"]').count(),
    dimmed: await graph().locator('[data-dim]').count(),
  }).toEqual({ dead: 4, dimmed: 2 })
})

test('the picture can be saved, as SVG with its styles in it and as PNG twice as large', async () => {
  await page.getByRole('button', { name: 'A deadlock of two locks' }).click()
  await node(/^anna, not run yet/).waitFor()
  const saved = async (as: 'SVG' | 'PNG'): Promise<{ name: string; bytes: Buffer }> => {
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: `As ${as}` }).click(),
    ])
    return { name: download.suggestedFilename(), bytes: await readFile((await download.path())!) }
  }
  const svg = await saved('SVG')
  const png = await saved('PNG')
  const text = svg.bytes.toString()
  const [, width] = /width="(\d+)"/.exec(text)!
  expect({
    names: [svg.name, png.name],
    says: [text.includes('>anna<'), text.includes('JetBrains Mono Variable'), text.includes('.edge{')],
    width: png.bytes.readUInt32BE(16),
  }).toEqual({
    names: ['two-locks.svg', 'two-locks.png'],
    says: [true, true, true],
    width: 2 * Number(width),
  })
})

test('it has no barrier that axe knows, before a run and in a deadlock, in either theme', async () => {
  const client = await Client.connect(app.address)
  const found: string[] = []
  const look = async (what: string): Promise<void> => {
    for (const theme of ['light', 'dark'] as const) {
      await client.call('settings.set', { theme, language: 'en' })
      await page.locator(`html[data-theme="${theme}"]`).waitFor()
      await page.waitForFunction(() => document.getAnimations().length === 0)
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze()
      found.push(
        ...violations.map(
          ({ id, nodes }) => `${what} ${theme} ${id}: ${nodes.map(n => n.html.slice(0, 160)).join(' | ')}`,
        ),
      )
    }
  }
  await page.getByRole('button', { name: 'A deadlock of two locks' }).click()
  await node(/^anna, not run yet/).waitFor()
  await look('idle')
  await page.keyboard.press('Control+Enter')
  await node(/^anna, deadlocked/).waitFor()
  await look('deadlock')
  client.close()
  expect(found).toEqual([])
})

test('a graph that nobody has moved is shown as a whole in a pane of another size; one that was moved stays where it is', async () => {
  await open('made', script(''))
  await node(/^maker/).waitFor()
  const inSight = async (): Promise<boolean> => {
    const [inner, outer] = [await node(/^other/).boundingBox(), await graph().boundingBox()]
    return inner!.x >= outer!.x && inner!.x + inner!.width <= outer!.x + outer!.width
  }
  const resize = async (width: number): Promise<void> => {
    await page.setViewportSize({ width, height: 900 })
    await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  }
  const before = await viewport()
  await resize(1280)
  const fitted = await viewport()
  await graph().hover()
  await page.mouse.wheel(0, 60)
  await expect.poll(viewport).not.toBe(fitted)
  const moved = await viewport()
  await resize(1440)
  expect({ inSight: await inSight(), refitted: fitted !== before, stays: (await viewport()) === moved }).toEqual({
    inSight: true,
    refitted: true,
    stays: true,
  })
})
