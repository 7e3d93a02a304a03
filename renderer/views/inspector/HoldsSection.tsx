import { useMemo } from 'react'
import { heldBy } from '../../../shared/state/selectors.ts'
import { seconds, useText } from '../../i18n/index.ts'
import { useRunNow } from '../../store/index.ts'
import { Icon, Section } from '../../ui/index.ts'
import css from './inspector.module.css'
import type { TaskProps } from './TaskDetails.tsx'

export function HoldsSection({ task, run }: TaskProps) {
  const t = useText('inspector')
  const now = useRunNow()
  const held = useMemo(() => heldBy(run, task.id), [run, task.id])
  if (held.length === 0) return null
  return (
    <Section title={t('holds')}>
      <ul className={css.who}>
        {held.map(({ resource, count, since }) => (
          <li key={resource.id}>
            <Icon name={resource.stats.kind} />
            <code>{resource.name}</code>
            {count > 1 ? <span className="dim">{t('permits', { n: count })}</span> : null}
            <span className={css.how}>{t('heldFor', { time: seconds(now - since) })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
