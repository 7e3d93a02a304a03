import { isOutside, type ResourceStats } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import { waitersOf } from '../../../shared/state/selectors.ts'
import { useText } from '../../i18n/index.ts'
import { StateCell } from '../../ui/index.ts'
import { TaskLink } from '../reasons/index.tsx'
import css from './resources.module.css'

const SHOWN = 4

/** Who waits, in the order in which they will get it; of a queue, what each wants to do. */
export function Line({ stats, run }: { stats: ResourceStats; run: RunState }) {
  const t = useText('resources')
  const waiters = waitersOf(stats)
  const total = waitingTotal(stats)
  if (total === 0) return <span className="faint">{t('nobody')}</span>
  const shown = waiters.slice(0, SHOWN)
  return (
    <span className={css.line}>
      {shown.map(({ task, to }) => (
        <span key={task} className="line">
          <StateCell state={run.tasks.get(task)?.state ?? 'waiting'} />
          <TaskLink task={task} />
          {stats.kind === 'queue' || isOutside(stats) ? <span className="faint">{t('to', { to })}</span> : null}
        </span>
      ))}
      {total > shown.length ? <span className="faint">{t('more', { n: total - shown.length })}</span> : null}
    </span>
  )
}

/** The lists may be cut; the counts beside them are exact. */
function waitingTotal(stats: ResourceStats): number {
  if (stats.kind === 'cell') return 0
  if (stats.kind === 'queue') return stats.getting + stats.putting + stats.joining
  return stats.kind === 'condition' ? stats.waiting + stats.notified.length : stats.waiting
}
