import { activeTab, isDirty } from '../store/index.ts'
import { always, type Handler } from './action.ts'

export const fileActions: readonly Handler[] = [
  { id: 'file.new', enabled: always, run: state => state.showDialog({ kind: 'templates' }) },
  { id: 'file.open', enabled: always, run: state => void state.chooseFile() },
  {
    id: 'file.save',
    enabled: ({ activeDoc, docs }) => {
      const doc = activeDoc === null ? undefined : docs.get(activeDoc)
      return doc !== undefined && (doc.path === null || isDirty(doc))
    },
    run: state => void (state.activeDoc !== null && state.save(state.activeDoc)),
  },
  {
    id: 'file.saveAs',
    enabled: ({ activeDoc }) => activeDoc !== null,
    run: state => void (state.activeDoc !== null && state.saveAs(state.activeDoc, null)),
  },
  {
    id: 'file.close',
    enabled: state => activeTab(state) !== null,
    run: state => {
      const tab = activeTab(state)
      if (tab !== null) state.closeTab(tab)
    },
  },
]
