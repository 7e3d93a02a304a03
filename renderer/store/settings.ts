/** Language and theme. The host keeps them; `system` is resolved in the page. */
import type { Language } from '../../shared/errors.ts'
import type { Settings } from '../../shared/protocol/documents.ts'
import { DEFAULT_RETENTION } from '../../shared/protocol/recordings.ts'
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
  settings: { language: 'system', theme: 'system', retention: DEFAULT_RETENTION },
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
