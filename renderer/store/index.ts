/**
 * The page's state. `createStore(env)`, `connect(store, host, act)`, then in components `useApp(selector)` for what is drawn
 * and `useAppStore().getState().something()` for what is done.
 */
export { connect } from './connect.ts'
export { isDirty } from './docs.ts'
export { type Environment, pageEnvironment } from './environment.ts'
export { type GraphCommand, type GraphView, type GraphViewport, type NodePlace, noGraphView } from './graph-view.ts'
export type { About } from './host.ts'
export type { DockTab, Layout, OpenDialog, Panel, PaneTab, TaskFilter } from './layout.ts'
export { noFilter } from './layout.ts'
export { type Live, runNow } from './live.ts'
export type { CancelNotice } from './notices.ts'
export {
  StoreProvider,
  useApp,
  useAppStore,
  useDoc,
  useRunNow,
  useRunState,
  useSelectedResource,
  useSelectedTask,
  useTask,
} from './react.tsx'
export { shownProgram } from './runs.ts'
export type { Selected, SourcePlace } from './selection.ts'
export { languageOf, type Theme, themeOf } from './settings.ts'
export type { AppState, AppStore } from './slice.ts'
export { createStore } from './store.ts'
