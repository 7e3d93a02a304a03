import { useMemo } from 'react'
import type { Lanes } from '../../../../shared/lanes/index.ts'
import { useText } from '../../../i18n/index.ts'
import { type TimeWindow, useAppStore, widthOf } from '../../../store/index.ts'
import { Button } from '../../../ui/index.ts'
import { inSeconds } from '../time/ticks.ts'
import css from '../timeline.module.css'
import { DidTable } from './DidTable.tsx'
import { LengthsTable } from './LengthsTable.tsx'
import { didOf, laneSums } from './lane-sums.ts'
import { useDuration } from './use-words.ts'

/** Below ten milliseconds, microseconds are told. */
const FINE = 10_000

/** What all tasks did within a span of time. */
export function SpanSummary({ lanes, version, span }: { lanes: Lanes; version: number; span: TimeWindow }) {
  const store = useAppStore()
  const t = useText('timeline')
  const duration = useDuration()
  const { did, there } = useMemo(() => {
    // Lanes grow in place: `version` stands for what is in them.
    const sums = laneSums(lanes).ofAll(span.from, span.to)
    const alive = [...lanes.tasks.values()].filter(
      ({ createdAt, endedAt }) => createdAt < span.to && (endedAt ?? lanes.at) > span.from,
    )
    return { did: didOf(sums), there: alive.length, version }
  }, [lanes, version, span])
  const decimals = widthOf(span) < FINE ? 6 : 3
  const times = { from: inSeconds(span.from, decimals), to: inSeconds(span.to, decimals) }
  const whole = did.reduce((sum, { time }) => sum + time, 0)
  return (
    <section className={css.summary} data-columns="2">
      <div>
        <h3 aria-live="polite">{t('selected.span', times)}</h3>
        <p className={css.sentence}>
          {duration(widthOf(span))} · {t('tasks', { n: there })}
        </p>
        <LengthsTable lanes={lanes} span={span} />
        <div className={css.buttons}>
          <Button onClick={() => store.getState().showTime(span)}>{t('zoomToSpan')}</Button>
          <Button onClick={() => store.getState().clearTimeline()}>{t('clear')}</Button>
        </div>
      </div>
      <div>
        <h3>{t('didSpan')}</h3>
        <DidTable lanes={lanes} label={t('didSpan')} did={did} whole={whole} most={12} />
      </div>
    </section>
  )
}
