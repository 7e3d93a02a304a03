/** Showing panes, sending them elsewhere, folding areas. */
import { canMove, FOLDING, PANES, TARGETS } from '../store/index.ts'
import { always, type Handler } from './action.ts'

const show: readonly Handler[] = PANES.map(pane => ({
  id: `view.${pane}`,
  enabled: always,
  run: state => state.showPane(pane),
}))

/** Of the pane one is in. */
const send: readonly Handler[] = TARGETS.map(target => ({
  id: `pane.${target}`,
  enabled: ({ layout, currentPane }) => canMove(layout.arrangement, currentPane, target),
  run: state => state.movePane(state.currentPane, target),
}))

const fold: readonly Handler[] = FOLDING.map(area => ({
  id: `area.${area}`,
  enabled: ({ layout }) => layout.arrangement.stacks[area].panes.length > 0,
  run: state => state.toggleArea(area),
}))

export const paneActions: readonly Handler[] = [
  ...show,
  ...send,
  ...fold,
  { id: 'area.next', enabled: always, run: state => state.cycleAreas(1) },
  { id: 'area.previous', enabled: always, run: state => state.cycleAreas(-1) },
  { id: 'area.reset', enabled: always, run: state => state.resetLayout() },
]
