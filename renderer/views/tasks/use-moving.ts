import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { TreeRow } from '../../../shared/state/selectors.ts'
import { useAppStore, useSelectedTask } from '../../store/index.ts'
import { TREE_MOVES, type TreeMove } from '../../ui/index.ts'

type Key = TreeRow['key']
/** The row the keyboard is on. Moving to a task selects it; a group can only be passed over, folded and unfolded. */
export function useMoving(rows: readonly TreeRow[], toggle: (key: Key) => void) {
  const store = useAppStore()
  const selected = useSelectedTask()
  const [cursor, setCursor] = useState<Key | null>(selected)
  const half = useRef(false)
  useEffect(() => setCursor(selected), [selected])

  const go = (index: number): void => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (!row) return
    setCursor(row.key)
    if (row.kind === 'task') store.getState().selectTask(row.key)
  }
  const at = rows.findIndex(row => row.key === cursor)
  const does: Readonly<Record<TreeMove, () => void>> = {
    down: () => go(at + 1),
    up: () => go(at < 0 ? 0 : at - 1),
    first: () => go(0),
    last: () => go(rows.length - 1),
    fold: () => (rows[at]?.open ? toggle(rows[at].key) : go(parentOf(rows, at))),
    unfold: () => (rows[at]?.open === false ? toggle(rows[at].key) : go(at + 1)),
    open: () => store.getState().showPane('inspector'),
    leave: () => {
      setCursor(null)
      store.getState().clearSelection()
    },
  }
  /** `gg` is two keys. */
  const moveOf = (event: KeyboardEvent): TreeMove | undefined => {
    if (event.ctrlKey || event.metaKey || event.altKey) return undefined
    const second = half.current && event.key === 'g'
    half.current = event.key === 'g' && !second
    return second ? 'first' : TREE_MOVES[event.key]
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = moveOf(event)
    if (!move) return
    event.preventDefault()
    does[move]()
  }
  return { cursor, setCursor, onKeyDown }
}

function parentOf(rows: readonly TreeRow[], at: number): number {
  const depth = rows[at]?.depth ?? 0
  if (depth === 0) return at
  return rows.findLastIndex((row, i) => i < at && row.depth < depth)
}
