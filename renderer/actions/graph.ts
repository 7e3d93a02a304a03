/** The view of the graph: keys that mean this while one is in its pane. */
import { type AppState, type GraphCommand, isVisible } from '../store/index.ts'
import type { Action, ActionId } from './action.ts'

const onGraph = (state: AppState): boolean =>
  isVisible(state, 'graph') && (state.activeDoc !== null || state.shownRun !== null)

const asks = (id: ActionId, name: GraphCommand, keys: readonly string[] = []): Action => ({
  ...{ id, keys, pane: 'graph', enabled: onGraph, run: state => state.askGraph(name) },
})

export const graphActions: readonly Action[] = [
  asks('graph.fit', 'fit', ['F']),
  asks('graph.zoomIn', 'zoomIn', ['Plus', '=']),
  asks('graph.zoomOut', 'zoomOut', ['-']),
  asks('graph.layout', 'layout'),
  {
    id: 'graph.follow',
    keys: ['E'],
    pane: 'graph',
    enabled: onGraph,
    run: state => state.followRunning(!state.graphFollows),
  },
  asks('graph.find', 'search', ['Mod+F', '/']),
  asks('graph.exportSvg', 'svg'),
  asks('graph.exportPng', 'png'),
]
