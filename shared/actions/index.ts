/** What a user can do: ids, keys, names. The page knows what each does (`renderer/actions`). */
export { type Group, groupNames, groupOf } from './groups.ts'
export { actionName, isNumbered, paneShown, type ShowPane } from './label.ts'
export { type ActionId, actionIds, type Binding, bindings, type TabNumber } from './list.ts'
export { actionNames } from './names.ts'
export { PANES, type PaneId, paneNames } from './panes.ts'
