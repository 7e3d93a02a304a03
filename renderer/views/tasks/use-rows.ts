import { useEffect, useRef, useState } from 'react'
import type { Micros } from '../../../shared/ids.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import type { TreeRow } from '../../../shared/state/selectors.ts'
import { useText } from '../../i18n/index.ts'
import { NOTHING_TOGGLED, useApp, useAppStore, useSelectedTask } from '../../store/index.ts'
import { createRows, keptInPlace, type Sort } from './rows.ts'

/** The rows to draw. While the pointer is in the table none of them changes its place. */
export function useRows(run: RunState, sort: Sort, now: Micros) {
  const word = useText('states')
  const filter = useApp(state => state.filter)
  const grouped = useApp(state => state.layout.grouped)
  const [rowsOf] = useState(createRows)
  const store = useAppStore()
  const shownRun = useApp(state => state.shownRun)
  const toggled = useApp(state => state.toggledRows.get(shownRun ?? 0) ?? NOTHING_TOGGLED)
  const [hovered, setHovered] = useState(false)
  const shown = useRef<{ sort: Sort; rows: readonly TreeRow[] }>({ sort, rows: [] })
  const fresh = rowsOf(run, { grouped, toggled, filter, sort, word }, now)
  const rows = hovered && sort !== null && shown.current.sort === sort ? keptInPlace(shown.current.rows, fresh) : fresh
  useEffect(() => {
    shown.current = { sort, rows }
  }, [sort, rows])
  const toggle = (key: number | string): void => {
    if (shownRun !== null) store.getState().toggleRow(shownRun, key)
  }
  useRevealed(run, rows, toggle)
  return { rows, toggle, setHovered }
}

/** What was selected elsewhere must be seen: its group or parent is unfolded, once. */
function useRevealed(run: RunState, rows: readonly TreeRow[], toggle: (key: number | string) => void): void {
  const selected = useSelectedTask()
  const revealed = useRef<number | null>(null)
  useEffect(() => {
    if (selected === null || revealed.current === selected) return
    if (rows.some(row => row.key === selected)) {
      revealed.current = selected
      return
    }
    const folded = foldedOver(run, rows, selected)
    if (folded === null) revealed.current = selected
    else toggle(folded)
  })
}

/** The folded row that hides a task: a group that has it, or one of the tasks above it. */
function foldedOver(run: RunState, rows: readonly TreeRow[], task: number): number | string | null {
  const above = new Set<number>()
  for (
    let at = run.tasks.get(task);
    at && !above.has(at.id);
    at = at.parent === null ? undefined : run.tasks.get(at.parent)
  )
    above.add(at.id)
  const hides = (row: TreeRow): boolean =>
    row.open === false && (row.kind === 'group' ? row.tasks.some(id => above.has(id)) : above.has(row.key))
  return rows.find(hides)?.key ?? null
}
