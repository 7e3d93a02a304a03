import { clockTime, useText } from '../../i18n/index.ts'
import { useApp, useClockNow } from '../../store/index.ts'
import { State, StateCell } from '../../ui/index.ts'
import { runCell, runWord } from '../shell/run-look.ts'
import css from './Toolbar.module.css'

/** Time in the run and how it is now, whatever moment is looked at; in a place of their own each. */
export function Program() {
  const t = useText('run')
  const now = useClockNow(50)
  const shown = useApp(state => state.shownRun !== null)
  return (
    <>
      <span className={css.elapsed} role="timer" aria-label={t('elapsed')}>
        {shown ? clockTime(now) : ''}
      </span>
      <ProgramState />
    </>
  )
}

function ProgramState() {
  const t = useText('states')
  const summary = useApp(({ runs, shownRun }) => (shownRun === null ? undefined : runs.get(shownRun)))
  const state = useApp(({ live }) => live?.sent)
  const run = state ?? summary
  if (!run) return null
  if (summary?.stuck && run.phase !== 'ended')
    return (
      <span className="line">
        <StateCell state="running" />
        <span className={css.program}>{t('program.stuck')}</span>
      </span>
    )
  return (
    <span className={css.program} role="status">
      <State state={runCell(run)}>{t(`program.${runWord(run)}`)}</State>
    </span>
  )
}
