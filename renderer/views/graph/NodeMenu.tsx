import { type MouseEvent, type ReactNode, useState } from 'react'
import { canCancel, canShield } from '../../actions/index.ts'
import { useText } from '../../i18n/index.ts'
import { isVisible, useApp, useAppStore } from '../../store/index.ts'
import { ContextMenu, MenuItem, MenuSeparator } from '../../ui/index.ts'
import { useAction } from '../shell/use-actions.ts'
import { useGraph } from './context.ts'
import type { Scene } from './model/scene.ts'
import { isStack } from './model/size.ts'
import type { GraphNode, NodeKey } from './model/structure.ts'

interface NodeMenuProps {
  scene: Scene
  openSource: (key: NodeKey) => void
  children: ReactNode
}

/** What can be done to what is under the pointer, which is selected first, so that one sees what is meant. */
export function NodeMenu({ scene, openSource, children }: NodeMenuProps) {
  const store = useAppStore()
  const [at, setAt] = useState<{ node: GraphNode | null; task: number | null }>({ node: null, task: null })
  const find = ({ target }: MouseEvent): void => {
    const element = target instanceof Element ? target : null
    const key = element?.closest('.react-flow__node')?.getAttribute('data-id')
    const node = (key ? scene.structure.nodes.get(key) : null) ?? null
    const row = element?.closest('[data-task]')?.getAttribute('data-task')
    const single = node?.kind === 'task' && !isStack(node) ? (node.members[0] ?? null) : null
    const task = row ? Number(row) : single
    setAt({ node, task })
    if (task !== null) store.getState().selectTask(task)
    else if (node?.kind === 'resource' && node.members.length === 1) store.getState().selectResource(node.members[0]!)
  }
  return (
    <ContextMenu
      trigger={
        <div style={{ display: 'contents' }} onContextMenuCapture={find}>
          {children}
        </div>
      }
    >
      {at.task === null ? null : <TaskItems task={at.task} />}
      {at.node === null ? null : <NodeItems node={at.node} openSource={openSource} />}
      <ViewItems />
    </ContextMenu>
  )
}

function TaskItems({ task: id }: { task: number }) {
  const store = useAppStore()
  const t = useText('graph')
  const run = useApp(({ live }) => live?.state)
  const cancel = useAction('task.cancel')
  const shield = useAction('task.shield')
  const task = run?.tasks.get(id)
  if (!run || !task) return null
  return (
    <>
      <MenuItem
        disabled={!canCancel(task, run)}
        keys={cancel.keys}
        onSelect={() => void store.getState().cancelTask(id)}
      >
        {t('menu.cancel', { name: task.name })}
      </MenuItem>
      <MenuItem
        disabled={!canShield(task, run)}
        keys={shield.keys}
        onSelect={() => void store.getState().shieldTask(id, !task.shielded)}
      >
        {t(task.shielded ? 'menu.unshield' : 'menu.shield', { name: task.name })}
      </MenuItem>
    </>
  )
}

function NodeItems({ node, openSource }: { node: GraphNode; openSource: (key: NodeKey) => void }) {
  const store = useAppStore()
  const { doc } = useGraph()
  const t = useText('graph')
  const inspector = useApp(state => isVisible(state, 'inspector'))
  const connect = useAction('edit.connect')
  const editable = useApp(state => node.declared && state.activeDoc !== null)
  const connectNode = (): void => {
    store.getState().choose([node.name])
    connect.run()
  }
  const task = node.kind === 'task' ? node : null
  return (
    <>
      <MenuItem onSelect={() => openSource(node.key)}>{t('menu.source')}</MenuItem>
      {inspector ? null : (
        <MenuItem onSelect={() => store.getState().showPane('inspector')}>{t('menu.inspect')}</MenuItem>
      )}
      {editable ? (
        <MenuItem keys={connect.keys} onSelect={connectNode}>
          {t('menu.connect')}
        </MenuItem>
      ) : null}
      {task && (task.parent || task.folded) ? (
        <MenuItem onSelect={() => store.getState().foldNode(doc, task.key, !task.folded)}>
          {t(task.folded ? 'unfold' : 'fold', { name: task.name })}
        </MenuItem>
      ) : null}
      <MenuSeparator />
    </>
  )
}

function ViewItems() {
  const t = useText('graph')
  const fit = useAction('graph.fit')
  const layout = useAction('graph.layout')
  const svg = useAction('graph.exportSvg')
  const png = useAction('graph.exportPng')
  return (
    <>
      <MenuItem keys={fit.keys} onSelect={fit.run}>
        {t('fit')}
      </MenuItem>
      <MenuItem onSelect={layout.run}>{t('layout')}</MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={svg.run}>{`${t('export')} · SVG`}</MenuItem>
      <MenuItem onSelect={png.run}>{`${t('export')} · PNG`}</MenuItem>
    </>
  )
}
