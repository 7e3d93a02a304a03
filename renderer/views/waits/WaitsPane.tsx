/** Who waits for what, identical waits in one line: of a thousand chefs at one oven the first line says all. */
import { useMemo, useState } from 'react'
import type { RunState } from '../../../shared/state/run-state.ts'
import { chain, type WaitGroup, waitGroups } from '../../../shared/state/selectors.ts'
import { seconds, useText, whole } from '../../i18n/index.ts'
import { useAppStore, useRunNow, useRunState, useSelectedTask } from '../../store/index.ts'
import { Count, EmptyState, IconButton, StateCell, Table, TableCell, TableRow, VirtualRows } from '../../ui/index.ts'
import { linkSaid, Sentence, TaskLink, WaitingText } from '../reasons/index.tsx'
import { Heads } from '../resources/Heads.tsx'
import { moveSelection } from '../resources/move-selection.ts'
import css from './waits.module.css'

const COLUMNS = 'minmax(120px, 200px) minmax(160px, 1fr) minmax(160px, 1fr) 84px 64px'

export function WaitsPane() {
  const t = useText('waits')
  const store = useAppStore()
  const run = useRunState()
  const groups = useMemo(() => (run ? waitGroups(run) : []), [run])
  const selected = useSelectedTask()
  const [cursor, setCursor] = useState<string | null>(null)
  if (!run || groups.length === 0) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
  const at = Math.max(
    groups.findIndex(group => group.key === cursor),
    cursor === null ? groups.findIndex(group => selected !== null && group.tasks.includes(selected)) : -1,
  )
  const select = (index: number): void => {
    const group = groups[index]
    if (!group) return
    setCursor(group.key)
    store.getState().selectTask(group.tasks[0]!)
  }
  const show = ({ name, tasks }: WaitGroup): void => store.getState().showOnly(t('label', { name }), tasks)
  const move = moveSelection(groups.length, at, select)
  const columns = [
    { label: t('who') },
    { label: t('what') },
    { label: t('root') },
    { label: t('longest'), num: true },
    { label: t('show'), hidden: true },
  ]
  return (
    <Table columns={COLUMNS} role="grid" aria-label={t('title')} head={<Heads columns={columns} />}>
      <VirtualRows
        role="rowgroup"
        tabIndex={0}
        count={groups.length}
        keyOf={index => groups[index]?.key ?? index}
        active={at}
        onKeyDown={event => (event.key === 'Enter' && groups[at] ? show(groups[at]) : move(event))}
      >
        {index => {
          const group = groups[index]
          return group ? (
            <Row
              group={group}
              run={run}
              selected={index === at}
              onSelect={() => select(index)}
              onShow={() => show(group)}
            />
          ) : null
        }}
      </VirtualRows>
    </Table>
  )
}

interface RowProps {
  readonly group: WaitGroup
  readonly run: RunState
  readonly selected: boolean
  readonly onSelect: () => void
  readonly onShow: () => void
}

function Row({ group, run, selected, onSelect, onShow }: RowProps) {
  const t = useText('waits')
  const inspector = useText('inspector')
  const now = useRunNow()
  const first = run.tasks.get(group.tasks[0]!)
  const n = group.tasks.length
  return (
    <TableRow selected={selected} onClick={onSelect} onDoubleClick={onShow}>
      <TableCell className="line">
        <StateCell state={first?.state ?? 'waiting'} />
        <code className="cut">{group.name}</code>
        {n > 1 ? <Count>×{whole(n)}</Count> : null}
      </TableCell>
      <TableCell>{first ? <WaitingText task={first} run={run} now={now} /> : null}</TableCell>
      <TableCell className="line">
        <Root task={group.tasks[0]!} run={run} now={now} />
      </TableCell>
      <TableCell className="num">{inspector('secondsLong', { time: seconds(now - group.since) })}</TableCell>
      <TableCell className={css.show}>
        <IconButton
          icon="filter"
          size={12}
          label={t('showOf', { n, name: group.name })}
          onClick={onShow}
          tabIndex={-1}
        />
      </TableCell>
    </TableRow>
  )
}

/** What all of it hangs on, if that is another task. */
function Root({ task, run, now }: { task: number; run: RunState; now: number }) {
  const last = useMemo(() => chain(run, task)?.links.findLast(link => link.kind === 'task'), [run, task])
  if (last?.kind !== 'task' || last.task.id === task) return null
  return (
    <>
      <span className={css.root}>
        <TaskLink task={last.task.id} />
      </span>
      <span className="cut faint">
        <Sentence said={linkSaid(last, run, now)} />
      </span>
    </>
  )
}
