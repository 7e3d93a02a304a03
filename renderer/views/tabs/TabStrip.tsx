import { useRef } from 'react'
import { useText } from '../../i18n/index.ts'
import { activeTab, type TabId, useApp, useAppStore } from '../../store/index.ts'
import { ContextMenu, cx, Icon, IconButton, Menu, MenuItem, MenuSeparator } from '../../ui/index.ts'
import { ActionItem } from '../shell/ActionButton.tsx'
import { faceOf } from './names.ts'
import { RunItems } from './RunItems.tsx'
import css from './Tabs.module.css'
import { useDraggableDoc, useReorder } from './tab-drag.ts'
import { useFitting, useTabs } from './use-tabs.ts'

/** Open graphs and runs, once there is more than one. What does not fit is in the menu at the end. */
export function TabStrip() {
  const t = useText('app')
  const tabs = useTabs()
  const active = useApp(activeTab)
  const bar = useRef<HTMLElement>(null)
  const shown = useFitting(bar, tabs, active)
  useReorder(bar)
  if (tabs.length < 2) return null
  return (
    <nav ref={bar} className={css.strip} aria-label={t('tabs.label')} data-area="tabs">
      <ul>
        {shown.map(tab => (
          <Tab key={tab} tab={tab} active={tab === active} />
        ))}
      </ul>
      {shown.length < tabs.length ? <All tabs={tabs} /> : null}
    </nav>
  )
}

function Tab({ tab, active }: { tab: TabId; active: boolean }) {
  const store = useAppStore()
  const t = useText('app')
  const { docs, runs } = useFaces()
  const { name, title, dirty } = faceOf({ docs, runs }, tab)
  const ref = useRef<HTMLLIElement>(null)
  useDraggableDoc(tab, ref)
  const { showTab, closeTab } = store.getState()
  return (
    <ContextMenu
      trigger={
        <li ref={ref} className={cx(css.tab, active && css.active)} data-tab={tab}>
          <button
            type="button"
            className={css.name}
            title={title}
            aria-current={active ? 'page' : undefined}
            onClick={() => showTab(tab)}
            onAuxClick={({ button }) => (button === 1 ? closeTab(tab) : undefined)}
          >
            <Icon name={tab.startsWith('doc:') ? 'file' : 'play'} size={12} />
            <span className="cut">{name}</span>
            {dirty ? <i className={css.unsaved} role="img" aria-label={t('unsaved')} /> : null}
          </button>
          <button
            type="button"
            className={css.close}
            aria-label={t('tabs.close', { name })}
            onClick={() => closeTab(tab)}
          >
            <Icon name="close" size={12} />
          </button>
        </li>
      }
    >
      <RunItems tab={tab} />
      <MenuSeparator />
      <MenuItem onSelect={() => closeTab(tab)}>{t('tabs.closeTab')}</MenuItem>
      <ActionItem action="file.saveAs">{t('actions.file.saveAs')}</ActionItem>
    </ContextMenu>
  )
}

const useFaces = () => ({ docs: useApp(state => state.docs), runs: useApp(state => state.runs) })

function All({ tabs }: { tabs: readonly TabId[] }) {
  const store = useAppStore()
  const t = useText('app')
  const faces = useFaces()
  return (
    <Menu align="end" trigger={<IconButton icon="down" size={12} label={t('tabs.more')} />}>
      {tabs.map(tab => (
        <MenuItem key={tab} onSelect={() => store.getState().showTab(tab)}>
          {faceOf(faces, tab).name}
        </MenuItem>
      ))}
    </Menu>
  )
}
