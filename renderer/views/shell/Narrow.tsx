import { useEffect, useRef } from 'react'
import { useText } from '../../i18n/index.ts'
import { type Folding, isOpen, useApp, useAppStore } from '../../store/index.ts'
import { IconButton } from '../../ui/index.ts'
import { Area } from './Area.tsx'
import css from './Narrow.module.css'
import { panes } from './panes.tsx'

/** What is left of the left in a narrow window: its panes as icons. */
export function Rail() {
  const store = useAppStore()
  const t = useText('app')
  const stack = useApp(({ layout }) => layout.arrangement.stacks.left)
  const open = useApp(state => isOpen(state, 'left'))
  const press = (pane: (typeof stack.panes)[number], shown: boolean): void =>
    shown ? store.getState().toggleArea('left') : store.getState().showPane(pane)
  return (
    <nav className={css.rail} aria-label={t('area.left')}>
      {stack.panes.map(pane => {
        const shown = open && stack.active === pane
        return (
          <IconButton
            key={pane}
            icon={panes[pane].icon}
            label={t(`pane.${pane}`)}
            aria-expanded={shown}
            onClick={() => press(pane, shown)}
          />
        )
      })}
    </nav>
  )
}

type Side = Extract<Folding, 'left' | 'right'>

/** An area that lies over the others while it is open, since there is no room beside them. Esc folds it. */
export function Drawer({ area }: { area: Side }) {
  const open = useApp(state => isOpen(state, area) && state.layout.arrangement.stacks[area].panes.length > 0)
  return open ? <Open area={area} /> : null
}

function Open({ area }: { area: Side }) {
  const store = useAppStore()
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const drawer = ref.current
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) store.getState().toggleArea(area)
    }
    drawer?.addEventListener('keydown', onKeyDown)
    return () => drawer?.removeEventListener('keydown', onKeyDown)
  }, [store, area])
  return (
    <div ref={ref} className={css.drawer} data-side={area}>
      <Area area={area} />
    </div>
  )
}
