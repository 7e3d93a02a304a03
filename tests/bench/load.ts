/**
 * A graph of 10,000 tasks, each of which wakes, runs and waits again 33 times a second: 100 state changes a second each, a
 * million in all. What the open page costs the run, and how fast the page answers while it shows it.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import type { TaskRecord } from '../../shared/state/run-state.ts'
import { launch } from '../e2e/support/chromium.ts'
import { startServer } from '../e2e/support/web-app.ts'
import { Client } from './client.ts'
import { frames } from './frames.ts'
import { type Figure, percentile } from './report.ts'

const TASKS = 10_000
const SECONDS = 8
/** Of 2 and 3: who went to another pane comes back, and of three clicks at a column the last takes the sorting off. */
const CLICKS = 24

const graph = (name: string, pause: number): string => `taskgraph: 1
name: Load ${name}
tasks:
  worker:
    copies: ${TASKS}
    script: |
      import { sleep } from 'yieldpoint'
      export default async ({ copy }) => {
        await sleep((copy % 1000) / 1000 * ${pause})
        for (;;) await sleep(${pause})
      }
`

export async function load(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'yieldpoint-bench-'))
  const server = await startServer(folder)
  const client = await Client.connect(server.address)
  try {
    const paced = await measure(client, server.address, folder, 'paced', 0.03)
    const flatOut = await measure(client, server.address, folder, 'flat out', 0)
    return [...paced, ...flatOut]
  } finally {
    client.close()
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(
  client: Client,
  address: string,
  folder: string,
  name: string,
  pause: number,
): Promise<Figure[]> {
  const path = join(folder, `load-${pause}.taskgraph.yaml`)
  await writeFile(path, graph(name, pause))
  const doc = await client.call('doc.open', { path })
  const { run } = await client.call('run.start', { doc: doc.id, clock: 'real', seed: null, speed: 1, paused: false })
  await client.look(run, state => state.tasks.size === TASKS)
  await pass(2000)
  const alone = await stepsASecond(client, run)
  const browser = await launch({ width: 1440, height: 900 })
  try {
    const page = browser.context.pages()[0] ?? (await browser.context.newPage())
    await page.addInitScript(timeClicks)
    await page.goto(address)
    await page.getByRole('tab', { name: /^Tasks/ }).click() // what runs is what is opened first
    await page.getByPlaceholder('name, state or resource').fill('') // it and what is unfolded are remembered by name
    const fold = page.getByRole('button', { name: /^(Unf|F)old worker$/ })
    if ((await fold.getAttribute('aria-label')) === 'Unfold worker') await fold.click()
    await page.getByRole('treegrid').getByText('worker[0]', { exact: true }).waitFor()
    await pass(2000)
    const watched = await stepsASecond(client, run)
    const shown = await frames(page, () => pass(SECONDS * 1000))
    const answers = await answerTimes(page)
    const zero = await wallTimeOfZero(client, run)
    const clicked = await cancelTasks(page)
    const asked = await cancelTimes(client, run)
    const cancels = clicked.map((at, copy) => zero + asked[copy]! - at)
    const limits = pause > 0
    const figure = (what: string, value: number, unit: string, atMost?: number): Figure => ({
      ...{ name: `${name}: ${what}`, value, unit },
      ...(limits && atMost !== undefined ? { limit: { atMost } } : {}),
    })
    return [
      figure('state changes, page closed', alone * 3, '1/s'),
      figure('state changes, page open', watched * 3, '1/s'),
      figure('cost of the open page', (1 - watched / alone) * 100, '%', 20),
      figure('frame of the table, p50', percentile(shown, 50), 'ms'),
      figure('frame of the table, p95', percentile(shown, 95), 'ms', 50),
      ...answers.flatMap(({ what, times }) => [
        figure(`${what}, to the next frame, p95`, percentile(times, 95), 'ms', 100),
        figure(`${what}, worst`, Math.max(...times), 'ms'),
      ]),
      figure('click on Cancel to the task, p95', percentile(cancels, 95), 'ms', 50),
    ]
  } finally {
    await browser.close()
    await client.call('run.kill', { run })
    await client.call('doc.close', { doc: doc.id, discard: true })
  }
}

/** Of all tasks together, by the run's own clock. */
async function stepsASecond(client: Client, run: number): Promise<number> {
  const steps = async () => {
    const state = await client.look(run)
    return { at: state.at, steps: [...state.tasks.values()].reduce((sum, task) => sum + task.steps, 0) }
  }
  const before = await steps()
  await pass(SECONDS * 1000)
  const after = await steps()
  return ((after.steps - before.steps) / (after.at - before.at)) * 1e6
}

interface Timed {
  /** Wall time of each click, ms. */
  clicked: number[]
  toFrame: number[]
}
type TimedWindow = Window & typeof globalThis & { timed: Timed }

/** Runs in the page, before it: notes when clicks and typing come, and when what they change is drawn. */
function timeClicks(): void {
  const timed: Timed = { clicked: [], toFrame: [] }
  ;(window as TimedWindow).timed = timed
  const note = ({ type, timeStamp }: Event): void => {
    if (type === 'click') timed.clicked.push(performance.timeOrigin + timeStamp)
    // a frame later the change is on its way to the screen, and the task after it comes when it was drawn
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => timed.toFrame.push(performance.now() - timeStamp)
      port2.postMessage(null)
    })
  }
  for (const type of ['click', 'input']) addEventListener(type, note, { capture: true })
}

