import { type ComponentPropsWithRef, cloneElement, type ReactElement, type ReactNode, useRef } from 'react'
import { useText } from '../../i18n/index.ts'
import { type AreaId, type Folding, folds, isOpen, type PaneId, useApp, useAppStore } from '../../store/index.ts'
import { ContextMenu, Count, cx, IconButton, Menu, type TabItem, Tabs } from '../../ui/index.ts'
import css from './Area.module.css'
import { PaneMenuItems } from './PaneMenu.tsx'
import { useDraggableTab, useTabBarDrop } from './pane-drag.tsx'
import { panes } from './panes.tsx'
import { useAction } from './use-actions.ts'
import { AreaZones } from './Zones.tsx'

const HEIGHTS = { left: 'header', centre: 'tall', second: 'tall', bottom: 'low', right: 'header' } as const

interface AreaProps {
  area: AreaId
  /** Stands between the tabs and the pane. */
  children?: ReactNode
}

/** One stack of panes: its tabs, and the pane in front. Folded, its tabs alone. */
export function Area({ area, children }: AreaProps) {
  const store = useAppStore()
  const t = useText('app')
  const stack = useApp(({ layout }) => layout.arrangement.stacks[area])
  const folded = useApp(state => folds(area) && !isOpen(state, area))
  const bar = useRef<HTMLDivElement>(null)
  useTabBarDrop(area, bar)
  const front = folded ? null : stack.active
  const Pane = front === null ? null : panes[front].Pane
  const enter = (): void => (stack.active === null ? undefined : store.getState().enterPane(stack.active))
  return (
    <section
      aria-label={t(`area.${area}`)}
      data-area={area}
      className={cx(css.area, css[area])}
      onFocusCapture={enter}
      onPointerDownCapture={enter}
    >
      <Tabs
        label={t(`area.${area}`)}
        height={HEIGHTS[area]}
        items={useItems(area, stack.panes)}
        value={front}
        onChange={pane => store.getState().showPane(pane)}
        around={(pane, tab) => <PaneTab pane={pane} tab={tab} />}
        barRef={bar}
        panelClass={css.pane}
        actions={stack.active === null ? undefined : <AreaActions area={area} pane={stack.active} />}
      >
        {children}
        {Pane === null ? null : <Pane />}
        <AreaZones area={area} />
      </Tabs>
    </section>
  )
}

function useItems(area: AreaId, ids: readonly PaneId[]): readonly TabItem<PaneId>[] {
  const t = useText('app')
  return ids.map(id => ({
    id,
    label: t(`pane.${id}`),
    ...(area === 'centre' || area === 'second' ? { icon: panes[id].icon } : {}),
    badge: <Badge pane={id} />,
  }))
}

/** Mounted anew for each pane, for it calls the pane's own hook. */
function Badge({ pane }: { pane: PaneId }) {
  const useBadge = panes[pane].useBadge ?? nothing
  const count = useBadge()
  return count === undefined ? null : <Count>{count}</Count>
}

const nothing = (): undefined => undefined

function PaneTab({ pane, tab }: { pane: PaneId; tab: ReactElement<ComponentPropsWithRef<'button'>> }) {
  const ref = useRef<HTMLButtonElement>(null)
  useDraggableTab(pane, ref)
  return (
    <ContextMenu trigger={cloneElement(tab, { ref })}>
      <PaneMenuItems pane={pane} />
    </ContextMenu>
  )
}

function AreaActions({ area, pane }: { area: AreaId; pane: PaneId }) {
  const t = useText('app')
  const Own = panes[pane].Actions
  return (
    <>
      {Own === undefined ? null : <Own />}
      <Menu align="end" trigger={<IconButton icon="arrange" size={12} label={t('area.menu')} />}>
        <PaneMenuItems pane={pane} />
      </Menu>
      {area === 'bottom' ? <Fold area={area} /> : null}
    </>
  )
}

function Fold({ area }: { area: Folding }) {
  const t = useText('app')
  const open = useApp(state => isOpen(state, area))
  const { keys, run } = useAction(`area.${area}`)
  return (
    <IconButton
      icon={open ? 'down' : 'up'}
      size={12}
      label={t(`actions.area.${area}`)}
      keys={keys}
      aria-expanded={open}
      onClick={run}
    />
  )
}
