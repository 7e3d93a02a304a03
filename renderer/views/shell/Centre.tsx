import { Group, type Layout, type LayoutChangedMeta, Panel } from 'react-resizable-panels'
import { isOpen, useApp, useAppStore } from '../../store/index.ts'
import { Area } from './Area.tsx'
import { Banners } from './Banners.tsx'
import { Line } from './Separators.tsx'
import css from './Shell.module.css'
import { usePanel } from './use-panel.ts'

/** The centre, whole or in halves, above the dock; a folded dock is its tabs. */
export function Centre() {
  const store = useAppStore()
  const dock = usePanel('bottom')
  const docked = useApp(({ layout }) => layout.arrangement.stacks.bottom.panes.length > 0)
  const open = useApp(state => isOpen(state, 'bottom')) && docked
  const remember = (_: unknown, { isUserInteraction }: LayoutChangedMeta): void => {
    if (isUserInteraction && open) dock.remember()
  }
  return (
    <div className={css.centre}>
      <Group orientation="vertical" className={css.fill} onLayoutChanged={remember}>
        <Panel id="centre" minSize="160px">
          <div className={css.centre}>
            <div className={css.halves}>
              <Halves />
            </div>
          </div>
        </Panel>
        {open ? <Line level onReset={() => store.getState().resizeArea('bottom', null)} /> : null}
        {open ? (
          <Panel {...dock.props} minSize="96px" maxSize="70%">
            <Area area="bottom" />
          </Panel>
        ) : null}
      </Group>
      {open || !docked ? null : (
        <div className={css.folded}>
          <Area area="bottom" />
        </div>
      )}
    </div>
  )
}

function Halves() {
  const store = useAppStore()
  const { split, share } = useApp(({ layout }) => layout.arrangement)
  const halved = useApp(({ layout }) => layout.arrangement.stacks.second.panes.length > 0)
  const remember = (sizes: Layout, { isUserInteraction }: LayoutChangedMeta): void => {
    if (isUserInteraction && sizes['first'] !== undefined) store.getState().shareCentre(sizes['first'])
  }
  return (
    <Group
      key={`${split} ${share === HALF}`}
      orientation={split === 'beside' ? 'horizontal' : 'vertical'}
      onLayoutChanged={remember}
    >
      <Panel id="first" minSize="120px" defaultSize={halved ? `${share}%` : '100%'}>
        <Area area="centre">
          <Banners />
        </Area>
      </Panel>
      {halved ? <Line level={split === 'stacked'} onReset={() => store.getState().shareCentre(HALF)} /> : null}
      {halved ? (
        <Panel id="second" minSize="120px">
          <Area area="second" />
        </Panel>
      ) : null}
    </Group>
  )
}

const HALF = 50
