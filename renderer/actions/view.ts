import { isVisible, languageOf, themeOf } from '../store/index.ts'
import { type Action, always } from './action.ts'

export const viewActions: readonly Action[] = [
  {
    id: 'view.filter',
    keys: ['Mod+F'],
    enabled: state => isVisible(state, 'tasks'),
    run: state => state.focusFilter(),
  },
  {
    id: 'view.back',
    keys: ['Alt+ArrowLeft', 'Mod+Z'],
    enabled: ({ past }) => past.length > 0,
    run: state => state.back(),
  },
  {
    id: 'view.forward',
    keys: ['Alt+ArrowRight', 'Mod+Shift+Z'],
    enabled: ({ future }) => future.length > 0,
    run: state => state.forward(),
  },
  {
    id: 'view.theme',
    keys: [],
    enabled: always,
    run: state => void state.changeSettings({ theme: themeOf(state) === 'dark' ? 'light' : 'dark' }),
  },
  {
    id: 'view.language',
    keys: [],
    enabled: always,
    run: state => void state.changeSettings({ language: languageOf(state) === 'ja' ? 'en' : 'ja' }),
  },
  {
    id: 'view.permissions',
    keys: [],
    enabled: always,
    run: state => state.showDialog({ kind: 'grants' }),
  },
  {
    id: 'help.shortcuts',
    keys: ['?', 'Shift+/'],
    enabled: always,
    run: state => state.showDialog({ kind: 'shortcuts' }),
  },
  {
    id: 'palette.open',
    keys: ['Mod+K', 'Mod+Shift+P'],
    enabled: always,
    run: state => state.showDialog({ kind: 'palette' }),
  },
]
