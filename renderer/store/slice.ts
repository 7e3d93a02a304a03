import type { StoreApi } from 'zustand'
import type { ChosenSlice } from './chosen.ts'
import type { CourseSlice } from './course.ts'
import type { DocsSlice } from './docs.ts'
import type { EditingSlice } from './editing.ts'
import type { EditorSlice } from './editor.ts'
import type { Environment } from './environment.ts'
import type { FoldingSlice } from './folding.ts'
import type { GraphViewSlice } from './graph-view.ts'
import type { HostSlice } from './host.ts'
import type { KeptSlice } from './kept.ts'
import type { LayoutSlice } from './layout.ts'
import type { NoticesSlice } from './notices.ts'
import type { PermissionsSlice } from './permissions.ts'
import type { RunsSlice } from './runs.ts'
import type { SelectionSlice } from './selection.ts'
import type { SessionSlice } from './session.ts'
import type { SettingsSlice } from './settings.ts'
import type { TabsSlice } from './tabs.ts'
import type { TimelineSlice } from './timeline.ts'
import type { TimesSlice } from './times.ts'
import type { TourSlice } from './tour.ts'
import type { TravelSlice } from './travel.ts'

export interface AppState
  extends HostSlice,
    DocsSlice,
    ChosenSlice,
    EditingSlice,
    EditorSlice,
    RunsSlice,
    SelectionSlice,
    SettingsSlice,
    LayoutSlice,
    GraphViewSlice,
    NoticesSlice,
    PermissionsSlice,
    TravelSlice,
    TimelineSlice,
    TimesSlice,
    SessionSlice,
    FoldingSlice,
    TabsSlice,
    TourSlice,
    CourseSlice,
    KeptSlice {}

export type AppStore = StoreApi<AppState>

export interface SliceContext {
  readonly set: AppStore['setState']
  readonly get: AppStore['getState']
  readonly env: Environment
}

/** A part of the state with what can be done to it. */
export type Slice<S> = (context: SliceContext) => S
