/** The short tour of the app: shown once, when the first graph runs, and after that only to those who ask for it. */
import { ENDED } from '../../shared/protocol/events.ts'
import { PANES } from './panes.ts'
import type { AppState, Slice } from './slice.ts'

/** Each stands at a part of the page; those whose pane is not there are left out. */
const STEPS = [
  { id: 'run', panes: null },
  { id: 'watch', panes: ['graph', 'tasks'] },
  { id: 'why', panes: ['inspector'] },
  { id: 'cancel', panes: ['inspector'] },
  { id: 'timeline', panes: ['timeline'] },
  { id: 'lessons', panes: ['library'] },
] as const satisfies readonly { id: string; panes: readonly string[] | null }[]

export type TourStep = (typeof STEPS)[number]['id']

const paneOf = ({ panes }: (typeof STEPS)[number]) => PANES.find(pane => panes?.some(wanted => wanted === pane))

const there = STEPS.filter(step => step.panes === null || paneOf(step) !== undefined)

export const TOUR: readonly TourStep[] = there.map(step => step.id)

export interface TourSlice {
  /** Where the tour is; null: it is not shown. */
  readonly tour: TourStep | null
  beginTour(): void
  /** Unless it was shown before. */
  offerTour(): void
  /** To the step before or the next one, which ends it after the last. */
  stepTour(by: 1 | -1): void
  endTour(): void
}

const KEY = 'yieldpoint.tour'

export const tourSlice: Slice<TourSlice> = ({ set, get, env }) => {
  const show = (at: number): void => {
    const step = there[at]
    if (step === undefined) {
      get().endTour()
      return
    }
    const pane = paneOf(step)
    if (pane !== undefined) get().showPane(pane)
    if (pane === 'inspector') selectWaiting(get())
    set({ tour: step.id })
  }
  return {
    tour: null,
    beginTour: () => {
      set({ dialog: null })
      show(0)
    },
    offerTour: () => {
      if (env.memory.read(KEY) === null) get().beginTour()
    },
    stepTour: by => {
      const { tour } = get()
      if (tour !== null) show(Math.max(0, TOUR.indexOf(tour) + by))
    },
    endTour: () => {
      env.memory.write(KEY, 'seen')
      set({ tour: null })
    },
  }
}

/** A task that waits for a resource says most about itself; one that sleeps says little. */
function selectWaiting({ live, selected, selectTask }: AppState): void {
  if (!live || (selected?.run === live.run && selected.kind === 'task')) return
  const tasks = [...live.state.tasks.values()].filter(task => !ENDED.includes(task.state))
  const best = tasks.find(task => task.waiting?.for === 'resource') ?? tasks[0]
  if (best) selectTask(best.id)
}
