import { createStore as createZustand } from 'zustand'
import { chosenSlice } from './chosen.ts'
import { courseSlice } from './course.ts'
import { docsSlice } from './docs.ts'
import { editingSlice } from './editing.ts'
import { editorSlice } from './editor.ts'
import type { Environment } from './environment.ts'
import { foldingSlice } from './folding.ts'
import { graphViewSlice } from './graph-view.ts'
import { hostSlice } from './host.ts'
import { keptSlice } from './kept.ts'
import { layoutSlice } from './layout.ts'
import { noticesSlice } from './notices.ts'
import { permissionsSlice } from './permissions.ts'
import { runsSlice } from './runs.ts'
import { selectionSlice } from './selection.ts'
import { sessionSlice } from './session.ts'
import { settingsSlice } from './settings.ts'
import type { AppState, AppStore } from './slice.ts'
import { tabsSlice } from './tabs.ts'
import { timelineSlice } from './timeline.ts'
import { timesSlice } from './times.ts'
import { tourSlice } from './tour.ts'
import { travelSlice } from './travel.ts'

export const createStore = (env: Environment): AppStore =>
  createZustand<AppState>()((set, get) => {
    const context = { set, get, env }
    return {
      ...hostSlice(context),
      ...docsSlice(context),
      ...chosenSlice(context),
      ...editingSlice(context),
      ...editorSlice(context),
      ...runsSlice(context),
      ...selectionSlice(context),
      ...settingsSlice(context),
      ...layoutSlice(context),
      ...graphViewSlice(context),
      ...noticesSlice(context),
      ...permissionsSlice(context),
      ...travelSlice(context),
      ...timelineSlice(context),
      ...timesSlice(context),
      ...foldingSlice(context),
      ...tabsSlice(context),
      ...tourSlice(context),
      ...courseSlice(context),
      ...sessionSlice(context),
      ...keptSlice(context),
    }
  })
