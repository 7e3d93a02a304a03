import { Group, type LayoutChangedMeta, Panel } from 'react-resizable-panels'
import { useApp, useAppStore } from '../../store/index.ts'
import { Start } from '../start/Start.tsx'
import { Area } from './Area.tsx'
import { Centre } from './Centre.tsx'
import { Drawer, Rail } from './Narrow.tsx'
import { PaneDragging } from './pane-drag.tsx'
import { Line } from './Separators.tsx'
import css from './Shell.module.css'
import { useAreaFocus } from './use-area-focus.ts'
import { useCramped } from './use-cramped.ts'
import { usePanel } from './use-panel.ts'
import { EdgeZones } from './Zones.tsx'

/** All areas. Those that the window is too narrow for lie over the centre while they are open. */
export function Body() {
  const store = useAppStore()
  const empty = useApp(state => state.activeDoc === null && state.shownRun === null)
  const cramped = useApp(state => state.cramped)
  const left = usePanel('left')
  const right = usePanel('right')
  const hasLeft = useHas('left') && !cramped.has('left')
  const hasRight = useHas('right') && !cramped.has('right') && !empty
  useCramped()
  useAreaFocus()
  const remember = (_: unknown, { isUserInteraction }: LayoutChangedMeta): void => {
    if (!isUserInteraction) return
    if (hasLeft) left.remember()
    if (hasRight) right.remember()
  }
  const { resizeArea } = store.getState()
  return (
    <main className={css.body}>
      <PaneDragging>
        {cramped.has('left') ? <Rail /> : null}
        <Group orientation="horizontal" onLayoutChanged={remember}>
          {hasLeft ? (
            <Panel {...left.props} minSize="160px" maxSize="400px">
              <Area area="left" />
            </Panel>
          ) : null}
          {hasLeft ? <Line onReset={() => resizeArea('left', null)} /> : null}
          <Panel id="middle" minSize="420px">
            {empty ? <Start /> : <Centre />}
          </Panel>
          {hasRight ? <Line onReset={() => resizeArea('right', null)} /> : null}
          {hasRight ? (
            <Panel {...right.props} minSize="260px" maxSize="560px">
              <Area area="right" />
            </Panel>
          ) : null}
        </Group>
        {cramped.has('left') ? <Drawer area="left" /> : null}
        {cramped.has('right') && !empty ? <Drawer area="right" /> : null}
        <EdgeZones />
      </PaneDragging>
    </main>
  )
}

/** Unfolded, and with something to show. */
const useHas = (area: 'left' | 'right'): boolean =>
  useApp(({ layout: { arrangement } }) => arrangement.open[area] && arrangement.stacks[area].panes.length > 0)
