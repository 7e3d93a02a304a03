import type { TaskRecord } from '../../../shared/state/run-state.ts'
import { seconds, useText, whole } from '../../i18n/index.ts'
import { useRunNow } from '../../store/index.ts'
import { Section } from '../../ui/index.ts'
import css from './inspector.module.css'

export function NumbersSection({ task }: { task: TaskRecord }) {
  const t = useText('inspector')
  const now = useRunNow()
  const going = task.endedAt === null
  const time = (micros: number): string => t('secondsLong', { time: seconds(micros, 3) })
  const waited = task.waited + (going && task.waiting ? now - task.since : 0)
  return (
    <Section title={t('numbers')}>
      <dl className={css.numbers}>
        <dt>{t('steps')}</dt>
        <dd>{whole(task.steps)}</dd>
        <dt>{t('ran')}</dt>
        <dd>{time(task.ran)}</dd>
        <dt>{t('waited')}</dt>
        <dd>{time(waited)}</dd>
        <dt>{t('created')}</dt>
        <dd>{time(task.createdAt)}</dd>
        {task.endedAt === null ? null : (
          <>
            <dt>{t('ended')}</dt>
            <dd>{time(task.endedAt)}</dd>
          </>
        )}
      </dl>
    </Section>
  )
}
