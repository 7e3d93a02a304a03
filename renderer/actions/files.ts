import { activeTab, isDirty } from '../store/index.ts'
import { type Action, always } from './action.ts'

export const fileActions: readonly Action[] = [
  { id: 'file.new', keys: [], enabled: always, run: state => state.showDialog({ kind: 'templates' }) },
  { id: 'file.open', keys: ['Mod+O'], enabled: always, run: state => void state.chooseFile() },
  {
    id: 'file.save',
    keys: ['Mod+S'],
    enabled: ({ activeDoc, docs }) => {
      const doc = activeDoc === null ? undefined : docs.get(activeDoc)
      return doc !== undefined && (doc.path === null || isDirty(doc))
    },
    run: state => void (state.activeDoc !== null && state.save(state.activeDoc)),
  },
  {
    id: 'file.saveAs',
    keys: ['Mod+Shift+S'],
    enabled: ({ activeDoc }) => activeDoc !== null,
    run: state => void (state.activeDoc !== null && state.saveAs(state.activeDoc, null)),
  },
  {
    id: 'file.close',
    keys: ['Mod+W'],
    browserKeys: ['Alt+W'],
    enabled: state => activeTab(state) !== null,
    run: state => {
      const tab = activeTab(state)
      if (tab !== null) state.closeTab(tab)
    },
  },
]
