/** What tasks share: how much of it there is, who has it, who waits for it and for how long. */
import { useMemo } from 'react'
import type { Micros } from '../../../shared/ids.ts'
import { isOutside, type ResourceStats } from '../../../shared/protocol/events.ts'
import type { ResourceRecord, RunState } from '../../../shared/state/run-state.ts'
import { waitersOf } from '../../../shared/state/selectors.ts'
import { seconds, useText } from '../../i18n/index.ts'
import { useAppStore, useRunNow, useRunState, useSelectedResource } from '../../store/index.ts'
import { EmptyState, Icon, Table, TableCell, TableRow, VirtualRows } from '../../ui/index.ts'
import { Heads } from './Heads.tsx'
import { HeldBy } from './HeldBy.tsx'
import { Line } from './Line.tsx'
import { longestWait } from './longest-wait.ts'
import { moveSelection } from './move-selection.ts'
import { Now } from './Now.tsx'

const COLUMNS = 'minmax(110px, 150px) minmax(160px, 236px) minmax(90px, 170px) minmax(150px, 1fr) 92px'

export function ResourcesPane() {
  const t = useText('resources')
  const run = useRunState()
  const selected = useSelectedResource()
  const store = useAppStore()
  const rows = useMemo(() => (run ? [...run.resources.values()] : []), [run])
  const at = rows.findIndex(row => row.id === selected)
  const select = (index: number) => {
    const row = rows[index]
    if (row) store.getState().selectResource(row.id)
  }
  if (!run || rows.length === 0) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
  const columns = [
    { label: t('name') },
    { label: t('now') },
    { label: t('heldBy') },
    { label: t('waiting') },
    { label: t('longest'), num: true },
  ]
  return (
    <Table columns={COLUMNS} role="grid" aria-label={t('title')} head={<Heads columns={columns} />}>
      <VirtualRows
        role="rowgroup"
        tabIndex={0}
        count={rows.length}
        keyOf={index => rows[index]?.id ?? index}
        active={at}
        onKeyDown={moveSelection(rows.length, at, select)}
      >
        {index => {
          const resource = rows[index]
          return resource ? (
            <Row resource={resource} run={run} selected={index === at} onSelect={() => select(index)} />
          ) : null
        }}
      </VirtualRows>
    </Table>
  )
}

/** Nobody holds it: while nobody waits either, there is nothing to see. */
const isQuiet = (stats: ResourceStats): boolean =>
  stats.kind === 'barrier' ? stats.state === 'filling' : ['event', 'condition', 'cell'].includes(stats.kind)

interface RowProps {
  readonly resource: ResourceRecord
  readonly run: RunState
  readonly selected: boolean
  readonly onSelect: () => void
}

function Row({ resource: { name, stats }, run, selected, onSelect }: RowProps) {
  const t = useText('resources')
  const over = isOutside(stats) && (stats.state === 'closed' || stats.state === 'exited')
  const idle = waitersOf(stats).length === 0 && (over || isQuiet(stats))
  return (
    <TableRow selected={selected} quiet={idle} onClick={onSelect}>
      <TableCell className="line" title={`${t(`kind.${stats.kind}`)} ${name}`}>
        <Icon name={stats.kind} size={12} />
        <code className="cut">{name}</code>
      </TableCell>
      <TableCell>
        <Now stats={stats} run={run} />
      </TableCell>
      <TableCell>
        <HeldBy stats={stats} />
      </TableCell>
      <TableCell>
        <Line stats={stats} run={run} />
      </TableCell>
      <TableCell className="num">
        <Longest since={longestWait(stats, run)} />
      </TableCell>
    </TableRow>
  )
}

/** Apart from its row, so that only this cell is drawn again as time goes on. */
function Longest({ since }: { since: Micros | null }) {
  const t = useText('inspector')
  const now = useRunNow()
  return since === null ? null : t('secondsLong', { time: seconds(now - since) })
}
