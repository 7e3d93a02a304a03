/**
 * Every pane as a user comes to see it, one after the other in one page, in English. Runs stand still where they can, so that
 * a picture taken twice is the same twice.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { RunState } from '../../../shared/state/run-state.ts'
import { holdersOf } from '../../../shared/state/selectors.ts'
import { Client } from '../../bench/client.ts'
import type { Screen } from './chromium.ts'
import { startWebApp, type WebApp } from './web-app.ts'

/** The page and, beside it, a viewer that can step runs and change settings without touching it. */
export interface Stage {
  readonly app: WebApp
  readonly page: Page
  readonly client: Client
  close(): Promise<void>
}

export async function openStage(screen: Screen): Promise<Stage> {
  const app = await startWebApp({ screen })
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

const pressEscape = ({ page }: Stage): Promise<void> => page.keyboard.press('Escape')
const tab = ({ page }: Stage, name: string): Promise<void> =>
  page.getByRole('tab', { name: new RegExp(`^${name}`) }).click()
const row = ({ page }: Stage, name: string) =>
  page
    .getByRole('treegrid')
    .getByRole('row', { name: new RegExp(`(^| )${name} (waiting|cancelled|failed|deadlocked)`) })

/** There once its file's name is: keys pressed before that are for the graph that was open. */
async function openBundled({ page }: Stage, title: string, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill(title)
  await page.getByRole('option', { name: title }).last().click()
  await page.getByRole('heading', { name }).first().waitFor()
}

async function openFile({ app, page }: Stage, name: string, text: string): Promise<void> {
  const path = join(app.folder, `${name}.taskgraph.yaml`)
  await writeFile(path, text)
  await page.keyboard.press('Control+o')
  await page.getByRole('dialog').getByRole('textbox').fill(path)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name }).first().waitFor()
}

async function latestRun({ client }: Stage): Promise<number> {
  const { runs } = await client.call('app.hello', {})
  return Math.max(...runs.map(({ run }) => run))
}

/**
 * Starts it paused on the virtual clock, and steps until it is as wanted. A viewer may be shown a state from before the last
 * step: each step is waited for by its number in the log.
 */
