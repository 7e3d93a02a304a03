import type { RunSummary } from '../../../shared/protocol/documents.ts'
import { clockTime, useText } from '../../i18n/index.ts'
import { activeTab, runsOf, type TabId, useApp, useAppStore } from '../../store/index.ts'
import { Icon, Menu, MenuChoice, StateCell } from '../../ui/index.ts'
import { runCell } from '../shell/run-look.ts'
import css from './Tabs.module.css'

/** A graph's runs, the latest first, the one on the screen ticked. */
export function RunItems({ tab }: { tab: TabId }) {
  const store = useAppStore()
  const t = useText('app')
  const runs = useApp(state => state.runs)
  const shown = useApp(state => state.shownRun)
  const options = runsOf({ runs }, tab).flatMap(id => {
    const run = runs.get(id)
    return run ? [{ value: String(id), label: <RunLine run={run} /> }] : []
  })
  return (
    <MenuChoice
      label={t('tabs.runs')}
      value={String(shown)}
      options={options}
      onChange={run => store.getState().showRun(Number(run))}
    />
  )
}

function RunLine({ run }: { run: RunSummary }) {
  const t = useText('app')
  return (
    <>
      <StateCell state={runCell(run)} />
      {t('tabs.run', { run: String(run.run) })}
      <span className={css.time}>{clockTime(run.at, 1)}</span>
    </>
  )
}

/** In the toolbar, once the graph on the screen has more than one. */
export function RunsMenu() {
  const t = useText('app')
  const tab = useApp(activeTab)
  const runs = useApp(state => (tab === null ? 0 : runsOf(state, tab).length))
  const shown = useApp(state => state.shownRun)
  if (tab === null || runs < 2) return null
  return (
    <Menu
      trigger={
        <button type="button" className={css.runs} aria-label={t('tabs.runs')}>
          {t('tabs.run', { run: String(shown ?? '–') })}
          <Icon name="down" size={12} />
        </button>
      }
    >
      <RunItems tab={tab} />
    </Menu>
  )
}
