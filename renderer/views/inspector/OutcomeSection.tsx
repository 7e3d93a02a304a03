import type { Outcome, Raised } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import { tags, useLanguage, useText } from '../../i18n/index.ts'
import { Section } from '../../ui/index.ts'
import { errorText, taskName } from '../reasons/index.tsx'
import { whyMissing } from '../reasons/outcome-summary.ts'
import css from './inspector.module.css'
import { PlaceLink } from './PlaceLink.tsx'
import type { TaskProps } from './TaskDetails.tsx'

/** How it ended, first of all. */
export function OutcomeSection({ task, run }: TaskProps) {
  const t = useText('inspector')
  return <Section title={t('outcome')}>{task.outcome ? <Ending outcome={task.outcome} run={run} /> : null}</Section>
}

function Ending({ outcome, run }: { outcome: Outcome; run: RunState }) {
  const t = useText('inspector')
  switch (outcome.kind) {
    case 'returned':
      if (outcome.value === null) return <p className={css.say}>{t('returnedNothing')}</p>
      return (
        <>
          <p className={css.note}>{t('returned')}</p>
          <pre className={css.result}>{outcome.value}</pre>
        </>
      )
    case 'raised':
      return <Failure error={outcome.error} />
    case 'cancelled':
      return <p className={css.say}>{t('wasCancelled')}</p>
    case 'skipped': {
      const values = { who: taskName(outcome.because, run), why: whyMissing(outcome.because, run) }
      return <p className={css.say}>{t.rich('skipped', { ...tags, ...values })}</p>
    }
  }
}

/** What it raised, and where in the user's text. */
function Failure({ error }: { error: Raised }) {
  const language = useLanguage()
  // A recursion has the same frame at several depths.
  const frames = error.stack.map((frame, depth) => ({ ...frame, depth }))
  return (
    <>
      <p className={`${css.say} ${css.error}`}>{errorText(error, language)}</p>
      <ol className={css.frames}>
        {frames.map(({ depth, name, file, line, column }) => (
          <li key={depth}>
            <code>{name}()</code>
            <PlaceLink file={file} line={line} column={column} />
          </li>
        ))}
      </ol>
    </>
  )
}
