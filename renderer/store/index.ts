/**
 * The page's state. `createStore(env)`, `connect(store, host, act)`, then in components `useApp(selector)` for what is drawn
 * and `useAppStore().getState().something()` for what is done.
 */

export {
  type AreaId,
  type Arrangement,
  areaOf,
  canMove,
  FOLDING,
  type Folding,
  folds,
  inFront,
  TARGETS,
  type Target,
} from './arrangement.ts'
export { type Chosen, chosenEdge, chosenNames, type Edge, nameInFile } from './chosen.ts'
export { connect } from './connect.ts'
export { courseOf, hindrance, shownLesson } from './course.ts'
export { isDirty } from './docs.ts'
export { historyOf } from './editing.ts'
export type { CodeCommand } from './editor.ts'
export { type Environment, pageEnvironment, remembered } from './environment.ts'
export { NOTHING_TOGGLED } from './folding.ts'
export { type GraphCommand, type GraphView, type GraphViewport, type NodePlace, noGraphView } from './graph-view.ts'
export type { About } from './host.ts'
export { type Checked, noRunFilter, type RunFilter } from './kept.ts'
export { isOpen, isVisible, type Layout, noFilter, type OpenDialog, type TaskFilter } from './layout.ts'
export { clockNow, type Live, runNow } from './live.ts'
export type { CancelNotice } from './notices.ts'
export { PANES, type PaneId } from './panes.ts'
export {
  StoreProvider,
  useApp,
  useAppStore,
  useClockNow,
  useDoc,
  useRunNow,
  useRunState,
  useSelectedResource,
  useSelectedTask,
  useTask,
} from './react.tsx'
export { debugOf, type StartHow, shownProgram } from './runs.ts'
export type { Selected, SourcePlace, Visit } from './selection.ts'
export { type Session, sessionOf } from './session.ts'
export { isStill, languageOf, type Theme, themeOf } from './settings.ts'
export type { AppState, AppStore } from './slice.ts'
export { createStore } from './store.ts'
export { activeTab, parts, runsOf, type TabId, tabsOf } from './tabs.ts'
export { type TimeView, type TimeWindow, wholeOf, widthOf, windowOf } from './time-window.ts'
export { placeOfSelected, type SelectedSegment, type TimelineState, timelineOf, timeOf } from './timeline.ts'
export type { TimesChoice, TimesColumn } from './times.ts'
export { TOUR, type TourStep } from './tour.ts'
