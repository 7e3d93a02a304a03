import { useMemo, useState } from 'react'
import type { RunState } from '../../../shared/state/run-state.ts'
import { findingsByTask } from '../../../shared/state/selectors.ts'
import { useText } from '../../i18n/index.ts'
import { noFilter, useApp, useAppStore, useRunNow, useSelectedTask } from '../../store/index.ts'
import { Button, EmptyState, Table, VirtualRows } from '../../ui/index.ts'
import { GroupLine } from './GroupLine.tsx'
import { Head } from './Head.tsx'
import { rowId, type Sort } from './rows.ts'
import { TaskLine } from './TaskLine.tsx'
import css from './Tasks.module.css'
import { useMoving } from './use-moving.ts'
import { useRows } from './use-rows.ts'

/** A treegrid: arrows and hjkl move, and what one moves to is selected everywhere. */
export function TaskTable({ run }: { run: RunState }) {
  const t = useText('tasks')
  const now = useRunNow()
  const selected = useSelectedTask()
  const [sort, setSort] = useState<Sort>(null)
  const { rows, toggle, setHovered } = useRows(run, sort, now)
  const { cursor, setCursor, onKeyDown } = useMoving(rows, toggle)
  const { findings } = run
  const found = useMemo(() => findingsByTask({ findings }), [findings])
  const active = rows.findIndex(row => row.key === cursor)
  return (
    <div className={css.table} onPointerEnter={() => setHovered(true)} onPointerLeave={() => setHovered(false)}>
      <Table
        role="treegrid"
        aria-label={t('label')}
        aria-rowcount={rows.length}
        aria-activedescendant={active < 0 ? undefined : rowId(cursor ?? '')}
        tabIndex={0}
        onKeyDown={onKeyDown}
        head={<Head sort={sort} onSort={setSort} />}
      >
        <VirtualRows
          count={rows.length}
          keyOf={index => rows[index]!.key}
          active={active < 0 ? null : active}
          role="rowgroup"
        >
          {index => {
            const row = rows[index]!
            const common = { toggle, setCursor, index, cursor: row.key === cursor }
            return row.kind === 'group' ? (
              <GroupLine row={row} run={run} now={now} {...common} />
            ) : (
              <TaskLine
                row={row}
                run={run}
                now={now}
                selected={row.key === selected}
                found={found.get(row.key)}
                {...common}
              />
            )
          }}
        </VirtualRows>
        {rows.length === 0 ? <NoMatch /> : null}
      </Table>
    </div>
  )
}

function NoMatch() {
  const store = useAppStore()
  const t = useText('tasks')
  const text = useApp(state => state.filter.text)
  const all = <Button onClick={() => store.getState().setFilter(noFilter)}>{t('clear')}</Button>
  return (
    <EmptyState title={t('noMatch')} action={all}>
      {text === '' ? t('noMatchState') : t('noMatchWhy', { text })}
    </EmptyState>
  )
}
