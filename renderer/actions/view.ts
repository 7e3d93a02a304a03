import { languageOf, themeOf } from '../store/index.ts'
import { type Action, always } from './action.ts'

export const viewActions: readonly Action[] = [
  { id: 'view.graph', keys: [], enabled: always, run: state => state.showTab('graph') },
  { id: 'view.tasks', keys: [], enabled: always, run: state => state.showTab('tasks') },
  { id: 'view.source', keys: [], enabled: always, run: state => state.showTab('source') },
  { id: 'view.log', keys: [], enabled: always, run: state => state.showTab('log') },
  { id: 'view.resources', keys: [], enabled: always, run: state => state.showDock('resources') },
  { id: 'view.workers', keys: [], enabled: always, run: state => state.showDock('workers') },
  { id: 'view.findings', keys: [], enabled: always, run: state => state.showDock('findings') },
  {
    id: 'view.filter',
    keys: ['Mod+F'],
    enabled: ({ layout }) => layout.tab === 'tasks' || layout.tab === 'graph',
    run: state => (state.layout.tab === 'graph' ? state.askGraph('search') : state.focusFilter()),
  },
  {
    id: 'view.back',
    keys: ['Mod+Z', 'Alt+ArrowLeft'],
    enabled: ({ past }) => past.length > 0,
    run: state => state.back(),
  },
  {
    id: 'view.forward',
    keys: ['Mod+Shift+Z', 'Alt+ArrowRight'],
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
