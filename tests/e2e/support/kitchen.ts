/** The pizza kitchen at the moment that most is to be seen in: one chef at the oven, the other in line for it. */
import type { RunState } from '../../../shared/state/run-state.ts'
import { holdersOf } from '../../../shared/state/selectors.ts'
import { openBundled, row, type Stage, stepUntil, tab } from './stage.ts'

export function ovenIsWanted({ resources, tasks }: RunState): boolean {
  const oven = [...resources.values()].find(resource => resource.name === 'oven')
  const inLine = oven?.stats.kind === 'semaphore' && oven.stats.waiters.length > 0
  return inLine && holdersOf(oven.stats).some(({ task }) => task !== null && tasks.get(task)?.state === 'waiting')
}

export async function stepToTheOven(stage: Stage): Promise<void> {
  await openBundled(stage, 'Pizza kitchen', 'pizza-kitchen')
  await stepUntil(stage, ovenIsWanted)
  await stage.page.getByText('held by chef[0]').first().waitFor()
}

export async function whyItWaits(stage: Stage): Promise<void> {
  await row(stage, 'chef\\[1\\]').click()
  await stage.page.getByText('Why is it waiting?').waitFor()
}

export async function waitInGraph(stage: Stage): Promise<void> {
  await tab(stage, 'Graph')
  await stage.page.getByRole('group', { name: /^chef\[1\], waiting, oven/ }).waitFor()
}

export async function allWaits(stage: Stage): Promise<void> {
  await tab(stage, 'Waits')
  await stage.page.getByRole('grid', { name: 'Waits' }).getByText('chef[1]').first().waitFor()
}

export const laneOf = ({ page }: Stage, task: string) =>
  page.getByRole('tree', { name: /Lanes/ }).getByRole('treeitem', { name: new RegExp(`^${task},`) })

export async function waitInTimeline(stage: Stage): Promise<void> {
  await tab(stage, 'Timeline')
  const lane = laneOf(stage, 'chef\\[1\\]')
  await lane.click()
  await stage.page.keyboard.press('End')
  await lane.click()
  await stage.page.keyboard.press('Enter')
  await stage.page.getByText('Selected: a wait of').waitFor()
}

/** Of a run that is over. */
export async function goToEightSeconds({ page }: Stage): Promise<void> {
  await page.getByRole('slider', { name: 'Moment in the run' }).focus()
  await page.keyboard.press('Home')
  for (let i = 0; i < 30; i++) await page.keyboard.press('ArrowRight')
  await page.getByText(/^You are at 00:08/).waitFor()
}
