import { Group, type LayoutChangedMeta, Panel } from 'react-resizable-panels'
import { useText } from '../../i18n/index.ts'
import { useApp } from '../../store/index.ts'
import { Inspector } from '../inspector/index.ts'
import { Sidebar } from '../library/Sidebar.tsx'
import { Start } from '../start/Start.tsx'
import { Centre } from './Centre.tsx'
import { SideSeparator } from './Separators.tsx'
import css from './Shell.module.css'
import { usePanel } from './use-panel.ts'

/** Sidebar, what is open, and the inspector of what is selected. */
export function Body() {
  const t = useText('app')
  const empty = useApp(state => state.activeDoc === null && state.shownRun === null)
  const sidebar = usePanel('sidebar')
  const inspector = usePanel('inspector')
  const remember = (_: unknown, { isUserInteraction }: LayoutChangedMeta): void => {
    if (!isUserInteraction) return
    sidebar.remember()
    inspector.remember()
  }
  return (
    <main className={css.body}>
      <Group orientation="horizontal" onLayoutChanged={remember}>
        {sidebar.open ? (
          <Panel {...sidebar.props} minSize="160px" maxSize="400px">
            <Sidebar />
          </Panel>
        ) : null}
        {sidebar.open ? <SideSeparator /> : null}
        <Panel id="centre" minSize="420px">
          {empty ? <Start /> : <Centre />}
        </Panel>
        {inspector.open && !empty ? <SideSeparator /> : null}
        {inspector.open && !empty ? (
          <Panel {...inspector.props} minSize="260px" maxSize="560px">
            <aside className={css.panel} aria-label={t('inspector')}>
              <Inspector />
            </aside>
          </Panel>
        ) : null}
      </Group>
    </main>
  )
}
