import { Panel, useReactFlow } from '@xyflow/react'
import type { DragEvent } from 'react'
import type { GraphEdit, ResourceType, TaskKind } from '../../../../shared/graph/edits/index.ts'
import { useText } from '../../../i18n/index.ts'
import { useApp, useAppStore } from '../../../store/index.ts'
import { IconButton } from '../../../ui/index.ts'
import { DOES } from '../nodes/Single.tsx'
import { usePane } from '../use-pane.ts'
import css from './editing.module.css'

const TASKS: readonly TaskKind[] = ['script', 'sleep', 'call', 'http', 'command']
const RESOURCES: readonly ResourceType[] = ['queue', 'semaphore', 'lock', 'event', 'condition', 'barrier', 'cell']

/** What is dragged from the palette is told by this kind of data, so that nothing else that is let go of counts. */
const KIND = 'application/x-yieldpoint-node'

type Add = Extract<GraphEdit, { kind: 'addTask' | 'addResource' }>

const addOf = (what: string): Add | null => {
  const does = TASKS.find(kind => kind === what)
  if (does) return { kind: 'addTask', does }
  const type = RESOURCES.find(kind => kind === what)
  return type ? { kind: 'addResource', type } : null
}

/** What was dragged from the palette, put there; null: something else. */
export function droppedNode(event: DragEvent, at: readonly [number, number]): Add | null {
  const add = addOf(event.dataTransfer.getData(KIND))
  return add && { ...add, at }
}

/** Tasks and resources to add: by a click into the middle of the view, or dragged to their place. */
export function Palette() {
  const t = useText('graphEditing')
  const editable = useApp(({ activeDoc }) => activeDoc !== null)
  if (!editable) return null
  return (
    <Panel
      position="top-left"
      className={css.palette}
      role="toolbar"
      aria-label={t('palette')}
      aria-orientation="vertical"
    >
      <fieldset aria-label={t('tasks')}>
        {TASKS.map(kind => (
          <Piece key={kind} what={kind} icon={DOES[kind]} />
        ))}
      </fieldset>
      <fieldset aria-label={t('resources')}>
        {RESOURCES.map(kind => (
          <Piece key={kind} what={kind} icon={kind} />
        ))}
      </fieldset>
    </Panel>
  )
}

interface PieceProps {
  what: TaskKind | ResourceType
  icon: Parameters<typeof IconButton>[0]['icon']
}

function Piece({ what, icon }: PieceProps) {
  const store = useAppStore()
  const t = useText('graphEditing')
  const pane = usePane()
  const flow = useReactFlow()
  const add = (): void => {
    const edit = addOf(what)
    if (!edit) return
    const { width, height } = pane.size()
    const { x, y, zoom } = flow.getViewport()
    const free = freeSpot([(width / 2 - x) / zoom, (height / 2 - y) / zoom], flow.getNodes())
    store.getState().addNode({ ...edit, at: free })
  }
  return (
    <IconButton
      icon={icon}
      label={t('drag', { what: t(`what.${what}`) })}
      draggable
      onDragStart={event => {
        event.dataTransfer.setData(KIND, what)
        event.dataTransfer.effectAllowed = 'copy'
      }}
      onClick={add}
    />
  )
}

interface Placed {
  readonly position: { readonly x: number; readonly y: number }
  readonly width?: number
  readonly height?: number
}

const STEP = 48

/** From the middle of the view downwards, so that nothing new hides what is there. */
export function freeSpot([x, y]: readonly [number, number], nodes: readonly Placed[]): [number, number] {
  const isTaken = (at: number): boolean =>
    nodes.some(({ position, width = 0, height = 0 }) => {
      const beside = x + 200 < position.x || x > position.x + width
      return !beside && at + STEP > position.y && at < position.y + height
    })
  let at = y
  while (isTaken(at)) at += STEP
  return [x, at]
}
