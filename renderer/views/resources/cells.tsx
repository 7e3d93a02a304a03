import type { ReactNode } from 'react'
import { cx } from '../../ui/index.ts'

export interface Column {
  readonly label: string
  /** Numbers stand at the right. */
  readonly num?: boolean
  /** The column needs no heading for those who see it. */
  readonly hidden?: boolean
}

/** The heads of a table, for its `head`. */
export const Heads = ({ columns }: { columns: readonly Column[] }) =>
  columns.map(({ label, num = false, hidden = false }) => (
    <span key={label} role="columnheader" tabIndex={-1} className={cx(num && 'num')}>
      {hidden ? <span className="visually-hidden">{label}</span> : label}
    </span>
  ))

interface CellProps {
  readonly num?: boolean
  readonly className?: string | undefined
  readonly title?: string
  readonly children?: ReactNode
}

export const Cell = ({ num = false, className, title, children }: CellProps) => (
  <span role="cell" className={cx(num && 'num', className)} title={title}>
    {children}
  </span>
)
