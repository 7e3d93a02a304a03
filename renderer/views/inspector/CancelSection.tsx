import { seconds, tags, useText } from '../../i18n/index.ts'
import { Section } from '../../ui/index.ts'
import { askedBy } from '../reasons/names.ts'
import css from './inspector.module.css'
import type { TaskProps } from './TaskDetails.tsx'

/** Who asked for its cancellation, why and when. */
export function CancelSection({ task, run }: TaskProps) {
  const t = useText('inspector')
  const { cancel } = task
  if (!cancel) return null
  return (
    <Section title={t('cancelled')}>
      <p className={css.note}>
        {t.rich('cancelledBy', { ...tags, ...askedBy(cancel, run), at: seconds(cancel.at, 3) })}
      </p>
      {cancel.reason === null ? null : <p className={css.note}>{t('reason', { reason: cancel.reason })}</p>}
      {task.state === 'cancelling' ? <p className={css.note}>{t('cleaningUp')}</p> : null}
    </Section>
  )
}
