import type { RunSummary } from '../../../shared/protocol/documents.ts'
import { clockTime, useText } from '../../i18n/index.ts'
import { useApp, useAppStore, useClockNow } from '../../store/index.ts'
import { cx, PanelHeader, StateCell } from '../../ui/index.ts'
import { runCell, runWord } from '../shell/run-look.ts'
import css from './Library.module.css'

/** Of this session, the latest first. */
export function Runs() {
  const t = useText('run')
  const runs = useApp(state => state.runs)
  const shown = useApp(state => state.shownRun)
  const latestFirst = [...runs.values()].sort((a, b) => b.run - a.run)
  return (
    <>
      <PanelHeader title={t('runs')} />
      {latestFirst.length === 0 ? <p className={css.nothing}>{t('noRuns')}</p> : null}
      <ul>
        {latestFirst.map(run => (
          <li key={run.run}>
            <Run run={run} shown={run.run === shown} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Run({ run, shown }: { run: RunSummary; shown: boolean }) {
  const store = useAppStore()
  const t = useText('states')
  return (
    <button
      type="button"
      className={cx(css.item, shown && css.on)}
      aria-current={shown ? 'true' : undefined}
      title={`${run.name} · ${t(`program.${runWord(run)}`)}`}
      onClick={() => store.getState().showRun(run.run)}
    >
      <StateCell state={runCell(run)} />
      <span>{run.run}</span>
      <span className="grow cut faint">{run.program === null ? run.name : <ProgramName run={run} />}</span>
      <span className={css.end}>{shown ? <ShownTime /> : clockTime(run.at, 1)}</span>
    </button>
  )
}

function ProgramName({ run: { name, program } }: { run: RunSummary }) {
  const t = useText('run')
  return t('program.title', { name, pid: String(program?.pid) })
}

function ShownTime() {
  return clockTime(useClockNow(100), 1)
}
