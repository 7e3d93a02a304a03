/**
 * Every pane as a user comes to see it, one after the other in one page, in English. Runs stand still where they can, so that
 * a picture taken twice is the same twice.
 */
import type { RunState } from '../../../shared/state/run-state.ts'
import { allWaits, goToEightSeconds, stepToTheOven, waitInGraph, waitInTimeline, whyItWaits } from './kitchen.ts'
import { fileDialogs, keptDialogs } from './scene-dialogs.ts'
import { ASKING, BUSY, CALLING, CARELESS, FAILING, MISTAKEN, SHARED, SPINNING, TOGETHER } from './scene-graphs.ts'
import {
  latestRun,
  openBundled,
  openFile,
  pressEscape,
  row,
  type Scene,
  stepUntil,
  tab,
  writtenByTwo,
} from './stage.ts'

/** The one that was notified wants the lock again. */
const isNotified = ({ resources }: RunState): boolean =>
  [...resources.values()].some(({ stats }) => stats.kind === 'condition' && stats.notified.length > 0)

export const scenes: readonly Scene[] = [
  { name: 'start', enter: ({ page }) => page.getByRole('button', { name: 'Run the pizza kitchen' }).waitFor() },
  {
    name: 'tasks',
    enter: async stage => {
      await stepToTheOven(stage)
      await whyItWaits(stage)
    },
  },
  {
    name: 'edit',
    enter: stage => tab(stage, 'Edit'),
    leave: stage => tab(stage, 'Live'),
  },
  {
    name: 'graph',
    enter: waitInGraph,
  },
  {
    name: 'waits',
    enter: allWaits,
    leave: stage => tab(stage, 'Resources'),
  },
  {
    name: 'resources',
    enter: ({ page }) => page.getByRole('grid', { name: 'Resources' }).getByRole('row', { name: 'orders' }).click(),
  },
  {
    name: 'timeline',
    enter: waitInTimeline,
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
  ...fileDialogs,
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
    name: 'past',
    enter: goToEightSeconds,
    leave: async ({ page }) => {
      await page.getByRole('button', { name: 'Live', exact: true }).click()
      await page.getByText(/^You are at/).waitFor({ state: 'detached' })
    },
  },
  {
    name: 'runs',
    enter: async stage => {
      await tab(stage, 'Runs')
      await stage.page.getByRole('option', { name: /finished/ }).click()
      await stage.page.getByRole('region', { name: 'About this run' }).waitFor()
    },
  },
  ...keptDialogs,
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
    name: 'ring',
    enter: async stage => {
      await tab(stage, 'Graph')
      await stage.page.getByRole('group', { name: /^anna, deadlocked/ }).waitFor()
    },
    leave: stage => tab(stage, 'Tasks'),
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
    name: 'mistakes',
    enter: async stage => {
      await tab(stage, 'Graph')
      await stage.page.getByRole('group', { name: /^third/ }).click()
    },
    leave: stage => tab(stage, 'Source'),
  },
  {
    name: 'conflict',
    enter: async stage => {
      await openFile(stage, 'shared', SHARED)
      await writtenByTwo(stage, 'shared', SHARED)
      await stage.page.getByRole('button', { name: 'Compare' }).waitFor()
    },
  },
  {
    name: 'compare',
    enter: async ({ page }) => {
      await page.getByRole('button', { name: 'Compare' }).click()
      await page.getByRole('dialog').getByText('on disk').last().waitFor()
    },
    leave: async stage => {
      await stage.page.getByRole('dialog').getByRole('button', { name: 'Reload' }).click()
      await stage.page.getByRole('button', { name: 'Compare' }).waitFor({ state: 'detached' })
      await tab(stage, 'Tasks')
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
