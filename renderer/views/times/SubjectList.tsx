import { type ReactNode, useMemo, useRef, useState } from 'react'
import type { Lanes, SubjectTimes } from '../../../shared/lanes/index.ts'
import { compact, useText } from '../../i18n/index.ts'
import { type TimesColumn, useApp, useAppStore } from '../../store/index.ts'
import { Count, cx, Icon, Table, TableCell, TableRow, VirtualRows } from '../../ui/index.ts'
import { moveSelection } from '../resources/move-selection.ts'
import { duration } from './duration.ts'
import { held, nameOf, sorted } from './rows.ts'
import css from './times.module.css'

const TIMES = ['p50', 'p90', 'p99', 'max', 'total'] as const
const COLUMNS = ['name', 'count', ...TIMES] as const

interface ListProps {
  readonly subjects: readonly SubjectTimes[]
  readonly selected: SubjectTimes
  readonly lanes: Lanes
}

export function SubjectList({ subjects, selected, lanes }: ListProps) {
  const store = useAppStore()
  const t = useText('times')
  const [hovered, setHovered] = useState(false)
  const rows = useRows(subjects, lanes, hovered)
  const at = rows.indexOf(selected)
  const select = (index: number): void => {
    const row = rows[index]
    if (row) store.getState().chooseTimes({ subject: row.key })
  }
  return (
    <div className={css.list} onPointerEnter={() => setHovered(true)} onPointerLeave={() => setHovered(false)}>
      <Table role="grid" aria-label={t('title')} head={<Head onSort={() => setHovered(false)} />}>
        <VirtualRows
          role="rowgroup"
          tabIndex={0}
          count={rows.length}
          keyOf={index => rows[index]?.key ?? index}
          active={at}
          onKeyDown={moveSelection(rows.length, at, select)}
        >
          {index => {
            const row = rows[index]
            return row ? <Row times={row} lanes={lanes} selected={index === at} onSelect={() => select(index)} /> : null
          }}
        </VirtualRows>
      </Table>
    </div>
  )
}

/** Rows keep their places while the pointer is on them. */
function useRows(subjects: readonly SubjectTimes[], lanes: Lanes, hold: boolean): readonly SubjectTimes[] {
  const t = useText('times')
  const sort = useApp(state => state.times.sort)
  const order = useRef<readonly string[]>([])
  return useMemo(() => {
    const rows = sorted(subjects, sort, subject => nameOf(subject, lanes, t('all')))
    const kept = hold ? held(rows, order.current) : rows
    order.current = kept.map(({ key }) => key)
    return kept
  }, [subjects, sort, lanes, hold, t])
}

/** A click sorts, a second the other way round. Sorting lets go of the order that was held. */
function Head({ onSort }: { onSort: () => void }) {
  const store = useAppStore()
  const t = useText('times')
  const sort = useApp(state => state.times.sort)
  const sortBy = (column: TimesColumn): void => {
    onSort()
    const down = sort.column === column ? !sort.down : column !== 'name'
    store.getState().chooseTimes({ sort: { column, down } })
  }
  return COLUMNS.map(column => (
    <TableCell
      key={column}
      head
      data-column={column}
      className={cx(css.head, column !== 'name' && 'num')}
      aria-sort={column === sort.column ? (sort.down ? 'descending' : 'ascending') : undefined}
    >
      <button type="button" title={t(`columnHint.${column}`)} onClick={() => sortBy(column)}>
        {t(`column.${column}`)}
        {column === sort.column ? <Icon name={sort.down ? 'down' : 'up'} size={12} /> : null}
      </button>
    </TableCell>
  ))
}

interface RowProps {
  readonly times: SubjectTimes
  readonly lanes: Lanes
  readonly selected: boolean
  readonly onSelect: () => void
}

const Row = ({ times, lanes, selected, onSelect }: RowProps) => (
  <TableRow selected={selected} onClick={onSelect}>
    <TableCell className="line">
      <Name times={times} lanes={lanes} />
    </TableCell>
    <TableCell className="num" data-column="count">
      {compact(times.count)}
    </TableCell>
    {TIMES.map(column => (
      <TableCell key={column} className="num" data-column={column}>
        {duration(times[column])}
      </TableCell>
    ))}
  </TableRow>
)

function Name({ times: { subject }, lanes }: { times: SubjectTimes; lanes: Lanes }): ReactNode {
  const t = useText('times')
  const name = nameOf(subject, lanes, t('all'))
  if (subject.kind === 'all') return <span className="cut">{name}</span>
  const icon = subject.kind === 'name' ? 'task' : (lanes.resources.get(subject.resource)?.kind ?? 'queue')
  return (
    <>
      <Icon name={icon} size={12} />
      <code className="cut">{name}</code>
      {subject.kind === 'name' && subject.tasks > 1 ? <Count>{t('copies', { n: subject.tasks })}</Count> : null}
    </>
  )
}
