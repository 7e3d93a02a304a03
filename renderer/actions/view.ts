import type { ActionId } from '../../shared/actions/index.ts'
import { MAX_SCALE, MIN_SCALE } from '../../shared/protocol/documents.ts'
import { isVisible, languageOf, themeOf } from '../store/index.ts'
import { always, type Handler } from './action.ts'

/** Percent. */
const STEP = 10

/** A browser does better at this than a page could. */
const scaling = (id: ActionId, next: (scale: number) => number): Handler => ({
  id,
  enabled: ({ about, settings }) =>
    about?.host === 'electron' && within(next(settings.scale)) && next(settings.scale) !== settings.scale,
  run: state => void state.changeSettings({ scale: next(state.settings.scale) }),
})

const within = (scale: number): boolean => scale >= MIN_SCALE && scale <= MAX_SCALE

export const viewActions: readonly Handler[] = [
  {
    id: 'view.filter',
    enabled: state => isVisible(state, 'tasks'),
    run: state => state.focusFilter(),
  },
  {
    id: 'view.back',
    enabled: ({ past }) => past.length > 0,
    run: state => state.back(),
  },
  {
    id: 'view.forward',
    enabled: ({ future }) => future.length > 0,
    run: state => state.forward(),
  },
  {
    id: 'view.theme',
    enabled: always,
    run: state => void state.changeSettings({ theme: themeOf(state) === 'dark' ? 'light' : 'dark' }),
  },
  {
    id: 'view.language',
    enabled: always,
    run: state => void state.changeSettings({ language: languageOf(state) === 'ja' ? 'en' : 'ja' }),
  },
  {
    id: 'view.permissions',
    enabled: always,
    run: state => state.showDialog({ kind: 'grants' }),
  },
  {
    id: 'view.settings',
    enabled: always,
    run: state => state.showDialog({ kind: 'settings' }),
  },
  scaling('view.larger', scale => scale + STEP),
  scaling('view.smaller', scale => scale - STEP),
  scaling('view.normalSize', () => 100),
  {
    id: 'help.shortcuts',
    enabled: always,
    run: state => state.showDialog({ kind: 'shortcuts' }),
  },
  { id: 'help.tour', enabled: always, run: state => state.beginTour() },
  {
    id: 'palette.open',
    enabled: always,
    run: state => state.showDialog({ kind: 'palette' }),
  },
]
