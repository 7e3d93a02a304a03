import type { RunState } from '../../../shared/state/run-state.ts'
import { useText } from '../../i18n/index.ts'
import { isDirty, shownProgram, useApp, useDoc, useRunState } from '../../store/index.ts'
import { TimeStrip } from '../travel/index.ts'
import css from './Shell.module.css'

/** Facts of the run at the left, what was counted at the right. */
export function StatusBar() {
  const run = useRunState()
  return (
    <footer className={css.status}>
      <Left run={run} />
      <TimeStrip />
      <span className={css.right}>{run ? <Counted run={run} /> : <Idle />}</span>
    </footer>
  )
}

function Left({ run }: { run: RunState | null }) {
  const t = useText('run')
  const id = useApp(state => state.shownRun)
  const known = useApp(state => state.about !== null)
  const doc = useDoc()
  const ofItsOwn = useApp(state => shownProgram(state) !== null)
  const edited = doc !== null && isDirty(doc)
  if (!known) return <span>{t('connecting')}</span>
  if (!run) return <span>{t('ready')}</span>
  const real = run.speed === 1 ? t('realClock') : t('realClockAt', { speed: run.speed })
  return (
    <>
      <span>{t('title', { run: id ?? 0 })}</span>
      <span>{run.clock === 'virtual' ? t('virtualClock') : real}</span>
      {ofItsOwn ? null : <span>{t('seed', { seed: String(run.seed) })}</span>}
      {edited && run.phase !== 'ended' ? <span>{t('otherGraph')}</span> : null}
    </>
  )
}

function Counted({ run }: { run: RunState }) {
  const t = useText('run')
  const busy = [...run.workers.values()].filter(worker => worker.state !== 'idle').length
  return (
    <>
      <span>
        {run.logDropped === 0
          ? t('events', { n: run.seq })
          : t('eventsDropped', { n: run.seq, dropped: run.logDropped })}
      </span>
      {run.workers.size === 0 ? null : <span>{t('workers', { busy, total: run.workers.size })}</span>}
    </>
  )
}

function Idle() {
  const t = useText('run')
  const about = useApp(state => state.about)
  if (!about) return null
  return (
    <>
      <span>{t('workersIdle', { n: about.workers })}</span>
      <span>{t('version', { version: about.version })}</span>
    </>
  )
}
