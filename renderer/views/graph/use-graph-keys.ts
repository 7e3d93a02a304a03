import { type KeyboardEvent, useCallback, useMemo } from 'react'
import { useAppStore } from '../../store/index.ts'
import { useGraph } from './context.ts'
import { drawnRect, isOpen, rowsIn, type Scene } from './model/scene.ts'
import { hasRows, isStack, type Rect, ROWS_OPEN } from './model/size.ts'
import { type Direction, first, nearest } from './model/spatial.ts'
import type { GraphNode, NodeKey, TaskNode } from './model/structure.ts'
import { revealing } from './model/viewport.ts'
import { usePane } from './use-pane.ts'

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ...{ ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' },
  ...{ h: 'left', l: 'right', k: 'up', j: 'down' },
}

/**
 * The graph is one stop of the Tab key; in it, arrows go from node to node as they lie, and up and down through the rows of a
 * stack. Where the keyboard is, is selected, if it is one thing.
 */
export function useGraphKeys(scene: Scene, openSource: (key: NodeKey) => void): (event: KeyboardEvent) => void {
  const store = useAppStore()
  const { overlay, doc } = useGraph()
  const pane = usePane()
  const rects = useMemo(() => rectsOf(scene), [scene])
  const go = useCallback(
    (key: NodeKey, row: number | null): void => {
      overlay.setState({ cursor: row === null ? key : `${key}#${row}` })
      const node = scene.structure.nodes.get(key)
      const rect = rects.get(key)
      if (rect) pane.show(revealing(rect, pane.viewport(), pane.size()))
      const { selectTask, selectResource, choose } = store.getState()
      if (row !== null) selectTask(row)
      else if (node?.declared) choose([node.name])
      else if (node?.members.length === 1)
        node.kind === 'task' ? selectTask(node.members[0]!) : selectResource(node.members[0]!)
    },
    [overlay, scene, rects, pane, store],
  )
  return useCallback(
    (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return
      const { key, row } = cursorAt(overlay.getState().cursor)
      const node = key === null ? undefined : scene.structure.nodes.get(key)
      const direction = DIRECTIONS[event.key]
      const toggle = (stack: TaskNode): void =>
        store.getState().openStack(doc, stack.key, isOpen(stack, scene.opened) ? null : 0)
      if (direction) {
        const to = next(scene, rects, node, row, direction)
        if (to) {
          if (to.scrollTo !== undefined) store.getState().openStack(doc, to.key, to.scrollTo)
          go(to.key, to.row)
        }
      } else if (event.key === 'Enter' && node?.kind === 'task' && isStack(node) && row === null) {
        if (hasRows(node)) go(node.key, node.members[0] ?? null)
        else toggle(node)
      } else if (event.key === 'Enter' && node) openSource(node.key)
      else if (event.key === 'Escape') {
        overlay.setState({ cursor: row === null ? null : key })
        if (row === null) store.getState().clearSelection()
      } else return
      event.preventDefault()
      event.stopPropagation()
    },
    [overlay, scene, rects, store, doc, go, openSource],
  )
}

/** A node, or the row of one of its copies. No node's key ends like a row's. */
function cursorAt(cursor: string | null): { key: NodeKey | null; row: number | null } {
  const row = cursor === null ? null : /^(.*)#(\d+)$/s.exec(cursor)
  return row ? { key: row[1]!, row: Number(row[2]) } : { key: cursor, row: null }
}

interface Target {
  readonly key: NodeKey
  readonly row: number | null
  /** The first row in sight, if that has to change. */
  readonly scrollTo?: number
}

/** Up and down go through the rows of a stack first. */
function next(
  scene: Scene,
  rects: ReadonlyMap<NodeKey, Rect>,
  node: GraphNode | undefined,
  row: number | null,
  direction: Direction,
): Target | null {
  if (!node) {
    const key = first(rects)
    return key === null ? null : { key, row: null }
  }
  const inside = node.kind === 'task' ? rowBeside(node, scene, row, direction) : null
  if (inside) return inside
  const key = nearest(rects, node.key, direction)
  return key === null ? null : { key, row: null }
}

function rowBeside(node: TaskNode, { opened }: Scene, row: number | null, direction: Direction): Target | null {
  const rows = rowsIn(node, opened)
  if (rows.length === 0 || direction === 'left' || direction === 'right') return null
  if (row === null) return direction === 'down' ? { key: node.key, row: rows[0]! } : null
  const at = node.members.indexOf(row) + (direction === 'down' ? 1 : -1)
  if (at < 0) return { key: node.key, row: null }
  const to = node.members[at]
  if (to === undefined) return null
  const from = opened[node.key] ?? 0
  const scrollTo = at < from ? at : at >= from + ROWS_OPEN ? at - ROWS_OPEN + 1 : undefined
  return { key: node.key, row: to, ...(hasRows(node) || scrollTo === undefined ? {} : { scrollTo }) }
}

function rectsOf(scene: Scene): ReadonlyMap<NodeKey, Rect> {
  const rects = new Map<NodeKey, Rect>()
  for (const key of scene.structure.nodes.keys()) {
    const rect = drawnRect(scene, key)
    if (rect) rects.set(key, rect)
  }
  return rects
}
