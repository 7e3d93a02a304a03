import { useDeferredValue } from 'react'
import type { Lanes } from '../../../../shared/lanes/index.ts'
import { useText } from '../../../i18n/index.ts'
import { placeOfSelected, type TimeWindow, timelineOf, useApp } from '../../../store/index.ts'
import css from '../timeline.module.css'
import { SegmentSummary } from './SegmentSummary.tsx'
import { SpanSummary } from './SpanSummary.tsx'

export interface SummaryProps {
  readonly lanes: Lanes
  /** Lanes grow in place: another number tells that they have. */
  readonly version: number
  readonly view: TimeWindow
}

/** What is selected as a sentence, and what it is told from. Drawn after the lanes: sums must not hold up a frame. */
export function Summary(props: SummaryProps) {
  const t = useText('timeline')
  const { lanes, version, view } = useDeferredValue(props)
  const timeline = useApp(state => state.timeline)
  const shownRun = useApp(state => state.shownRun)
  const { segment, span } = timelineOf({ timeline, shownRun })
  const chosen = segment && placeOfSelected(lanes, segment)
  if (chosen) return <SegmentSummary lanes={lanes} version={version} view={view} {...chosen} />
  if (span) return <SpanSummary lanes={lanes} version={version} span={span} />
  return <p className={css.hint}>{t('hint')}</p>
}
