import { useText } from '../../i18n/index.ts'
import { debugOf, useApp, useAppStore } from '../../store/index.ts'
import { IconButton, Menu, MenuCheck, MenuSeparator } from '../../ui/index.ts'
import { ActionItem } from '../shell/ActionButton.tsx'

/** What has no button of its own. Electron has all of it in its menu bar, too. */
export function MoreMenu() {
  const t = useText('app')
  return (
    <Menu align="end" trigger={<IconButton icon="more" label={t('more')} />}>
      <ActionItem action="file.new">{t('actions.file.new')}</ActionItem>
      <ActionItem action="file.open">{t('actions.file.open')}</ActionItem>
      <ActionItem action="file.save">{t('actions.file.save')}</ActionItem>
      <ActionItem action="file.saveAs">{t('actions.file.saveAs')}</ActionItem>
      <ActionItem action="file.close">{t('actions.file.close')}</ActionItem>
      <MenuSeparator />
      <ActionItem action="run.turn">{t('actions.run.turn')}</ActionItem>
      <ActionItem action="run.kill">{t('actions.run.kill')}</ActionItem>
      <MenuSeparator />
      <ActionItem action="program.attach">{t('actions.program.attach')}</ActionItem>
      <ActionItem action="program.detach">{t('actions.program.detach')}</ActionItem>
      <MenuSeparator />
      <Debug />
      <MenuSeparator />
      <ActionItem action="area.reset">{t('actions.area.reset')}</ActionItem>
      <ActionItem action="view.settings">{t('actions.view.settings')}</ActionItem>
      <ActionItem action="view.permissions">{t('actions.view.permissions')}</ActionItem>
      <MenuSeparator />
      <ActionItem action="help.shortcuts">{t('actions.help.shortcuts')}</ActionItem>
      <ActionItem action="help.tour">{t('actions.help.tour')}</ActionItem>
    </Menu>
  )
}

/** Of the next run; a run has what it began with. */
function Debug() {
  const store = useAppStore()
  const t = useText('app')
  const debug = useApp(state => debugOf(state) !== false)
  return (
    <MenuCheck checked={debug} onChange={on => store.getState().setDebug(on)}>
      {t('actions.run.debug')}
    </MenuCheck>
  )
}
