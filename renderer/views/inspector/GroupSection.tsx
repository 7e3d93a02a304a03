import { useMemo } from 'react'
import { groupMembers } from '../../../shared/state/selectors.ts'
import { tags, useText } from '../../i18n/index.ts'
import { Section } from '../../ui/index.ts'
import { taskName } from '../reasons/index.tsx'
import css from './inspector.module.css'
import type { TaskProps } from './TaskDetails.tsx'

/** What the task group means for a task that was made in it. */
export function GroupSection({ task, run }: TaskProps) {
  const t = useText('inspector')
  const { group } = task
  const members = useMemo(() => (group ? groupMembers(run, group.id) : []), [run, group])
  if (!group) return null
  const values = {
    owner: taskName(group.owner, run),
    named: group.name === null ? 'no' : 'yes',
    name: group.name ?? '',
    others: members.length - 1,
  }
  return (
    <Section title={t('group')}>
      <p className={css.note}>{t.rich('groupOf', { ...tags, ...values })}</p>
    </Section>
  )
}
