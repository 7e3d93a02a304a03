import { useRef } from 'react'
import { useText } from '../../i18n/index.ts'
import {
  type AreaId,
  canMove,
  FOLDING,
  type Folding,
  folds,
  isOpen,
  type PaneId,
  type Target,
  useApp,
} from '../../store/index.ts'
import { useDraggedPane, useZone } from './pane-drag.tsx'
import css from './Zones.module.css'

/** While a pane is dragged: what an area takes. The centre takes it among its own, or as a half. */
export function AreaZones({ area }: { area: AreaId }) {
  const dragged = useDraggedPane()
  const split = useApp(state => state.layout.arrangement.stacks.second.panes.length > 0)
  if (dragged === null) return null
  const targets: readonly Target[] = area === 'centre' && !split ? ['centre', 'beside', 'below'] : [area]
  return targets.map(target => <Zone key={target} pane={dragged} target={target} />)
}

/** Areas that cannot be seen take it at their edge of the window. */
export function EdgeZones() {
  const dragged = useDraggedPane()
  const away = useApp(state => FOLDING.filter(area => !isShown(state, area)).join())
  if (dragged === null || away === '') return null
  return (away.split(',') as Folding[]).map(area => <Zone key={area} pane={dragged} target={area} edge />)
}

const isShown = (state: Parameters<typeof isOpen>[0], area: Folding): boolean =>
  isOpen(state, area) && state.layout.arrangement.stacks[area].panes.length > 0

function Zone({ pane, target, edge = false }: { pane: PaneId; target: Target; edge?: boolean }) {
  const takes = useApp(({ layout }) => canMove(layout.arrangement, pane, target))
  return takes || (edge && folds(target as AreaId)) ? <Taking target={target} edge={edge} /> : null
}

function Taking({ target, edge }: { target: Target; edge: boolean }) {
  const t = useText('app')
  const zone = useRef<HTMLDivElement>(null)
  const over = useZone(target, zone)
  return (
    <div ref={zone} className={css.zone} data-target={target} data-edge={edge} data-over={over}>
      <span>{target === 'second' ? t('area.second') : t(`target.${target}`)}</span>
    </div>
  )
}
