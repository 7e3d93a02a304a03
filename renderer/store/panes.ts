import type { PaneId } from '../../shared/actions/index.ts'

export { PANES, type PaneId } from '../../shared/actions/index.ts'

/**
 * Where each pane is at home. To add a pane, name it in `shared/actions/panes.ts` and give it the action `view.<pane>` in the list
 * beside it: layout, tabs, palette and menus derive from those. The compiler asks for its line here, and for the one in
 * `views/shell/panes.tsx`, which says how it is drawn.
 */
export const PANE_HOMES = {
  library: 'left',
  runs: 'left',
  graph: 'centre',
  tasks: 'centre',
  timeline: 'centre',
  source: 'centre',
  log: 'centre',
  resources: 'bottom',
  waits: 'bottom',
  times: 'bottom',
  workers: 'bottom',
  findings: 'bottom',
  problems: 'bottom',
  inspector: 'right',
  lesson: 'right',
} as const satisfies Record<PaneId, Home>

export type Home = 'left' | 'centre' | 'bottom' | 'right'

/** One of these in front is enough to see a run begin. */
export const RUN_PANES: readonly PaneId[] = ['graph', 'tasks', 'timeline']
