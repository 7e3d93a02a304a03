import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useApp, useAppStore, useDoc } from '../../store/index.ts'
import { matching, type RunRow, rowsOf } from './rows.ts'

const NONE: readonly never[] = []

export function useRunRows(): { readonly all: number; readonly rows: readonly RunRow[] } {
  const kept = useApp(state => state.kept)
  const runs = useApp(state => state.runs)
  const filter = useApp(state => state.runFilter)
  const title = useDoc()?.title ?? null
  const all = useMemo(() => rowsOf(kept?.values() ?? NONE, runs), [kept, runs])
  const rows = useMemo(() => matching(all, filter, title), [all, filter, title])
  return { all: all.length, rows }
}

/** The command line keeps runs in the same folder: looked for when the pane is opened, and whenever one comes back from there. */
export function useFreshList(): void {
  const store = useAppStore()
  useEffect(() => {
    const list = (): void => {
      const { kept, connection, listKept } = store.getState()
      if (kept !== null && connection === 'open') void listKept() // else it comes with the connection
    }
    list()
    window.addEventListener('focus', list)
    return () => window.removeEventListener('focus', list)
  }, [store])
}

/** Shows the run of a row. */
export function useOpenRow(): (row: RunRow) => void {
  const store = useAppStore()
  return ({ kept, run }) => {
    const state = store.getState()
    if (run !== null) state.showRun(run.run)
    else if (kept !== null) void state.openKept(kept.id)
  }
}

/** Arrows and hjkl move the selection, Enter opens, F2 names, Delete asks whether to delete, p pins. */
export function useRunKeys(rows: readonly RunRow[]) {
  const store = useAppStore()
  const open = useOpenRow()
  const half = useRef(false)
  const selected = useApp(state => state.runRow)
  const at = rows.findIndex(row => row.key === selected)
  const go = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (row) store.getState().selectRunRow(row.key)
  }
  const does: Readonly<Record<string, () => void>> = {
    ArrowDown: () => go(at + 1),
    j: () => go(at + 1),
    ArrowUp: () => go(at < 0 ? 0 : at - 1),
    k: () => go(at < 0 ? 0 : at - 1),
    PageDown: () => go(at + 20),
    PageUp: () => go(at - 20),
    Home: () => go(0),
    End: () => go(rows.length - 1),
    G: () => go(rows.length - 1),
    Enter: () => {
      const row = rows[at]
      if (row) open(row)
    },
    Escape: () => store.getState().selectRunRow(null),
    F2: () => store.getState().beginRename(rows[at]?.kept?.id ?? null),
    p: () => {
      const kept = rows[at]?.kept
      if (kept) void store.getState().pinKept(kept.id, !kept.pinned)
    },
    Delete: () => {
      const kept = rows[at]?.kept
      if (kept && !kept.pinned && kept.outcome !== 'running')
        store.getState().showDialog({ kind: 'deleteRun', id: kept.id })
    },
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const twice = half.current && event.key === 'g'
    half.current = event.key === 'g' && !twice
    const act = twice ? does['Home'] : does[event.key]
    if (act === undefined) return
    event.preventDefault()
    event.stopPropagation() // Delete would cancel the selected task
    act()
  }
  return { at, onKeyDown }
}
