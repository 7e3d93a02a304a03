import { Panel } from '@xyflow/react'
import type { ActionId } from '../../actions/index.ts'
import { useText } from '../../i18n/index.ts'
import { useApp } from '../../store/index.ts'
import { Button, ButtonGroup, IconButton, type IconName, Menu } from '../../ui/index.ts'
import { ActionItem } from '../shell/ActionButton.tsx'
import { useAction } from '../shell/use-actions.ts'
import css from './graph.module.css'

/** Zoom, fit, follow, lay out, export: the same actions as in menus and under keys. */
export function Tools() {
  const t = useText('graph')
  const follows = useApp(state => state.graphFollows)
  return (
    <Panel position="bottom-left" className={css.tools}>
      <ButtonGroup label={t('tools')}>
        <Tool action="graph.zoomOut" icon="minus" label={t('zoomOut')} />
        <Tool action="graph.zoomIn" icon="plus" label={t('zoomIn')} />
        <Tool action="graph.fit" icon="fit" label={t('fit')} />
      </ButtonGroup>
      <Tool action="graph.follow" icon="follow" label={t('follow')} pressed={follows} />
      <Tool action="graph.layout" icon="graph" label={t('layout')} />
      <Menu
        trigger={
          <Button look="quiet" icon="download">
            {t('export')}
          </Button>
        }
      >
        <ActionItem action="graph.exportSvg">{t('exportSvg')}</ActionItem>
        <ActionItem action="graph.exportPng">{t('exportPng')}</ActionItem>
      </Menu>
    </Panel>
  )
}

interface ToolProps {
  action: ActionId
  icon: IconName
  label: string
  pressed?: boolean
}

function Tool({ action, icon, label, pressed }: ToolProps) {
  const { run, keys } = useAction(action)
  return (
    <IconButton icon={icon} label={label} keys={keys} onClick={run} {...(pressed === undefined ? {} : { pressed })} />
  )
}
