/** Where everything is: nodes with their places, rows in sight, frames around their members. */
import type { TaskId } from '../../../../shared/ids.ts'
import type { End, RowOf } from './links.ts'
import {
  around,
  HEAD,
  hasRows,
  isStack,
  MIX,
  openHeight,
  type Places,
  type Rect,
  ROW,
  ROWS_OPEN,
  rectAt,
  sizeOf,
} from './size.ts'
import type { Frame, GraphNode, NodeKey, Structure, TaskNode } from './structure.ts'

/** Stacks that are open, and which of their copies is the first in sight. */
export type Opened = Readonly<Record<NodeKey, number>>

export interface Scene {
  readonly structure: Structure
  readonly places: Places
  readonly opened: Opened
}

const FRAME = { side: 12, top: 30 }

export function rectOf({ structure, places }: Scene, key: NodeKey): Rect | null {
  const node = structure.nodes.get(key)
  const place = places.get(key)
  return node && place ? rectAt(place, sizeOf(node)) : null
}

/** With what hangs down from it while it is open. */
export function drawnRect(scene: Scene, key: NodeKey): Rect | null {
  const rect = rectOf(scene, key)
  const node = scene.structure.nodes.get(key)
  if (!rect || node?.kind !== 'task' || !isOpen(node, scene.opened)) return rect
  return { ...rect, height: openHeight(node) }
}

export const isOpen = (node: GraphNode, opened: Opened): boolean =>
  node.kind === 'task' && isStack(node) && !hasRows(node) && node.members.length > 0 && opened[node.key] !== undefined

export function frameRect({ structure, places }: Scene, frame: Frame): Rect | null {
  const members = frame.members.flatMap(key => {
    const node = structure.nodes.get(key)
    const place = places.get(key)
    return node && place ? [rectAt(place, sizeOf(node))] : []
  })
  const box = around(members, FRAME.side)
  const extra = FRAME.top - FRAME.side
  return box ? { ...box, y: box.y - extra, height: box.height + extra } : null
}

/** The copies that have a row in sight, in order. */
export function rowsIn(node: TaskNode, opened: Opened): readonly TaskId[] {
  if (!isStack(node)) return []
  if (hasRows(node)) return node.members
  const first = opened[node.key]
  return first === undefined ? [] : node.members.slice(first, first + ROWS_OPEN)
}

/** Which row of which node shows a task, for all that are in sight. */
export function rowsInSight({ structure, opened }: Pick<Scene, 'structure' | 'opened'>): RowOf {
  const inSight = new Set<TaskId>()
  for (const node of structure.nodes.values())
    if (node.kind === 'task') for (const task of rowsIn(node, opened)) inSight.add(task)
  return task => (inSight.has(task) ? task : null)
}

/** From the node's top to the middle of its row. */
export function rowMiddle(node: TaskNode, opened: Opened, row: TaskId): number {
  const above = hasRows(node) ? HEAD : HEAD + MIX
  return above + rowsIn(node, opened).indexOf(row) * ROW + ROW / 2
}

/** The part of a node's height where its own edges go in and out: above its rows, where it has some. */
export const portsOf = (scene: Scene, { node: key }: End): { top: number; bottom: number } => {
  const node = scene.structure.nodes.get(key)
  const rect = rectOf(scene, key)
  if (!node || !rect) return { top: 0, bottom: 0 }
  return { top: 6, bottom: (node.kind === 'task' && hasRows(node) ? HEAD : rect.height) - 6 }
}
