/** Which rows of the task table were folded or unfolded by hand, run by run: going to another pane and back changes nothing. */
import type { RunId } from '../../shared/ids.ts'
import type { Slice } from './slice.ts'

/** A task's number, or a group's name. */
export type RowKey = number | string

export interface FoldingSlice {
  /** Rows that are not as they are by themselves. */
  readonly toggledRows: ReadonlyMap<RunId, ReadonlySet<RowKey>>
  toggleRow(run: RunId, row: RowKey): void
}

export const NOTHING_TOGGLED: ReadonlySet<RowKey> = new Set()

export const foldingSlice: Slice<FoldingSlice> = ({ set, get }) => ({
  toggledRows: new Map(),
  toggleRow: (run, row) => {
    const rows = new Set(get().toggledRows.get(run))
    if (!rows.delete(row)) rows.add(row)
    set({ toggledRows: new Map(get().toggledRows).set(run, rows) })
  },
})
