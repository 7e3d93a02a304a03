import { Fragment } from 'react'
import type { ResourceStats } from '../../../shared/protocol/events.ts'
import { holdersOf } from '../../../shared/state/selectors.ts'
import { useText } from '../../i18n/index.ts'
import { TaskLink } from '../reasons/index.tsx'
import css from './resources.module.css'

const SHOWN = 3

export function HeldBy({ stats }: { stats: ResourceStats }) {
  const t = useText('resources')
  if (stats.kind !== 'lock' && stats.kind !== 'semaphore') return null
  const holders = holdersOf(stats).flatMap(({ task, count }) => (task === null ? [] : [{ task, count }]))
  if (holders.length === 0) return <span className="faint">{t('nobody')}</span>
  return (
    <span className={css.names}>
      {holders.slice(0, SHOWN).map(({ task, count }, i) => (
        <Fragment key={task}>
          {i > 0 ? ', ' : null}
          <TaskLink task={task} />
          {count > 1 ? <span className="faint"> ×{count}</span> : null}
        </Fragment>
      ))}
      {holders.length > SHOWN ? <span className="faint"> {t('more', { n: holders.length - SHOWN })}</span> : null}
    </span>
  )
}
