/** Threads and processes that run functions, so that tasks need not: what each does, for whom and for how long. */
import type { Micros } from '../../../shared/ids.ts'
import { ENDED } from '../../../shared/protocol/events.ts'
import type { TaskRecord, WorkerRecord } from '../../../shared/state/run-state.ts'
import { seconds, useText } from '../../i18n/index.ts'
import { useApp, useRunNow } from '../../store/index.ts'
import { Banner, EmptyState, Icon, State, StateWord, Table, TableCell, TableRow, VirtualRows } from '../../ui/index.ts'
import { TaskLink } from '../reasons/index.tsx'
import { Heads } from '../resources/Heads.tsx'

const COLUMNS = 'minmax(110px, 19%) 154px minmax(120px, 1fr) 180px 110px'

export function WorkersPane() {
  const t = useText('workers')
  const workers = useApp(({ live }) => live?.state.workers)
  const waiting = useApp(({ live }) => live?.state.callsWaiting ?? 0)
  const rows = workers ? [...workers.values()] : []
  if (rows.length === 0) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>
  const columns = [
    { label: t('worker') },
    { label: t('state') },
    { label: t('function') },
    { label: t('forTask') },
    { label: t('busy'), num: true },
  ]
  return (
    <>
      {waiting > 0 ? <Banner kind="quiet">{t('callsWaiting', { n: waiting })}</Banner> : null}
      <Table columns={COLUMNS} role="grid" aria-label={t('title')} head={<Heads columns={columns} />}>
        <VirtualRows role="rowgroup" count={rows.length} keyOf={index => rows[index]?.id ?? index}>
          {index => {
            const worker = rows[index]
            return worker ? <Row worker={worker} /> : null
          }}
        </VirtualRows>
      </Table>
    </>
  )
}

function Row({ worker: { id, kind, state, call, task, since } }: { worker: WorkerRecord }) {
  const t = useText('workers')
  const orphaned = useApp(({ live }) => state === 'busy' && task !== null && hasEnded(live?.state.tasks.get(task)))
  const idle = state === 'idle'
  return (
    <TableRow quiet={idle}>
      <TableCell className="line">
        <Icon name="cpu" size={12} />
        {id} <span className="faint">{t(kind)}</span>
      </TableCell>
      <TableCell>
        {idle ? (
          t('idle')
        ) : (
          <State state={state === 'busy' ? 'running' : 'cancelling'}>
            {t(state === 'busy' ? 'running' : 'ending')}
          </State>
        )}
      </TableCell>
      <TableCell>
        {call === null ? null : <code>{call.text}</code>}{' '}
        {state === 'ending' ? (
          <StateWord state="cancelling">{t(kind === 'thread' ? 'threadEnding' : 'processEnding')}</StateWord>
        ) : null}
        {orphaned ? <StateWord state="cancelling">{t('stillRunning')}</StateWord> : null}
      </TableCell>
      <TableCell>{task === null ? null : <TaskLink task={task} />}</TableCell>
      <TableCell className="num">{idle ? null : <Busy since={since} />}</TableCell>
    </TableRow>
  )
}

/** Nobody waits for the call any more, and its work goes on: it stands behind a shield, or was never awaited. */
const hasEnded = (task: TaskRecord | undefined): boolean => task === undefined || ENDED.includes(task.state)

/** Apart from its row, so that only this cell is drawn again as time goes on. */
function Busy({ since }: { since: Micros }) {
  return seconds(useRunNow() - since)
}
