import type { RecordingDetails } from '../../../shared/protocol/recordings.ts'
import { seconds, tags, useText } from '../../i18n/index.ts'
import css from './Runs.module.css'

/** Drawn; the counts are exact. */
const SHOWN = 50

/** What was done to the run from outside, and where in it. */
export function Interventions({ details: { byHand, planned } }: { details: RecordingDetails }) {
  const t = useText('kept')
  return (
    <>
      {byHand.length === 0 ? null : (
        <section>
          <h4>{t('byHand')}</h4>
          <ul className={css.done}>
            {byHand.slice(0, SHOWN).map((done, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they never move
              <li key={i}>
                {done.do === 'stop' ? t('did.stop') : t.rich(`did.${verbOf(done)}`, { ...tags, name: done.name })}
                <span className="faint">
                  {' '}
                  {t('atTime', { time: seconds(done.after.at, 3) })} · {t('afterEvent', { n: done.after.seq })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {planned.length === 0 ? null : (
        <section>
          <h4>{t('planned')}</h4>
          <ul className={css.done}>
            {planned.slice(0, SHOWN).map((plan, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they never move
              <li key={i}>
                {t.rich(`did.${plan.do}`, { ...tags, name: plan.task })}
                <span className="faint"> {t('atTime', { time: seconds(plan.atSeconds * 1e6, 3) })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

type Done = Exclude<RecordingDetails['byHand'][number], { do: 'stop' }>

const verbOf = (done: Done): 'cancel' | 'shield' | 'unshield' =>
  done.do === 'cancel' ? 'cancel' : done.on ? 'shield' : 'unshield'
