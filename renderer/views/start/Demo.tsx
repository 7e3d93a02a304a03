import type { TaskState } from '../../../shared/protocol/events.ts'
import { useText } from '../../i18n/index.ts'
import { StateCell } from '../../ui/index.ts'
import css from './Start.module.css'

/** State, share of the lane in percent, and what is written in it. */
type Segment = readonly [TaskState, number, ('sleep' | 'till' | 'ovens' | 'worker' | 'cancelling')?]

const LANES: readonly { name: string; state: TaskState; segments: readonly Segment[] }[] = [
  {
    name: 'chef[0]',
    state: 'running',
    segments: [
      ['waiting', 14],
      ['running', 6],
      ['waiting', 32, 'sleep'],
      ['running', 5],
      ['waiting', 25, 'till'],
      ['ready', 4],
      ['running', 14],
    ],
  },
  {
    name: 'chef[1]',
    state: 'waiting',
    segments: [
      ['running', 8],
      ['waiting', 22, 'sleep'],
      ['running', 6],
      ['waiting', 64, 'ovens'],
    ],
  },
  {
    name: 'courier',
    state: 'cancelling',
    segments: [
      ['waiting', 40, 'worker'],
      ['ready', 4],
      ['running', 7],
      ['waiting', 15],
      ['cancelling', 34, 'cancelling'],
    ],
  },
]

/** A small real example instead of a picture: how to read everything that follows. */
export function Demo() {
  const t = useText('start')
  return (
    <figure className={css.demo} style={{ margin: 0 }} aria-label={t('legend.label')}>
      {LANES.map(lane => (
        <div key={lane.name} className={css.lane} aria-hidden="true">
          <div className={css.head}>
            <StateCell state={lane.state} />
            <code>{lane.name}</code>
          </div>
          <Track segments={lane.segments} />
        </div>
      ))}
      <figcaption className={css.legend}>
        {(['running', 'waiting', 'ready'] as const).map(state => (
          <span key={state}>
            <StateCell state={state} />
            {t(`legend.${state}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

function Track({ segments }: { segments: readonly Segment[] }) {
  const t = useText('start')
  const starts = segments.map((_, i) => segments.slice(0, i).reduce((sum, [, share]) => sum + share, 0))
  const word = (label: Segment[2]): string | undefined =>
    label === 'worker' || label === 'cancelling' ? t(`example.${label}`) : label
  return (
    <div className={css.track}>
      {segments.map(([state, share, label], i) => (
        <i
          key={starts[i]}
          className={css.segment}
          data-state={state}
          style={{ left: `${starts[i]}%`, width: `${share}%` }}
        >
          {label === undefined ? null : <span>{word(label)}</span>}
        </i>
      ))}
    </div>
  )
}
