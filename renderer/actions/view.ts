import { MAX_SCALE, MIN_SCALE } from '../../shared/protocol/documents.ts'
import { isVisible, languageOf, themeOf } from '../store/index.ts'
import { type Action, type ActionId, always } from './action.ts'

/** Percent. */
const STEP = 10

/** A browser has these keys, and does better with them than a page could. */
const scaling = (id: ActionId, keys: readonly string[], next: (scale: number) => number): Action => ({
  id,
  keys,
  browserKeys: [],
  enabled: ({ about, settings }) =>
    about?.host === 'electron' && within(next(settings.scale)) && next(settings.scale) !== settings.scale,
  run: state => void state.changeSettings({ scale: next(state.settings.scale) }),
})

const within = (scale: number): boolean => scale >= MIN_SCALE && scale <= MAX_SCALE

export const viewActions: readonly Action[] = [
  {
    id: 'view.filter',
    keys: ['Mod+F'],
    enabled: state => isVisible(state, 'tasks'),
    run: state => state.focusFilter(),
  },
  {
    id: 'view.back',
    keys: ['Alt+ArrowLeft'],
    elsewhere: ['Mod+Z'],
    enabled: ({ past }) => past.length > 0,
    run: state => state.back(),
  },
  {
    id: 'view.forward',
    keys: ['Alt+ArrowRight'],
    elsewhere: ['Mod+Shift+Z'],
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
    id: 'view.settings',
    keys: ['Mod+,'],
    enabled: always,
    run: state => state.showDialog({ kind: 'settings' }),
  },
  scaling('view.larger', ['Mod+Plus', 'Mod+='], scale => scale + STEP),
  scaling('view.smaller', ['Mod+-'], scale => scale - STEP),
  scaling('view.normalSize', ['Mod+0'], () => 100),
  {
    id: 'help.shortcuts',
    keys: ['?', 'Shift+/'],
    enabled: always,
    run: state => state.showDialog({ kind: 'shortcuts' }),
  },
  { id: 'help.tour', keys: [], enabled: always, run: state => state.beginTour() },
  {
    id: 'palette.open',
    keys: ['Mod+K', 'Mod+Shift+P'],
    enabled: always,
    run: state => state.showDialog({ kind: 'palette' }),
  },
]
