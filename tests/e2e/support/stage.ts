/** The page of the scenes, and what a user does in it, in English. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { RunState } from '../../../shared/state/run-state.ts'
import { Client } from '../../bench/client.ts'
import type { Screen } from './chromium.ts'
import { startWebApp, type WebApp, type WebAppOptions } from './web-app.ts'

/** The page and, beside it, a viewer that can step runs and change settings without touching it. */
export interface Stage {
  readonly app: WebApp
  readonly page: Page
  readonly client: Client
  close(): Promise<void>
}

/** English and dark first: what is done between pictures is done in that. */
export const LOOKS = [
  { theme: 'dark', language: 'en' },
  { theme: 'light', language: 'en' },
  { theme: 'light', language: 'ja' },
  { theme: 'dark', language: 'ja' },
] as const

export async function wear({ client, page }: Stage, { theme, language }: (typeof LOOKS)[number]): Promise<void> {
  await client.call('settings.set', { theme, language })
  await page.locator(`html[lang="${language}"][data-theme="${theme}"]`).waitFor()
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
}

export async function openStage(screen: Screen, options: Pick<WebAppOptions, 'fresh' | 'front'> = {}): Promise<Stage> {
  const app = await startWebApp({ screen, ...options })
  const client = await Client.connect(app.address)
  return {
    app,
    page: app.page,
    client,
    close: async () => {
      client.close()
      await app.close()
    },
  }
}

export interface Scene {
  readonly name: string
  enter(stage: Stage): Promise<unknown>
  /** What the next scene must not find. */
  leave?(stage: Stage): Promise<unknown>
}

export const pressEscape = ({ page }: Stage): Promise<void> => page.keyboard.press('Escape')
export const tab = ({ page }: Stage, name: string): Promise<void> =>
  page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
/** Moves a pane of the centre. */
export async function beside({ page }: Stage, pane: string): Promise<void> {
  await page.getByRole('tab', { name: pane }).click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Beside the centre' }).click()
}

export const row = ({ page }: Stage, name: string) =>
  page
    .getByRole('treegrid')
    .getByRole('row', { name: new RegExp(`(^| )${name} (waiting|cancelled|failed|deadlocked)`) })

/** There once its file's name is: keys pressed before that are for the graph that was open. */
export async function openBundled({ page }: Stage, title: string, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill(title)
  await page.getByRole('option', { name: title }).last().click()
  await page.getByRole('heading', { name }).first().waitFor()
}

export async function openFile({ app, page }: Stage, name: string, text: string): Promise<void> {
  const path = join(app.folder, `${name}.taskgraph.yaml`)
  await writeFile(path, text)
  await page.keyboard.press('Control+o')
  await page.getByRole('dialog').getByRole('textbox').fill(path)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name }).first().waitFor()
}

/** By the user here, and then by another program on disk. */
export async function writtenByTwo({ app, client }: Stage, name: string, text: string): Promise<void> {
  const path = join(app.folder, `${name}.taskgraph.yaml`)
  const { docs } = await client.call('app.hello', {})
  const doc = docs.find(one => one.path === path)
  if (!doc) throw new Error(`${path} is not open`)
  await client.call('doc.edit', { doc: doc.id, file: doc.name, text: text.replace('sleep: 1', 'sleep: 2') })
  await writeFile(path, `${text}  third: { sleep: 3, after: [second] }\n`)
}

/** What the palette has under that name. */
export async function choose({ page }: Stage, entry: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill(entry)
  await page.getByRole('option', { name: entry }).first().click()
}

export async function latestRun({ client }: Stage): Promise<number> {
  const { runs } = await client.call('app.hello', {})
  return Math.max(...runs.map(({ run }) => run))
}

/**
 * Starts it paused on the virtual clock, and steps until it is as wanted. A viewer may be shown a state from before the last
 * step: each step is waited for by its number in the log.
 */
export async function stepUntil(stage: Stage, is: (state: RunState) => boolean): Promise<void> {
  const { client, page } = stage
  await page.getByText('Virtual', { exact: true }).click()
  await page.keyboard.press('.')
  await page.getByRole('treegrid').waitFor()
  const run = await latestRun(stage)
  let state = await client.look(run, ({ seq }) => seq > 0)
  while (!is(state)) {
    const { seq } = state
    await client.call('run.step', { run, by: 'turn' })
    state = await client.look(run, now => now.seq > seq)
  }
}