/** A name, and over it again. */
const TYPED = [...'work[9]', 'Control+a']

/** What a user does in the table, over and over, and how long the page took to show it. */
async function answerTimes(page: Page): Promise<{ what: string; times: number[] }[]> {
  const tab = (name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
  const head = (name: string) => page.getByRole('columnheader').getByRole('button', { name }).click()
  const table = page.getByRole('treegrid').getByRole('row')
  const row = (i: number) => table.nth(i + 2).click() // after the heads and the group of all copies
  const filter = page.getByPlaceholder('name, state or resource')
  const switching = await timed(page, i => tab(i % 2 === 0 ? 'Log' : 'Tasks'))
  await pass(500)
  const selecting = await timed(page, i => row(i % 12))
  const sorting = await timed(page, () => head('Steps'))
  await head('Steps')
  const selectingSorted = await timed(page, i => row(i % 12))
  await head('Steps')
  await head('Steps')
  await filter.click()
  const typing = await timed(page, i => page.keyboard.press(TYPED[i % TYPED.length]!))
  await filter.fill('')
  const source = await timed(page, i => tab(i % 2 === 0 ? 'Source' : 'Tasks'))
  return [
    { what: 'switch panes', times: switching },
    { what: 'select a row', times: selecting },
    { what: 'sort by a column', times: sorting },
    { what: 'select a row of a sorted table', times: selectingSorted },
    { what: 'type in the filter', times: typing },
    { what: 'open Source and come back', times: source },
  ]
}

async function timed(page: Page, act: (i: number) => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => (window as TimedWindow).timed.toFrame.splice(0))
  for (let i = 0; i < CLICKS; i++) {
    await act(i)
    await pass(150)
  }
  return page.evaluate(() => (window as TimedWindow).timed.toFrame)
}

/** The Cancel of row after row. Wall times of the clicks. */
async function cancelTasks(page: Page): Promise<number[]> {
  for (let copy = 0; copy < CLICKS; copy++) {
    await page.getByPlaceholder('name, state or resource').fill(`worker[${copy}]`)
    await page.getByRole('button', { name: `Cancel worker[${copy}]` }).click()
    await pass(150)
  }
  return page.evaluate(count => (window as TimedWindow).timed.clicked.slice(-count), CLICKS)
}

/** When the tasks were asked to end, ms of the run's clock. */
async function cancelTimes(client: Client, run: number): Promise<number[]> {
  const first = (tasks: ReadonlyMap<number, TaskRecord>) => [...tasks.values()].slice(0, CLICKS)
  const state = await client.look(run, ({ tasks }) => first(tasks).every(task => task.endedAt !== null))
  return first(state.tasks).map(task => task.cancel!.at / 1000)
}

/**
 * The wall time at which the run's clock showed 0, in ms: from the quickest of some cancels, taken to have been carried out
 * half-way between question and answer.
 */
async function wallTimeOfZero(client: Client, run: number): Promise<number> {
  const tries: { took: number; middle: number; task: number }[] = []
  for (let task = TASKS; task > TASKS - 30; task--) {
    const begun = performance.now()
    await client.call('task.cancel', { run, task, reason: null })
    const done = performance.now()
    tries.push({ took: done - begun, middle: performance.timeOrigin + (begun + done) / 2, task })
  }
  const best = tries.reduce((a, b) => (b.took < a.took ? b : a))
  const state = await client.look(run, ({ tasks }) => tasks.get(best.task)?.cancel != null)
  return best.middle - state.tasks.get(best.task)!.cancel!.at / 1000
}
