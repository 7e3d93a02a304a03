/**
 * Undo and redo in an editor are those of its document: what was typed in it, in its other files and drawn in the graph is undone in
 * the order in which it was done. So the editor keeps no history of its own, which would know only a part.
 */
import type { Extension } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { useEffect } from 'react'
import { type AppStore, useApp } from '../../store/index.ts'

export const documentHistory = (store: AppStore): Extension => {
  const undo = () => {
    store.getState().undo()
    return true
  }
  const redo = () => {
    store.getState().redo()
    return true
  }
  return keymap.of([
    { key: 'Mod-z', run: undo, preventDefault: true },
    { key: 'Mod-y', mac: 'Mod-Shift-z', run: redo, preventDefault: true },
    { linux: 'Ctrl-Shift-z', win: 'Ctrl-Shift-z', run: redo, preventDefault: true },
  ])
}

/** Shows what an undo or redo has changed, if one looks at that file. Comes after the effect that brings the text. */
export function useRevisited(view: { readonly current: EditorView | null }, doc: string, path: string): void {
  const revisited = useApp(app => app.revisited)
  useEffect(() => {
    const editor = view.current
    if (!editor?.hasFocus || revisited?.doc !== doc || revisited.file !== path) return
    const anchor = Math.min(revisited.at, editor.state.doc.length)
    editor.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor) })
  }, [view, revisited, doc, path])
}
