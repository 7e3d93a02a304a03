import type { AppState, GraphCommand } from '../store/index.ts'
import type { Action, ActionId } from './action.ts'

const onGraph = ({ layout, activeDoc, shownRun }: AppState): boolean =>
  layout.tab === 'graph' && (activeDoc !== null || shownRun !== null)

const asks = (id: ActionId, name: GraphCommand, keys: readonly string[] = []): Action => ({
  ...{ id, keys, enabled: onGraph, run: state => state.askGraph(name) },
})

export const graphActions: readonly Action[] = [
  asks('graph.fit', 'fit', ['F']),
  asks('graph.zoomIn', 'zoomIn', ['+', 'Shift++']),
  asks('graph.zoomOut', 'zoomOut', ['-']),
  asks('graph.layout', 'layout'),
  { id: 'graph.follow', keys: [], enabled: onGraph, run: state => state.followRunning(!state.graphFollows) },
  asks('graph.exportSvg', 'svg'),
  asks('graph.exportPng', 'png'),
]
