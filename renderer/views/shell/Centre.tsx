import { Group, type LayoutChangedMeta, Panel } from 'react-resizable-panels'
import { useText, whole } from '../../i18n/index.ts'
import { type PaneTab, useApp, useAppStore } from '../../store/index.ts'
import { type TabItem, Tabs } from '../../ui/index.ts'
import { GraphPane } from '../graph/index.ts'
import { Lesson } from '../lesson/index.ts'
import { LogPane } from '../log/index.ts'
import { SourcePane } from '../source/index.ts'
import { TasksPane } from '../tasks/TasksPane.tsx'
import { Banners } from './Banners.tsx'
import { Dock, FoldedDock } from './Dock.tsx'
import { DockSeparator } from './Separators.tsx'
import css from './Shell.module.css'
import { usePanel } from './use-panel.ts'

const PANES = { graph: GraphPane, tasks: TasksPane, source: SourcePane, log: LogPane } as const

/** The panes of the open file and its run, above the dock. */
export function Centre() {
  const dock = usePanel('dock')
  const remember = (_: unknown, { isUserInteraction }: LayoutChangedMeta): void => {
    if (isUserInteraction) dock.remember()
  }
  return (
    <div className={css.centre}>
      <Group orientation="vertical" className={css.fill} onLayoutChanged={remember}>
        <Panel id="pane" minSize="160px">
          <Pane />
        </Panel>
        {dock.open ? <DockSeparator /> : null}
        {dock.open ? (
          <Panel {...dock.props} minSize="96px" maxSize="70%">
            <Dock />
          </Panel>
        ) : null}
      </Group>
      {dock.open ? null : <FoldedDock />}
    </div>
  )
}

function Pane() {
  const store = useAppStore()
  const t = useText('app')
  const tab = useApp(state => state.layout.tab)
  const tasks = useApp(state => state.live?.state.tasks.size)
  const items: readonly TabItem<PaneTab>[] = [
    { id: 'graph', label: t('graph'), icon: 'graph' },
    { id: 'tasks', label: t('tasks'), icon: 'list', count: tasks === undefined ? undefined : whole(tasks) },
    { id: 'source', label: t('source'), icon: 'code' },
    { id: 'log', label: t('log'), icon: 'log' },
  ]
  const Shown = PANES[tab]
  return (
    <div className={css.centre}>
      <Lesson />
      <Tabs
        label={t('panes')}
        items={items}
        value={tab}
        onChange={id => store.getState().showTab(id)}
        panelClass={css.pane}
      >
        <Banners />
        <Shown />
      </Tabs>
    </div>
  )
}
