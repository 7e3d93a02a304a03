/** The view of the graph: keys that mean this while one is in its pane. */

import type { ActionId } from '../../shared/actions/index.ts'
import { type AppState, type GraphCommand, isVisible } from '../store/index.ts'
import type { Handler } from './action.ts'

const onGraph = (state: AppState): boolean =>
  isVisible(state, 'graph') && (state.activeDoc !== null || state.shownRun !== null)

const asks = (id: ActionId, name: GraphCommand): Handler => ({
  id,
  enabled: onGraph,
  run: state => state.askGraph(name),
})

export const graphActions: readonly Handler[] = [
  asks('graph.fit', 'fit'),
  asks('graph.zoomIn', 'zoomIn'),
  asks('graph.zoomOut', 'zoomOut'),
  asks('graph.layout', 'layout'),
  {
    id: 'graph.follow',
    enabled: onGraph,
    run: state => state.followRunning(!state.graphFollows),
  },
  asks('graph.find', 'search'),
  asks('graph.exportSvg', 'svg'),
  asks('graph.exportPng', 'png'),
]
