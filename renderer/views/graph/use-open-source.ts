import { useCallback } from 'react'
import { useAppStore } from '../../store/index.ts'
import { useGraph } from './context.ts'
import type { NodeKey } from './model/structure.ts'

/** Where the task is in its code; before that, and for what never was in any, where the file has its name. */
export function useOpenSource(): (key: NodeKey) => void {
  const store = useAppStore()
  const { feed } = useGraph()
  return useCallback(
    key => {
      const { live, docs, activeDoc, goTo, selected } = store.getState()
      const doc = activeDoc === null ? undefined : docs.get(activeDoc)
      const node = feed.node(key)
      if (!doc || !node) return
      const task =
        node.kind === 'task'
          ? (node.members.find(id => selected?.kind === 'task' && selected.id === id) ?? node.members[0])
          : undefined
      const record = task === undefined ? undefined : live?.state.tasks.get(task)
      const site = record?.site === null || record === undefined ? undefined : live?.state.sites.get(record.site)
      const [file] = doc.files
      if (site) goTo(site)
      else if (file && node.declared) goTo({ file: file.path, ...placeOfName(file.text, node.name) })
    },
    [store, feed],
  )
}

/** The line on which a name stands as a key of the graph file. */
function placeOfName(text: string, name: string): { line: number; column: number } {
  const lines = text.split('\n')
  const at = lines.findIndex(
    line => line.trimStart().replace(/^["']/, '').startsWith(name) && /^\s*["']?[^"':]+["']?\s*:/.test(line),
  )
  return { line: at + 1 || 1, column: 1 + (at < 0 ? 0 : lines[at]!.length - lines[at]!.trimStart().length) }
}
