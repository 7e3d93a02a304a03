import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { IconButton, Menu, MenuChoice, MenuSeparator } from '../../ui/index.ts'
import { ActionItem } from '../shell/ActionButton.tsx'

/** What has no button of its own. Electron has all of it in its menu bar, too. */
export function MoreMenu() {
  const store = useAppStore()
  const t = useText('app')
  const { theme, language } = useApp(state => state.settings)
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
      <MenuChoice
        label={t('theme.label')}
        value={theme}
        options={(['system', 'dark', 'light'] as const).map(value => ({ value, label: t(`theme.${value}`) }))}
        onChange={value => void store.getState().changeSettings({ theme: value })}
      />
      <MenuSeparator />
      <MenuChoice
        label={t('language.label')}
        value={language}
        options={(['system', 'en', 'ja'] as const).map(value => ({ value, label: t(`language.${value}`) }))}
        onChange={value => void store.getState().changeSettings({ language: value })}
      />
      <MenuSeparator />
      <ActionItem action="view.permissions">{t('actions.view.permissions')}</ActionItem>
      <ActionItem action="help.shortcuts">{t('actions.help.shortcuts')}</ActionItem>
    </Menu>
  )
}
