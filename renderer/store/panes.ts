/**
 * The panes there are, in the order of tabs, menus and palette, and where each is at home. This is the one list: layout, the
 * actions `view.<pane>` and the palette derive from it, and `views/shell/panes.tsx` says how each is drawn. To add a pane, add a
 * line here, there, and its name in the messages `app.pane` of both languages; the compiler asks for the other two.
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
} as const satisfies Record<string, Home>

export type Home = 'left' | 'centre' | 'bottom' | 'right'
export type PaneId = keyof typeof PANE_HOMES

export const PANES = Object.keys(PANE_HOMES) as readonly PaneId[]

/** One of these in front is enough to see a run begin. */
export const RUN_PANES: readonly PaneId[] = ['graph', 'tasks', 'timeline']
