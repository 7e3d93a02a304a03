import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { type Bin, binsOf, type Lanes, type SubjectTimes, type Timed } from '../../../shared/lanes/index.ts'
import { compact, useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Tooltip, useWidth } from '../../ui/index.ts'
import { type Bar, type Chart, chartOf } from './chart.ts'
import { bound } from './duration.ts'
import { nameOf } from './rows.ts'
import css from './times.module.css'

interface HistogramProps {
  readonly times: SubjectTimes
  readonly lanes: Lanes
  readonly of: Timed
}

/** Bars are buttons: each shows its tasks in the table. Among them one moves with the arrow keys. */
export function Histogram({ times, lanes, of }: HistogramProps) {
  const t = useText('times')
  const plot = useRef<HTMLDivElement>(null)
  const width = useWidth(plot)
  const bins = useMemo(() => binsOf(times.parts), [times])
  const { p50, p90, p99 } = times
  const percentiles = [
    { name: 'p50', value: p50 },
    { name: 'p90', value: p90 },
    { name: 'p99', value: p99 },
  ]
  const chart = chartOf(bins, percentiles, width)
  const name = nameOf(times.subject, lanes, t('allShort'))
  return (
    <section className={css.chart} aria-label={t('histogram', { of, name })}>
      <div className={css.plot} ref={plot}>
        {width === 0 ? null : <Bars bars={chart.bars} of={of} name={name} />}
        {width === 0 ? null : <Lines lines={chart.lines} />}
      </div>
      <div className={css.axis}>
        {chart.marks.map(({ x, label }) => (
          <span key={x} data-named={label !== null || undefined} style={{ left: x }}>
            {label}
          </span>
        ))}
      </div>
    </section>
  )
}

const MOVES: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: at => at - 1,
  ArrowRight: at => at + 1,
  Home: () => 0,
  End: (_, last) => last,
}

function Bars({ bars, of, name }: { bars: readonly Bar[]; of: Timed; name: string }) {
  const store = useAppStore()
  const t = useText('times')
  const group = useRef<HTMLFieldSetElement>(null)
  const [reached, setReached] = useState(0)
  const at = Math.min(reached, bars.length - 1)
  const move = (event: KeyboardEvent): void => {
    const to = MOVES[event.key]?.(at, bars.length - 1)
    if (to === undefined) return
    event.preventDefault()
    const next = Math.max(0, Math.min(bars.length - 1, to))
    setReached(next)
    group.current?.querySelectorAll('button')[next]?.focus()
  }
  const spanOf = ({ from, to }: Bin): string =>
    from === 0 ? t('noTime') : t('fromTo', { from: bound(from), to: bound(to) })
  const show = (bin: Bin): void => store.getState().showOnly(t('label', { of, name, span: spanOf(bin) }), bin.tasks)
  return (
    <fieldset ref={group} className={css.bars} onKeyDown={move} aria-label={t('histogram', { of, name })}>
      {bars.map((bar, i) => {
        const label = t('bar', { of, span: spanOf(bar.bin), n: bar.bin.count, tasks: bar.bin.tasks.size })
        return (
          <Tooltip key={bar.bin.from} label={label}>
            <button
              type="button"
              className={css.bar}
              aria-label={label}
              data-of={of}
              tabIndex={i === at ? 0 : -1}
              style={{ left: bar.x, width: bar.width }}
              onFocus={() => setReached(i)}
              onClick={() => show(bar.bin)}
            >
              <span className={css.count}>{compact(bar.bin.count)}</span>
              <i style={{ height: `${bar.share * 100}%` }} />
            </button>
          </Tooltip>
        )
      })}
    </fieldset>
  )
}

const Lines = ({ lines }: Pick<Chart, 'lines'>) =>
  lines.map(({ x, label, row, toLeft }) => (
    <span key={label} className={css.line} style={{ left: x, '--label-row': row } as object}>
      <em data-to-left={toLeft || undefined}>{label}</em>
    </span>
  ))
