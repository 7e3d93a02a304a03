import { cx, TableCell } from '../../ui/index.ts'

interface Column {
  readonly label: string
  /** Numbers stand at the right. */
  readonly num?: boolean
  /** The column needs no heading for those who see it. */
  readonly hidden?: boolean
}

/** The head of a table. */
export const Heads = ({ columns }: { columns: readonly Column[] }) =>
  columns.map(({ label, num = false, hidden = false }) => (
    <TableCell head key={label} className={cx(num && 'num')}>
      {hidden ? <span className="visually-hidden">{label}</span> : label}
    </TableCell>
  ))
