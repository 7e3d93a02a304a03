import { useText } from '../../i18n/index.ts'
import { canMove, type PaneId, TARGETS, useApp, useAppStore } from '../../store/index.ts'
import { MenuItem, MenuLabel, MenuSeparator } from '../../ui/index.ts'
import { ActionItem } from './ActionButton.tsx'

/** Where a pane can go: of its tab's own menu, and of the button at the end of its tabs. */
export function PaneMenuItems({ pane }: { pane: PaneId }) {
  const store = useAppStore()
  const t = useText('app')
  const arrangement = useApp(state => state.layout.arrangement)
  return (
    <>
      <MenuLabel>{t('area.moveTo', { pane: t(`pane.${pane}`) })}</MenuLabel>
      {TARGETS.map(target => (
        <MenuItem
          key={target}
          disabled={!canMove(arrangement, pane, target)}
          onSelect={() => store.getState().movePane(pane, target)}
        >
          {t(`target.${target}`)}
        </MenuItem>
      ))}
      <MenuSeparator />
      <ActionItem action="area.reset">{t('actions.area.reset')}</ActionItem>
    </>
  )
}
