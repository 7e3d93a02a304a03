import { Fragment, useMemo } from 'react'
import { chain } from '../../../shared/state/selectors.ts'
import { useText } from '../../i18n/index.ts'
import { useRunNow } from '../../store/index.ts'
import { Section } from '../../ui/index.ts'
import { Sentence, why } from '../reasons/index.tsx'
import { Proof } from './Chain.tsx'
import css from './inspector.module.css'
import type { TaskProps } from './TaskDetails.tsx'

/** Say it in a sentence, then prove it: a numbered chain to the root cause. */
export function WhySection({ task, run }: TaskProps) {
  const t = useText('inspector')
  const now = useRunNow()
  const found = useMemo(() => chain(run, task.id), [run, task.id])
  if (!found) return null
  return (
    <Section title={t('why')}>
      <p className={css.say}>
        {why(task, found, run, now).map(said => (
          <Fragment key={`${said.key} ${said.values['name']}`}>
            <Sentence said={said} />{' '}
          </Fragment>
        ))}
      </p>
      <Proof chain={found} run={run} now={now} />
    </Section>
  )
}
