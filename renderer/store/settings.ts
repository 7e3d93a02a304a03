/** What the user has set. The host keeps it; `system` is resolved in the page. */
import type { Language } from '../../shared/errors.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../shared/protocol/documents.ts'
import type { SystemLook } from './environment.ts'
import type { Slice } from './slice.ts'

export type Theme = 'dark' | 'light'

export interface SettingsSlice {
  readonly settings: Settings
  readonly system: SystemLook
  changeSettings(change: Partial<Settings>): Promise<void>
  receiveSettings(settings: Settings): void
  systemChanged(change: Partial<SystemLook>): void
}

export const settingsSlice: Slice<SettingsSlice> = ({ set, get, env }) => ({
  settings: DEFAULT_SETTINGS,
  system: env.system,
  changeSettings: async change => {
    set({ settings: { ...get().settings, ...change } })
    const kept = await get().ask('settings.set', change)
    if (kept) set({ settings: kept })
  },
  receiveSettings: settings => set({ settings }),
  systemChanged: change => set({ system: { ...get().system, ...change } }),
})

type Look = Pick<SettingsSlice, 'settings' | 'system'>

export const languageOf = ({ settings, system }: Look): Language =>
  settings.language === 'system' ? system.language : settings.language

export const themeOf = ({ settings, system }: Look): Theme => {
  if (settings.theme !== 'system') return settings.theme
  return system.dark ? 'dark' : 'light'
}

/** Nothing may move: the user has said so here, or in the system. */
export const isStill = ({ settings, system }: Look): boolean =>
  settings.motion === 'system' ? system.still : settings.motion === 'none'
