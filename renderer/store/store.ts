import { createStore as createZustand } from 'zustand'
import { docsSlice } from './docs.ts'
import { editingSlice } from './editing.ts'
import type { Environment } from './environment.ts'
import { hostSlice } from './host.ts'
import { keptSlice } from './kept.ts'
import { layoutSlice } from './layout.ts'
import { noticesSlice } from './notices.ts'
import { permissionsSlice } from './permissions.ts'
import { runsSlice } from './runs.ts'
import { selectionSlice } from './selection.ts'
import { settingsSlice } from './settings.ts'
import type { AppState, AppStore } from './slice.ts'

export const createStore = (env: Environment): AppStore =>
  createZustand<AppState>()((set, get) => {
    const context = { set, get, env }
    return {
      ...hostSlice(context),
      ...docsSlice(context),
      ...editingSlice(context),
      ...runsSlice(context),
      ...selectionSlice(context),
      ...settingsSlice(context),
      ...layoutSlice(context),
      ...noticesSlice(context),
      ...permissionsSlice(context),
      ...keptSlice(context),
    }
  })
