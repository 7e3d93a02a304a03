import type { Arrangement, GraphEdit, ResourceType, TaskKind } from '../../shared/graph/edits/index.ts'
import { type AppState, chosenEdge, chosenNames, historyOf } from '../store/index.ts'
import type { Handler } from './action.ts'
import { canCancel, selectedTask } from './tasks.ts'

const history = (state: AppState) => (state.activeDoc === null ? null : historyOf(state, state.activeDoc))

const hasChosen = (state: AppState): boolean => chosenNames(state).length > 0

/** Of a task that goes on, the same key is Cancel. */
const canRemove = (state: AppState): boolean => {
  const task = selectedTask(state)
  const goesOn = task !== undefined && state.live !== null && canCancel(task, state.live.state)
  return !goesOn && (hasChosen(state) || chosenEdge(state) !== null)
}

function remove(state: AppState): void {
  if (state.activeDoc === null) return
  const edge = chosenEdge(state)
  if (edge) state.editGraph(state.activeDoc, { kind: 'disconnect', ...edge })
  else state.editGraph(state.activeDoc, { kind: 'remove', names: chosenNames(state) })
  state.choose([])
}

const adding = (what: TaskKind | ResourceType, edit: GraphEdit & { kind: 'addTask' | 'addResource' }): Handler => ({
  id: `edit.add.${what}`,
  enabled: state => state.activeDoc !== null,
  run: state => state.addNode(edit),
})

const TASKS: readonly TaskKind[] = ['script', 'sleep', 'call', 'http', 'command']
const RESOURCES: readonly ResourceType[] = ['queue', 'semaphore', 'lock', 'event', 'condition', 'barrier', 'cell']
const WAYS: readonly Arrangement[] = ['left', 'centreX', 'right', 'top', 'centreY', 'bottom', 'spreadX', 'spreadY']

export const editActions: readonly Handler[] = [
  {
    id: 'edit.undo',
    enabled: state => (history(state)?.past.length ?? 0) > 0,
    run: state => state.undo(),
  },
  {
    id: 'edit.redo',
    enabled: state => (history(state)?.future.length ?? 0) > 0,
    run: state => state.redo(),
  },
  { id: 'edit.remove', enabled: canRemove, run: remove },
  {
    id: 'edit.rename',
    enabled: state => chosenNames(state).length === 1,
    run: state => state.beginRename(chosenNames(state)[0] ?? null),
  },
  {
    id: 'edit.duplicate',
    enabled: hasChosen,
    run: state => state.addNode({ kind: 'duplicate', names: chosenNames(state) }),
  },
  {
    id: 'edit.connect',
    enabled: state => chosenNames(state).length === 1,
    run: state => {
      const [from] = chosenNames(state)
      if (from !== undefined) state.showDialog({ kind: 'connect', from })
    },
  },
  ...TASKS.map(does => adding(does, { kind: 'addTask', does })),
  ...RESOURCES.map(type => adding(type, { kind: 'addResource', type })),
  ...WAYS.map(
    (how): Handler => ({
      id: `edit.align.${how}`,
      enabled: state => chosenNames(state).length > 1,
      run: state => state.askArrange(how),
    }),
  ),
]
