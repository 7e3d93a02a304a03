import type { CSSProperties, HTMLAttributes, ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './Table.module.css'

interface TableProps extends Omit<HTMLAttributes<HTMLDivElement>, 'className' | 'style'> {
  /** A grid-template-columns value: `19% 154px minmax(0, 1fr) 72px`. Without it, `--columns` of the surroundings. */
  columns?: string
  head: ReactNode
  children: ReactNode
}

/** A table of grid rows under a fixed head: `children` is a `VirtualRows` with `TableRow`s in it. Give it its role. */
export function Table({ columns, head, children, ...rest }: TableProps) {
  return (
    <div {...rest} className={css.table} style={columns === undefined ? undefined : ({ '--columns': columns } as CSSProperties)}>
      <div role="row" className={cx(css.row, css.head)} tabIndex={-1}>
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
}

/** 26 high; its children are the cells, each with its role. */
export function TableRow({ selected = false, quiet = false, ...rest }: TableRowProps) {
  return (
    <div
      role="row"
      aria-selected={selected}
      data-quiet={quiet || undefined}
      tabIndex={-1}
      {...rest}
      className={css.row}
    />
  )
}
