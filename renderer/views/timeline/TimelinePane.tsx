import { useEffect } from 'react'
import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Banner, EmptyState } from '../../ui/index.ts'
import { ActionButton } from '../shell/ActionButton.tsx'
import { Timeline } from './parts/Timeline.tsx'
import { inSeconds } from './time/ticks.ts'
import css from './timeline.module.css'

/** The run's log is read while the pane is open. */
export function TimelinePane() {
  const store = useAppStore()
  const started = useApp(state => state.shownRun !== null)
  const run = useApp(state => state.shownRun)
  const lanes = useApp(state => state.lanes)
  const version = useApp(state => state.lanesVersion)
  useEffect(() => store.getState().needLog(), [store])
  if (!started) return <NoRun />
  if (lanes === null || lanes.tasks.size === 0) return <Reading segments={lanes?.segments ?? 0} />
  return (
    <div className={css.pane}>
      <Dropped from={lanes.from} />
      <Timeline key={run} lanes={lanes} version={version} />
    </div>
  )
}

function NoRun() {
  const t = useText('timeline')
  const words = useText('run')
  return (
    <EmptyState
      title={t('none')}
      action={
        <ActionButton action="run.start" look="primary" leadsTo="running" bare>
          {words('start')}
        </ActionButton>
      }
    >
      {t('noneWhy')}
    </EmptyState>
  )
}

/** A log that is still being read, and one that has nothing in it yet. */
function Reading({ segments }: { segments: number }) {
  const t = useText('timeline')
  const loading = useApp(state => state.logStatus === null || state.logStatus.state === 'loading')
  if (!loading) return <EmptyState title={t('empty')}>{t('emptyWhy')}</EmptyState>
  return <EmptyState title={t('loading')}>{t('loadingWhy', { n: segments })}</EmptyState>
}

function Dropped({ from }: { from: number }) {
  const t = useText('timeline')
  return from > 0 ? <Banner kind="quiet">{t('dropped', { at: inSeconds(from, 3) })}</Banner> : null
}
