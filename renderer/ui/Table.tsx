import type { CSSProperties, HTMLAttributes, ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './Table.module.css'

/**
 * A grid of divs: rows that are placed one by one, a few of ten thousand, cannot be those of a table element. Its body has the
 * focus, and names the active row; rows and cells never have it.
 */
const parts = {
  row: { role: 'row' },
  gridcell: { role: 'gridcell' },
  columnheader: { role: 'columnheader' },
} as const

interface TableProps extends Omit<HTMLAttributes<HTMLDivElement>, 'className' | 'style'> {
  /** A grid-template-columns value: `19% 154px minmax(0, 1fr) 72px`. Without it, `--columns` of the surroundings. */
  columns?: string
  head: ReactNode
  children: ReactNode
}

/** Rows under a fixed head: `children` is a `VirtualRows` with `TableRow`s in it. Give it its role (grid, treegrid). */
export function Table({ columns, head, children, ...rest }: TableProps) {
  return (
    <div
      {...rest}
      className={css.table}
      style={columns === undefined ? undefined : ({ '--columns': columns } as CSSProperties)}
    >
      <div {...parts.row} className={cx(css.row, css.head)}>
        {head}
      </div>
      {children}
    </div>
  )
}

interface TableRowProps extends Omit<HTMLAttributes<HTMLDivElement>, 'className' | 'role'> {
  selected?: boolean
  /** What is over: text in `text-3`. */
  quiet?: boolean
  /** The keyboard is on it, and it is not what is selected. */
  cursor?: boolean
}

/** 26 high; its children are `TableCell`s. */
export function TableRow({ selected = false, quiet = false, cursor = false, ...rest }: TableRowProps) {
  const marks = { 'aria-selected': selected, 'data-quiet': quiet || undefined, 'data-cursor': cursor || undefined }
  return <div {...parts.row} {...marks} {...rest} className={css.row} />
}

interface TableCellProps extends Omit<HTMLAttributes<HTMLDivElement>, 'role'> {
  /** A cell of the head. */
  head?: boolean
}

export const TableCell = ({ head = false, ...rest }: TableCellProps) => (
  <div {...parts[head ? 'columnheader' : 'gridcell']} {...rest} />
)
