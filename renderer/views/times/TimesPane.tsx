/** How long steps and waits took: percentiles of each task and resource, and a histogram whose bars lead to their tasks. */
import { useEffect } from 'react'
import type { Lanes, Timed, Within } from '../../../shared/lanes/index.ts'
import { seconds, useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Button, EmptyState, Segmented } from '../../ui/index.ts'
import { Histogram } from './Histogram.tsx'
import { SubjectList } from './SubjectList.tsx'
import css from './times.module.css'
import { useTimes, useWithin } from './use-times.ts'

/** The run's log is read while the pane is open. */
export function TimesPane() {
  const store = useAppStore()
  const t = useText('times')
  const run = useApp(state => state.shownRun)
  const lanes = useApp(state => state.lanes)
  const of = useApp(state => state.times.of)
  useEffect(() => store.getState().needLog(), [store])
  if (run === null) return <EmptyState title={t('noRun')}>{t('noRunWhy')}</EmptyState>
  if (lanes === null) return <EmptyState title={t('loading')} />
  return (
    <div className={css.pane}>
      <Tools of={of} />
      <Measured key={`${run} ${of}`} lanes={lanes} of={of} />
    </div>
  )
}

function Tools({ of }: { of: Timed }) {
  const store = useAppStore()
  const t = useText('times')
  const { span, upTo } = useWithin()
  const within =
    span !== null
      ? t('within.span', { from: seconds(span.from, 3), to: seconds(span.to, 3) })
      : upTo !== null
        ? t('within.upTo', { to: seconds(upTo, 3) })
        : t('within.run')
  return (
    <div className={css.tools}>
      <Segmented
        label={t('of')}
        value={of}
        options={[
          { value: 'waits', label: t('waits') },
          { value: 'steps', label: t('steps') },
        ]}
        onChange={value => store.getState().chooseTimes({ of: value })}
      />
      <span className={css.within} title={t('withinHint')}>
        {within}
      </span>
    </div>
  )
}

const spanOf = ({ span, upTo }: ReturnType<typeof useWithin>): Within => ({
  from: span?.from ?? Number.NEGATIVE_INFINITY,
  to: span?.to ?? upTo ?? Number.POSITIVE_INFINITY,
})

function Measured({ lanes, of }: { lanes: Lanes; of: Timed }) {
  const within = spanOf(useWithin())
  const subjects = useTimes(lanes, of, within)
  const wanted = useApp(state => state.times.subject)
  const virtual = useApp(state => state.live?.sent.clock === 'virtual')
  if (subjects === null) return null
  const all = subjects[0]
  if (all === undefined) return <None of={of} within={within} />
  if (of === 'steps' && virtual && all.max === 0) return <NoTime />
  const selected = subjects.find(({ key }) => key === wanted) ?? all
  return (
    <div className={css.halves}>
      <SubjectList subjects={subjects} selected={selected} lanes={lanes} />
      <Histogram key={selected.key} times={selected} lanes={lanes} of={of} />
    </div>
  )
}

function None({ of, within }: { of: Timed; within: Within }) {
  const t = useText('times')
  const loading = useApp(state => state.logStatus === null || state.logStatus.state === 'loading')
  if (loading) return <EmptyState title={t('loading')} />
  const part = within.to !== Number.POSITIVE_INFINITY
  return (
    <EmptyState title={t(part ? 'noneWithin' : 'none', { of })}>{t(part ? 'noneWithinWhy' : 'noneWhy')}</EmptyState>
  )
}

function NoTime() {
  const store = useAppStore()
  const t = useText('times')
  const show = (): void => store.getState().chooseTimes({ of: 'waits' })
  return (
    <EmptyState title={t('virtual')} action={<Button onClick={show}>{t('showWaits')}</Button>}>
      {t('virtualWhy')}
    </EmptyState>
  )
}
