import type { AppState } from '../store/index.ts'
import type { Action, ActionId } from './action.ts'
import { fileActions } from './files.ts'
import { keptActions } from './kept.ts'
import { actsWhileTyping, matches, type Pressed } from './keys.ts'
import { paneActions } from './panes.ts'
import { runActions } from './runs.ts'
import { taskActions } from './tasks.ts'
import { viewActions } from './view.ts'

export type { Action, ActionId } from './action.ts'
export { keyHint } from './keys.ts'
export { phaseOf } from './runs.ts'
export { canCancel, canShield, selectedTask } from './tasks.ts'

/** In the order of menus and palette. */
export const actions: readonly Action[] = [
  ...fileActions,
  ...runActions,
  ...keptActions,
  ...taskActions,
  ...paneActions,
  ...viewActions,
]

const byId = new Map<string, Action>(actions.map(action => [action.id, action]))

export const actionOf = (id: ActionId): Action => byId.get(id)!

/** Does it, if it can be done now. An id that is not ours (an older host's menu) does nothing. */
export function act(id: string, state: AppState): void {
  const action = byId.get(id)
  if (action?.enabled(state)) action.run(state)
}

export interface KeyContext {
  readonly mac: boolean
  /** In a field or editor: only keys with Ctrl or Cmd act. */
  readonly typing: boolean
}

/** What a key means here, whether or not it can be done now; null: nothing of ours. */
export function actionFor(pressed: Pressed, { mac, typing }: KeyContext): Action | null {
  const means = (keys: string) => (!typing || actsWhileTyping(keys)) && matches(keys, pressed, mac)
  return actions.find(action => action.keys.some(means)) ?? null
}
