/** Showing panes, sending them elsewhere, folding areas. */
import { canMove, FOLDING, PANES, TARGETS } from '../store/index.ts'
import { type Action, always } from './action.ts'

const SEND_KEYS: Partial<Record<(typeof TARGETS)[number], string>> = {
  left: 'Alt+Shift+ArrowLeft',
  centre: 'Alt+Shift+ArrowUp',
  bottom: 'Alt+Shift+ArrowDown',
  right: 'Alt+Shift+ArrowRight',
}

const FOLD_KEYS = { left: 'Mod+B', bottom: 'Mod+J', right: 'Mod+Alt+B' } as const

const show: readonly Action[] = PANES.map(pane => ({
  id: `view.${pane}`,
  keys: [],
  enabled: always,
  run: state => state.showPane(pane),
}))

/** Of the pane one is in. */
const send: readonly Action[] = TARGETS.map(target => ({
  id: `pane.${target}`,
  keys: SEND_KEYS[target] === undefined ? [] : [SEND_KEYS[target]],
  enabled: ({ layout, currentPane }) => canMove(layout.arrangement, currentPane, target),
  run: state => state.movePane(state.currentPane, target),
}))

const fold: readonly Action[] = FOLDING.map(area => ({
  id: `area.${area}`,
  keys: [FOLD_KEYS[area]],
  enabled: ({ layout }) => layout.arrangement.stacks[area].panes.length > 0,
  run: state => state.toggleArea(area),
}))

export const paneActions: readonly Action[] = [
  ...show,
  ...send,
  ...fold,
  { id: 'area.next', keys: ['F6'], enabled: always, run: state => state.cycleAreas(1) },
  { id: 'area.previous', keys: ['Shift+F6'], enabled: always, run: state => state.cycleAreas(-1) },
  { id: 'area.reset', keys: [], enabled: always, run: state => state.resetLayout() },
]
