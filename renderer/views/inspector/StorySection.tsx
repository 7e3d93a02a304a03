import { useMemo } from 'react'
import { deadlockStory, type StoryStep } from '../../../shared/state/selectors.ts'
import { seconds, tags, useText } from '../../i18n/index.ts'
import { Section } from '../../ui/index.ts'
import { taskName } from '../reasons/index.tsx'
import css from './inspector.module.css'
import type { TaskProps } from './TaskDetails.tsx'

/** For a task in a deadlock's ring: who took what and wanted what, until nobody could go on. */
export function StorySection({ task, run }: TaskProps) {
  const t = useText('waits')
  const inspector = useText('inspector')
  const steps = useMemo(() => deadlockStory(run), [run])
  if (!steps.some(step => step.task === task.id)) return null
  const words = ({ task, did, resource, of }: StoryStep) =>
    t.rich(did, {
      ...tags,
      task: taskName(task, run),
      resource: resource === null ? '' : (run.resources.get(resource)?.name ?? `#${resource}`),
      of: of === null ? '' : taskName(of, run),
    })
  return (
    <Section title={t('story')}>
      <ol className={css.story}>
        {steps.map(step => (
          <li key={`${step.at} ${step.task} ${step.did} ${step.resource}`}>
            <span className={css.value}>{inspector('secondsLong', { time: seconds(step.at, 3) })}</span>
            <span>{words(step)}</span>
          </li>
        ))}
      </ol>
      <p className={css.note}>{t('closed')}</p>
    </Section>
  )
}
