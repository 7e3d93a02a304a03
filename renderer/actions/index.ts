import { type ActionId, actionIds, bindings } from '../../shared/actions/index.ts'
import type { AppState, PaneId } from '../store/index.ts'
import type { Action, Handler } from './action.ts'
import { codeActions } from './code.ts'
import { courseActions } from './course.ts'
import { editActions } from './edit.ts'
import { fileActions } from './files.ts'
import { graphActions } from './graph.ts'
import { keptActions } from './kept.ts'
import { actsWhileTyping, matches, type Pressed } from './keys.ts'
import { paneActions } from './panes.ts'
import { runActions } from './runs.ts'
import { tabActions } from './tabs.ts'
import { taskActions } from './tasks.ts'
import { timeActions } from './time.ts'
import { timelineActions } from './timeline.ts'
import { viewActions } from './view.ts'

export type { ActionId, TabNumber } from '../../shared/actions/index.ts'
export type { Action } from './action.ts'
export { keyHint } from './keys.ts'
export { phaseOf } from './runs.ts'
export { canCancel, canShield, selectedTask } from './tasks.ts'

const handlers: readonly Handler[] = [
  ...fileActions,
  ...editActions,
  ...tabActions,
  ...runActions,
  ...keptActions,
  ...taskActions,
  ...codeActions,
  ...graphActions,
  ...timeActions,
  ...paneActions,
  ...courseActions,
  ...viewActions,
  ...timelineActions,
]

const byId = new Map<string, Action>(handlers.map(handler => [handler.id, { ...bindings[handler.id], ...handler }]))

/** In the order of menus and palette. */
export const actions: readonly Action[] = actionIds.map(actionOf)

/** Each has its handler: a test makes sure of it. */
export function actionOf(id: ActionId): Action {
  return byId.get(id)!
}

/** Does it, if it can be done now. An id that is not ours (an older host's menu) does nothing. */
export function act(id: string, state: AppState): void {
  const action = byId.get(id)
  if (action?.enabled(state)) action.run(state)
}

/** Its keys where the page is: a browser keeps some to itself. */
export const keysOf = ({ keys, browserKeys }: Action, browser: boolean): readonly string[] =>
  browser ? (browserKeys ?? keys) : keys

export interface KeyContext {
  readonly mac: boolean
  readonly browser: boolean
  /** In a field or editor: only keys with Ctrl or Cmd act. */
  readonly typing: boolean
  /** Where one edits the document, or right after an edit of it. */
  readonly editing: boolean
  /** The one that one is in. */
  readonly pane?: PaneId
}

/** What a key means here: what can be done now goes first, and of that what it means in the pane; null: nothing of ours. */
export function actionFor(pressed: Pressed, context: KeyContext, state?: AppState): Action | null {
  const { mac, browser, typing, editing, pane } = context
  const means = (keys: string) => (!typing || actsWhileTyping(keys)) && matches(keys, pressed, mac)
  const meant = actions.filter(action => {
    const counts = action.where !== 'document' || editing
    const isHere = action.pane === undefined || action.pane === pane
    return isHere && ((counts && keysOf(action, browser).some(means)) || (!editing && action.elsewhere?.some(means)))
  })
  const inOrder = meant.toSorted((a, b) => Number(b.pane !== undefined) - Number(a.pane !== undefined))
  return inOrder.find(action => state && action.enabled(state)) ?? inOrder[0] ?? null
}
