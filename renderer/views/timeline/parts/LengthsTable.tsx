import type { Lanes, SubjectTimes } from '../../../../shared/lanes/index.ts'
import { useText } from '../../../i18n/index.ts'
import type { TimeWindow } from '../../../store/index.ts'
import { useTimes } from '../../times/use-times.ts'
import css from '../timeline.module.css'
import { useDuration } from './use-words.ts'

const COLUMNS = ['p50', 'p90', 'max'] as const

/** How long the waits and steps took that ended in the span, by the same percentiles as in the pane of times, which has the rest. */
export function LengthsTable({ lanes, span }: { lanes: Lanes; span: TimeWindow }) {
  const t = useText('timeline')
  const times = useText('times')
  const waits = useTimes(lanes, 'waits', span)?.[0]
  const steps = useTimes(lanes, 'steps', span)?.[0]
  // On the virtual clock a step takes no time: there is nothing to tell.
  const lines = { waits, steps: steps?.max === 0 ? undefined : steps }
  if (!lines.waits && !lines.steps) return null
  return (
    <table className={css.lengths} aria-label={t('lengths')}>
      <thead>
        <tr>
          <th scope="col" className="faint">
            {t('lengths')}
          </th>
          {COLUMNS.map(column => (
            <th key={column} scope="col" className="faint num" title={times(`columnHint.${column}`)}>
              {times(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {(['waits', 'steps'] as const).map(of => (lines[of] ? <Line key={of} of={of} times={lines[of]} /> : null))}
      </tbody>
    </table>
  )
}

function Line({ of, times }: { of: 'waits' | 'steps'; times: SubjectTimes }) {
  const t = useText('timeline')
  const duration = useDuration()
  return (
    <tr>
      <th scope="row">{t(`lengthsOf.${of}`, { n: times.count })}</th>
      {COLUMNS.map(column => (
        <td key={column} className="num">
          {duration(times[column])}
        </td>
      ))}
    </tr>
  )
}
