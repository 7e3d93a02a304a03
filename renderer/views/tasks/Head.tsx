import { useText } from '../../i18n/index.ts'
import { cx, Icon, TableCell } from '../../ui/index.ts'
import type { Column, Sort } from './rows.ts'

const COLUMNS = ['name', 'state', 'reason', 'steps', 'running', 'waiting', 'age'] as const
const NUMBERS: readonly string[] = ['steps', 'running', 'waiting', 'age']

interface HeadProps {
  sort: Sort
  onSort: (sort: Sort) => void
}

/** A click sorts, a second the other way round, a third gives the tree back. */
export function Head({ sort, onSort }: HeadProps) {
  const t = useText('tasks')
  const sortBy = (column: Column): void => {
    const first = NUMBERS.includes(column)
    if (sort?.column !== column) onSort({ column, down: first })
    else onSort(sort.down === first ? { column, down: !first } : null)
  }
  return (
    <>
      {COLUMNS.map(column => (
        <TableCell
          key={column}
          head
          data-column={column}
          className={cx(NUMBERS.includes(column) && 'num')}
          aria-sort={column === sort?.column ? (sort.down ? 'descending' : 'ascending') : undefined}
        >
          {column === 'reason' ? (
            t(column)
          ) : (
            <button type="button" onClick={() => sortBy(column)}>
              {column === 'name' && sort === null ? t('asCreated') : t(column)}
              {column === sort?.column ? <Icon name={sort.down ? 'down' : 'up'} size={12} /> : null}
            </button>
          )}
        </TableCell>
      ))}
      <TableCell head>
        <span className="visually-hidden">{t('cancel')}</span>
      </TableCell>
    </>
  )
}
