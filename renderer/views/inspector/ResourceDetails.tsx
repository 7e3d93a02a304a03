import type { ReactNode } from 'react'
import type { TaskId } from '../../../shared/ids.ts'
import { isOutside, type ResourceStats } from '../../../shared/protocol/events.ts'
import type { ResourceRecord, RunState } from '../../../shared/state/run-state.ts'
import { findingsOf, holdersOf, type Waiter, waitersOf } from '../../../shared/state/selectors.ts'
import { seconds, useText } from '../../i18n/index.ts'
import { useRunNow } from '../../store/index.ts'
import { cx, Icon, Section, StateCell } from '../../ui/index.ts'
import { FindingTitles } from '../findings/index.ts'
import { TaskLink } from '../reasons/index.tsx'
import { Now } from '../resources/Now.tsx'
import css from './inspector.module.css'

interface ResourceProps {
  readonly resource: ResourceRecord
  readonly run: RunState
}

/** What a resource is, who has it and who waits for it. */
export function ResourceDetails({ resource: { id, name, stats }, run }: ResourceProps) {
  const t = useText('resources')
  return (
    <div className={css.inspector}>
      <div className={css.top}>
        <div className={css.title}>
          <span className={css.symbol}>
            <Icon name={stats.kind} />
          </span>
          <div className={css.names}>
            <h2 title={name}>{name}</h2>
            <span className={cx(css.state, 'faint')}>{t(`kind.${stats.kind}`)}</span>
          </div>
        </div>
      </div>
      <div className={css.sections}>
        <Section title={t('now')}>
          <div className={css.note}>
            <Now stats={stats} run={run} />
          </div>
        </Section>
        <FindingTitles findings={findingsOf(run, 'resource', id)} />
        <Holders stats={stats} run={run} />
        <Waiters stats={stats} run={run} />
      </div>
    </div>
  )
}

type StatsProps = Pick<ResourceRecord, 'stats'> & Pick<ResourceProps, 'run'>

function Holders({ stats, run }: StatsProps) {
  const t = useText('resources')
  const now = useRunNow()
  const holders = holdersOf(stats).flatMap(({ task, since }) => (task === null ? [] : [{ task, since }]))
  if (holders.length === 0) return null
  return (
    <Section title={t('heldBy')}>
      <ul className={css.who}>
        {holders.map(({ task, since }) => (
          <Task key={task} task={task} run={run}>
            {t('heldFor', { time: seconds(now - since) })}
          </Task>
        ))}
      </ul>
    </Section>
  )
}

function Waiters({ stats, run }: StatsProps) {
  const t = useText('resources')
  const now = useRunNow()
  const waiters = waitersOf(stats)
  if (waiters.length === 0) return null
  return (
    <Section title={t('waiting')}>
      <ol className={css.who}>
        {waiters.map(({ task, to }) => (
          <Task key={task} task={task} run={run}>
            <Wants stats={stats} to={to} /> {t('waited', { time: seconds(now - (run.tasks.get(task)?.since ?? now)) })}
          </Task>
        ))}
      </ol>
    </Section>
  )
}

/** What one wants to do at a queue or at a thing outside; of those at a condition, which were notified. */
function Wants({ stats, to }: { stats: ResourceStats; to: Waiter['to'] }) {
  const t = useText('resources')
  if (stats.kind === 'queue' || isOutside(stats)) return t('to', { to })
  return stats.kind === 'condition' && to === 'acquire' ? t('notified') : null
}

function Task({ task, run, children }: { task: TaskId; run: RunState; children: ReactNode }) {
  return (
    <li>
      <StateCell state={run.tasks.get(task)?.state ?? 'waiting'} />
      <TaskLink task={task} />
      <span className={css.how}>{children}</span>
    </li>
  )
}
