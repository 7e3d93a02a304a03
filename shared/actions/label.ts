import type { Language } from '../errors.ts'
import type { ActionId, TabNumber } from './list.ts'
import { actionNames } from './names.ts'
import { PANES, type PaneId, paneNames } from './panes.ts'

export type ShowPane = `view.${PaneId}`

/** The pane that an action shows; null: it does something else. */
export const paneShown = (id: string): PaneId | null => PANES.find(pane => `view.${pane}` === id) ?? null

/** One line for all nine of them is enough. */
export const isNumbered = (id: ActionId): id is `tab.${TabNumber}` => /^tab\.\d$/.test(id)

/** An action's name. An action that shows a pane has the pane's, those that go to a tab by its number share one. */
export function actionName(id: ActionId, language: Language): string {
  const pane = paneShown(id)
  return pane === null ? at(actionNames[language], isNumbered(id) ? 'tab.number' : id) : paneNames[language][pane]
}

interface Names {
  readonly [word: string]: string | Names
}

function at(names: Names, path: string): string {
  const name = path.split('.').reduce<Names | string>((found, word) => (found as Names)[word] ?? path, names)
  return typeof name === 'string' ? name : path
}
