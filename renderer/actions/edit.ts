import { type AppState, historyOf } from '../store/index.ts'
import type { Action } from './action.ts'

const history = (state: AppState) => (state.activeDoc === null ? null : historyOf(state, state.activeDoc))

export const editActions: readonly Action[] = [
  {
    id: 'edit.undo',
    keys: ['Mod+Z'],
    where: 'document',
    enabled: state => (history(state)?.past.length ?? 0) > 0,
    run: state => state.undo(),
  },
  {
    id: 'edit.redo',
    keys: ['Mod+Shift+Z'],
    where: 'document',
    enabled: state => (history(state)?.future.length ?? 0) > 0,
    run: state => state.redo(),
  },
]
