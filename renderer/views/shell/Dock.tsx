import { useText, whole } from '../../i18n/index.ts'
import { type DockTab, useApp, useAppStore, useDoc } from '../../store/index.ts'
import { IconButton, type TabItem, Tabs } from '../../ui/index.ts'
import { FindingsPane } from '../findings/index.ts'
import { ProblemsPane } from '../problems/index.ts'
import { ResourcesPane } from '../resources/index.ts'
import { WaitsPane } from '../waits/index.ts'
import { WorkersPane } from '../workers/index.ts'
import css from './Shell.module.css'

const PANES = {
  resources: ResourcesPane,
  waits: WaitsPane,
  workers: WorkersPane,
  findings: FindingsPane,
  problems: ProblemsPane,
} as const

export function Dock() {
  const store = useAppStore()
  const t = useText('app')
  const tab = useApp(state => state.layout.dockTab)
  const items = useItems()
  const Shown = PANES[tab]
  return (
    <div className={css.dock}>
      <Tabs
        low
        label={t('dock')}
        items={items}
        value={tab}
        onChange={id => store.getState().showDock(id)}
        panelClass={css.pane}
        actions={<IconButton icon="down" size={12} label={t('fold')} onClick={() => store.getState().toggle('dock')} />}
      >
        <Shown />
      </Tabs>
    </div>
  )
}

/** Only its tabs, at the bottom; a click on one unfolds it there. */
export function FoldedDock() {
  const store = useAppStore()
  const t = useText('app')
  const items = useItems()
  return (
    <div className={css.folded}>
      <Tabs
        low
        label={t('dock')}
        items={items}
        value={null}
        onChange={id => store.getState().showDock(id)}
        actions={<IconButton icon="up" size={12} label={t('unfold')} onClick={() => store.getState().toggle('dock')} />}
      />
    </div>
  )
}

function useItems(): readonly TabItem<DockTab>[] {
  const t = useText('app')
  const resources = useApp(({ live }) => live?.state.resources.size)
  const workers = useApp(({ live }) => (live ? busyOf(live.state.workers.values()) : undefined))
  const findings = useApp(({ live }) => live?.state.findings.size ?? 0)
  const problems = useDoc()?.problems.length ?? 0
  return [
    { id: 'resources', label: t('resources'), count: resources === undefined ? undefined : whole(resources) },
    { id: 'waits', label: t('waits') },
    { id: 'workers', label: t('workers'), count: workers },
    { id: 'findings', label: t('findings'), count: findings === 0 ? undefined : whole(findings) },
    { id: 'problems', label: t('problems'), count: problems === 0 ? undefined : whole(problems) },
  ]
}

/** `3/4`: three of four work. */
function busyOf(workers: Iterable<{ readonly state: string }>): string {
  const all = [...workers]
  return `${all.filter(worker => worker.state !== 'idle').length}/${all.length}`
}
