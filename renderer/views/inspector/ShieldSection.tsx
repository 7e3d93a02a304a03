import { tags, useText } from '../../i18n/index.ts'
import { Section } from '../../ui/index.ts'
import { taskName } from '../reasons/index.tsx'
import css from './inspector.module.css'
import type { TaskProps } from './TaskDetails.tsx'

/** What the shield means for this task. */
export function ShieldSection({ task, run }: TaskProps) {
  const t = useText('inspector')
  if (!task.shielded) return null
  const isBody = task.body && task.parent !== null
  return (
    <Section title={t('shield')}>
      <p className={css.note}>
        {isBody ? t.rich('shieldedBody', { ...tags, name: taskName(task.parent ?? task.id, run) }) : t('shieldedTask')}
      </p>
    </Section>
  )
}