async function stepUntil(stage: Stage, is: (state: RunState) => boolean): Promise<void> {
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

/** One chef at the oven, the other in line for it. */
function ovenIsWanted({ resources, tasks }: RunState): boolean {
  const oven = [...resources.values()].find(resource => resource.name === 'oven')
  const inLine = oven?.stats.kind === 'semaphore' && oven.stats.waiters.length > 0
  return inLine && holdersOf(oven.stats).some(({ task }) => task !== null && tasks.get(task)?.state === 'waiting')
}

const MISTAKEN = `taskgraph: 1
name: Mistaken
resources:
  till: { type: lokc }
tasks:
  first: { slep: 1 }
  second: { sleep: 1, after: [frist] }
  third: { holds: [oven], script: ./gone.ts }
`

/** A condition, a barrier, a queue that was shut down, and tasks that wait for several others. */
const TOGETHER = `taskgraph: 1
name: together
resources:
  till: { type: lock }
  paid: { type: condition, lock: till }
  course: { type: barrier, parties: 4 }
  exit: { type: barrier, parties: 2 }
  orders: { type: queue, maxsize: 3 }
tasks:
  eater:
    copies: 3
    holds: [paid]
    script: export default async ({ paid }) => { await paid.wait() }
  cashier:
    script: |
      import { sleep } from 'yieldpoint'
      export default async ({ paid, orders, exit }) => {
        await orders.put('soup')
        orders.shutdown()
        await exit.abort()
        await using _ = await paid.hold()
        paid.notify()
        await sleep(3000)
      }
  guest: { copies: 2, script: 'export default async ({ course }) => { await course.wait() }', timeout: 900 }
  host:
    script: |
      import { createTask, sleep, taskGroup, wait } from 'yieldpoint'
      export default async () => taskGroup(async group => {
        for (const name of ['soup', 'fish']) group.createTask(sleep(2000), { name })
        group.createTask(wait([createTask(sleep(2000))], { returnWhen: 'FIRST_COMPLETED' }), { name: 'first' })
      }, { name: 'menu' })
`
/** The one that was notified wants the lock again. */
const isNotified = ({ resources }: RunState): boolean =>
  [...resources.values()].some(({ stats }) => stats.kind === 'condition' && stats.notified.length > 0)

const script = (name: string, body: string, copies = ''): string =>
  `taskgraph: 1\nname: ${name}\ntasks:\n  ${name}:${copies}\n    script: |\n      ${body}\n`

const SPINNING = script('spinner', 'export default async () => { while (true) {} }')
const FAILING = script('failing', "export default async () => { throw new TypeError('the oven is cold') }")
/** Long enough to be looked at, and ended with its run. */
const CALLING = `taskgraph: 1
name: calling
functions:
  add: 'export default n => { let sum = 0; for (let i = 0; i < n; i++) sum += i % 7; return sum }'
tasks:
  caller: { copies: 4, call: { function: add, args: [9000000000] } }
`
/** A mistake of each kind that can be seen at once, on the virtual clock. */
const CARELESS = `taskgraph: 1
name: careless
settings: { clock: virtual }
resources: { till: { type: lock }, orders: { type: queue } }
tasks:
  chef:
    script: |
      import { createTask, sleep } from 'yieldpoint'
      const bake = async pizza => { throw new TypeError('the oven is cold') }
      export default async function chef({ till }) {
        for (let i = 0; i < 3; i++) createTask(bake('funghi'), { name: 'baking' })
        await using _ = await till.hold()
        await sleep(2)
        bake('marinara')
        createTask(sleep(500), { name: 'dishwasher' })
      }
  cashier: { holds: [till], sleep: 1 }
  waiter:
    script: |
      import { sleep } from 'yieldpoint'
      export default async function waiter({ orders }) {
        for (let i = 0; i < 130; i++) { await sleep(0.5); await orders.put(i) }
      }
`
const BUSY = script(
  'busy',
  "import { sleep } from 'yieldpoint'; export default async () => { for (;;) await sleep(0) }",
  '\n    copies: 1000',
)

const ASKING = `taskgraph: 1
name: asking
permissions:
  connect: ['*.example.org:443', '127.0.0.1:*']
  listen: [0]
  run: [git log, make]
  http: [https://api.example.org]
tasks: { wait: { sleep: 600 } }
`

export const scenes: readonly Scene[] = [
  { name: 'start', enter: ({ page }) => page.getByRole('button', { name: 'Run the pizza kitchen' }).waitFor() },
  {
    name: 'tasks',
    enter: async stage => {
      await openBundled(stage, 'Pizza kitchen', 'pizza-kitchen')
      await stepUntil(stage, ovenIsWanted)
      await stage.page.getByText('held by chef[0]').first().waitFor()
      await row(stage, 'chef\\[1\\]').click()
    },
  },
  {
    name: 'resources',
    enter: ({ page }) => page.getByRole('grid', { name: 'Resources' }).getByRole('row', { name: 'orders' }).click(),
  },
  {
    name: 'timeline',
    enter: async stage => {
      await tab(stage, 'Timeline')
      const lane = stage.page.getByRole('tree', { name: /Lanes/ }).getByRole('treeitem', { name: /^chef\[1\],/ })
      await lane.click()
      await stage.page.keyboard.press('End')
      await lane.click()
      await stage.page.keyboard.press('Enter')
      await stage.page.getByText('Selected: a wait of').waitFor()
    },
  },
  { name: 'source', enter: stage => tab(stage, 'Source') },
  {
    name: 'find',
    enter: async ({ page }) => {
      await page
        .getByRole('textbox', { name: /Text of/ })
        .first()
        .click({ position: { x: 4, y: 12 } })
      await page.keyboard.press('Control+f')
      await page.getByRole('textbox', { name: 'Find' }).fill('chef')
    },
    // The editor is made anew for another language, so the cursor is no longer in the panel.
    leave: ({ page }) => page.getByRole('search').getByRole('button', { name: 'Close' }).click(),
  },
  {
    name: 'palette',
    enter: ({ page }) => page.keyboard.press('Control+k').then(() => page.getByRole('option').first().waitFor()),
    leave: pressEscape,
  },
  {
    name: 'open',
    enter: ({ page }) =>
      page.keyboard.press('Control+o').then(() => page.getByRole('dialog').getByRole('textbox').waitFor()),
    leave: pressEscape,
  },
  {
    name: 'shortcuts',
    enter: async ({ page }) => {
      await page.getByRole('tab', { name: /^Tasks/ }).focus()
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
    leave: pressEscape,
  },
  {
    name: 'settings',
    enter: ({ page }) => page.keyboard.press('Control+,').then(() => page.getByRole('dialog').waitFor()),
    leave: pressEscape,
  },
  {
    name: 'tour',
    enter: async stage => {
      await stage.page.keyboard.press('Control+k')
      await stage.page.getByRole('option', { name: 'Tour of the app' }).click()
      await stage.page.getByRole('button', { name: 'Next', exact: true }).click()
      await stage.page.getByRole('dialog', { name: 'Who runs, who waits' }).waitFor()
    },
    leave: pressEscape,
  },
  {
    name: 'split',
    enter: async stage => {
      await stage.page.getByRole('tab', { name: 'Log' }).click({ button: 'right' })
      await stage.page.getByRole('menuitem', { name: 'Beside the centre' }).click()
      await stage.page.getByRole('tab', { name: 'Workers' }).click({ button: 'right' })
    },
    leave: async stage => {
      await stage.page.getByRole('menuitem', { name: 'All panes back to their places' }).click()
      await tab(stage, 'Resources')
    },
  },
  {
    name: 'menu',
    enter: ({ page }) => page.getByRole('button', { name: 'File, view and settings' }).click(),
    leave: pressEscape,
  },
  {
    name: 'log',
    enter: async stage => {
      await tab(stage, 'Tasks')
      await stage.page.getByRole('button', { name: 'Go on' }).click()
      await stage.page.getByRole('banner').getByText('finished').waitFor()
      await tab(stage, 'Log')
    },
  },
  {
    name: 'lesson',
    enter: async stage => {
      await openBundled(stage, 'Context variables', 'context-variables')
      const lesson = stage.page.getByRole('article', { name: 'Context variables' })
      await lesson.getByRole('button', { name: 'Run', exact: true }).click()
      await lesson.getByText('said Clara to all').waitFor()
      await lesson.getByRole('button', { name: 'Change the text, and run' }).click()
      await lesson.getByRole('button', { name: 'Reset it' }).waitFor()
    },
  },
  {
    name: 'python',
    enter: async stage => {
      await openBundled(stage, 'A counter with and without a lock', 'counter')
      await stage.page.getByRole('button', { name: 'In Python' }).click()
      await stage.page.getByRole('dialog').getByText('import asyncio').waitFor()
    },
    leave: pressEscape,
  },
  {
    name: 'payment',
    enter: async stage => {
      await openBundled(stage, 'A payment behind a shield', 'payment')
      await tab(stage, 'Tasks')
      await stage.page.getByText(/^Real/).click()
      await stage.page.keyboard.press('Control+Enter')
      await row(stage, 'payment.body').waitFor()
      await row(stage, 'payment').click()
      await stage.page.keyboard.press('Delete')
      await row(stage, 'payment').getByText('cancelled', { exact: true }).waitFor()
      await stage.page.keyboard.press('Space')
      await stage.page.getByRole('button', { name: 'Go on' }).waitFor()
    },
  },
  {
    name: 'workers',
    enter: async stage => {
      await openFile(stage, 'calling', CALLING)
      await stage.page.keyboard.press('Control+Enter')
      await tab(stage, 'Workers')
      await stage.page
        .getByRole('grid', { name: 'Workers' })
        .getByText(/caller/)
        .first()
        .waitFor()
      await stage.page.keyboard.press('Space')
    },
    leave: async stage => stage.client.call('run.kill', { run: await latestRun(stage) }),
  },
  {
    name: 'deadlock',
    enter: async stage => {
      await openBundled(stage, 'A deadlock of two locks', 'two-locks')
      await tab(stage, 'Resources')
      await stage.page.keyboard.press('Control+Enter')
      await stage.page.getByRole('alert').waitFor()
      await row(stage, 'anna').click()
    },
  },
  {
    name: 'together',
    enter: async stage => {
      await openFile(stage, 'together', TOGETHER)
      await tab(stage, 'Resources')
      await stepUntil(stage, isNotified)
      await row(stage, 'guest\\[0\\]').click()
    },
  },
  {
    name: 'group',
    enter: async stage => {
      await row(stage, 'soup').click()
      await stage.page
        .getByRole('grid', { name: 'Resources' })
        .getByRole('row', { name: 'orders' })
        .scrollIntoViewIfNeeded()
    },
  },
  {
    name: 'condition',
    enter: ({ page }) => page.getByRole('grid', { name: 'Resources' }).getByRole('row', { name: 'paid' }).click(),
  },
  {
    name: 'problems',
    enter: async stage => {
      await openFile(stage, 'mistaken', MISTAKEN)
      await tab(stage, 'Source')
      await tab(stage, 'Problems')
      await stage.page.getByText('slep').first().waitFor()
    },
  },
  {
    name: 'consent',
    enter: async stage => {
      await openFile(stage, 'asking', ASKING)
      await stage.page.keyboard.press('Control+Enter')
      await stage.page.getByRole('dialog', { name: 'What asking may do' }).waitFor()
    },
    leave: async ({ page }) => {
      await page.getByRole('checkbox', { name: /make/ }).uncheck()
      await page.getByRole('button', { name: 'Allow and run' }).click()
      await page.getByRole('dialog').waitFor({ state: 'hidden' }) // the run itself may be over by then
    },
  },
  {
    name: 'grants',
    enter: async ({ page }) => {
      await page.getByRole('button', { name: 'File, view and settings' }).click()
      await page.getByRole('menuitem', { name: 'Permissions…' }).click()
      await page.getByRole('heading', { name: 'asking.taskgraph.yaml' }).waitFor()
    },
    leave: async stage => {
      await pressEscape(stage)
      await stage.client.call('run.kill', { run: await latestRun(stage) })
    },
  },
  {
    name: 'failed',
    enter: async stage => {
      await openFile(stage, 'failing', FAILING)
      await stage.page.keyboard.press('Control+Enter')
      await stage.page.getByRole('alert').waitFor()
      await row(stage, 'failing').click()
    },
  },
  {
    name: 'findings',
    enter: async stage => {
      await openFile(stage, 'careless', CARELESS)
      await tab(stage, 'Findings')
      await stage.page.getByText('Virtual', { exact: true }).click()
      await stage.page.keyboard.press('Control+Enter')
      const findings = stage.page.getByRole('grid', { name: 'Findings' })
      await findings.getByRole('row', { name: 'Lock held across a long wait' }).click()
      await stage.page.getByRole('treegrid').getByText('chef', { exact: true }).click()
    },
  },
  {
    name: 'stuck',
    enter: async stage => {
      await openFile(stage, 'spinner', SPINNING)
      await stage.page.keyboard.press('Control+Enter')
      await stage.page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'killed',
    enter: async stage => {
      await stage.client.call('run.kill', { run: await latestRun(stage) })
      await stage.page.getByText('The run was ended at once').waitFor()
    },
  },
  {
    name: 'busy',
    enter: async stage => {
      await openFile(stage, 'busy', BUSY)
      await stage.page.keyboard.press('Control+Enter')
      await stage.page.getByRole('status').filter({ hasText: 'merged' }).waitFor()
    },
    leave: async stage => stage.client.call('run.kill', { run: await latestRun(stage) }),
  },
]
