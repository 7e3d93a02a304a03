import { useMemo } from 'react'
import { countsByState, type GroupRow, type StateCounts } from '../../../shared/state/selectors.ts'
import { useText } from '../../i18n/index.ts'
import { Mix, TableCell, TableRow } from '../../ui/index.ts'
import { rowId } from './rows.ts'
import { type LineProps, Name, Numbers } from './TaskLine.tsx'
import css from './Tasks.module.css'
import { totalsAt, totalsOf } from './totals.ts'

interface GroupLineProps extends LineProps {
  readonly row: GroupRow
}

/** Copies of one task under one heading: the mix of their states, and their sums. */
export function GroupLine({ row, run, now, index, cursor, toggle, setCursor }: GroupLineProps) {
  const counts = useMemo(() => countsByState(run, row.tasks), [run, row.tasks])
  const totals = useMemo(() => totalsOf(run, row.tasks), [run, row.tasks])
  return (
    <TableRow
      id={rowId(row.key)}
      quiet={totals.over}
      cursor={cursor}
      aria-rowindex={index + 1}
      aria-level={row.depth + 1}
      aria-expanded={row.open}
      onClick={() => setCursor(row.key)}
      onDoubleClick={() => toggle(row.key)}
    >
      <Name
        name={row.node}
        depth={row.depth}
        open={row.open}
        copies={row.tasks.length}
        onToggle={() => toggle(row.key)}
      />
      <TableCell className={css.state}>
        <Mix counts={counts} />
      </TableCell>
      <TableCell>
        <Summary counts={counts} total={row.tasks.length} />
      </TableCell>
      <Numbers {...totalsAt(totals, now)} />
      <TableCell />
    </TableRow>
  )
}

/** The states there are, in words: the bar beside it is only its picture. */
function Summary({ counts, total }: { counts: StateCounts; total: number }) {
  const t = useText('states')
  const there = (Object.keys(counts) as (keyof StateCounts)[]).filter(state => counts[state] > 0)
  const parts = there.map(state =>
    counts[state] === total ? t('all', { state: t(state) }) : t('some', { n: counts[state], state: t(state) }),
  )
  return <span className="dim">{parts.join(' · ')}</span>
}
