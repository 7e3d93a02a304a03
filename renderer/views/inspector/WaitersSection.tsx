import { useMemo } from 'react'
import type { RunState, TaskRecord } from '../../../shared/state/run-state.ts'
import { waitersForTask } from '../../../shared/state/selectors.ts'
import { useText } from '../../i18n/index.ts'
import { Section, StateCell } from '../../ui/index.ts'
import { TaskLink } from '../reasons/index.tsx'
import css from './inspector.module.css'
import type { TaskProps } from './TaskDetails.tsx'

const SHOWN = 12

export function WaitersSection({ task, run }: TaskProps) {
  const t = useText('inspector')
  const waiters = useMemo(() => waitersForTask(run, task.id), [run, task.id])
  if (waiters.length === 0) return null
  return (
    <Section title={t('waiters')}>
      <ul className={css.who}>
        {waiters.slice(0, SHOWN).map(waiter => (
          <li key={waiter.id}>
            <StateCell state={waiter.state} />
            <TaskLink task={waiter.id} />
            <span className={css.how}>
              <How waiter={waiter} run={run} />
            </span>
          </li>
        ))}
        {waiters.length > SHOWN ? <li className={css.how}>{t('more', { n: waiters.length - SHOWN })}</li> : null}
      </ul>
    </Section>
  )
}

function How({ waiter: { waiting }, run }: { waiter: TaskRecord; run: RunState }) {
  const t = useText('inspector')
  if (waiting?.for === 'resource') return t('waiter.wants', { name: run.resources.get(waiting.resource)?.name ?? '' })
  if (waiting?.for === 'after') return t('waiter.after')
  if (waiting?.for === 'group') return t('waiter.group')
  return t(waiting?.for === 'shield' ? 'waiter.shield' : 'waiter.awaits')
}
