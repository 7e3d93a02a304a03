/**
 * The canvas: React Flow pans, zooms, drags and draws the nodes that are in view; the lines are ours. Seams for editing: `onConnect`
 * (ports appear on the nodes), `onMoved`, `onEdgeClick`, and `children`, which stand over the canvas and may use React Flow's hooks.
 */
import { type Connection, type NodeChange, ReactFlow, useReactFlow, type Viewport } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import {
  type DragEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useMemo,
  useState,
} from 'react'
import { useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { elementId, useGraph, useOverlay } from './context.ts'
import { Edges } from './Edges.tsx'
import { createFlowNodes, type FlowNode } from './flow-nodes.ts'
import css from './graph.module.css'
import type { Link } from './model/links.ts'
import type { Scene } from './model/scene.ts'
import type { Place } from './model/size.ts'
import type { NodeKey } from './model/structure.ts'
import { ZOOM } from './model/viewport.ts'
import { FrameBox } from './nodes/FrameBox.tsx'
import { GraphNodeBox } from './nodes/Node.tsx'

export interface GraphCanvasProps {
  scene: Scene
  links: readonly Link[]
  /** Nodes were dragged there. */
  onMoved: (moved: Readonly<Record<NodeKey, Place>>) => void
  /** `from` to `to`, by dragging from port to port. Without it nothing can be connected. */
  onConnect?: (from: NodeKey, to: NodeKey) => void
  onEdgeClick?: (link: Link) => void
  onKeyDown?: (event: KeyboardEvent) => void
  onNodeDoubleClick?: (key: NodeKey, event: MouseEvent) => void
  /** Something was let go of over the canvas, there in the graph's own units. */
  onDropped?: (event: DragEvent, at: Place) => void
  children?: ReactNode
}

const nodeTypes = { node: GraphNodeBox, frame: FrameBox }
const noEdges: never[] = []

export function GraphCanvas(props: GraphCanvasProps) {
  const { scene, links, onMoved, onConnect, onEdgeClick, onKeyDown, onNodeDoubleClick, onDropped, children } = props
  const t = useText('graph')
  const store = useAppStore()
  const flow = useReactFlow()
  const { doc, overlay } = useGraph()
  const cursor = useOverlay(at => at.cursor)
  const far = useOverlay(at => at.far)
  const { nodes, drag, drop } = useFlowNodes(scene, onMoved)
  // React Flow tells all nodes when one of these is another function, and lines change many times a second.
  const connect = useCallback(({ source, target }: Connection) => onConnect?.(source, target), [onConnect])
  const doubleClick = useCallback(
    (event: MouseEvent, { id }: FlowNode) => onNodeDoubleClick?.(id, event),
    [onNodeDoubleClick],
  )
  const keepViewport = useCallback(
    (_: unknown, viewport: Viewport) => store.getState().keepViewport(doc, viewport),
    [store, doc],
  )
  return (
    <ReactFlow
      id="graph"
      className={css.flow}
      data-far={far || undefined}
      nodes={nodes}
      edges={noEdges}
      nodeTypes={nodeTypes}
      onNodesChange={drag}
      onNodeDragStop={drop}
      onNodeDoubleClick={doubleClick}
      onPaneClick={() => {
        overlay.setState({ cursor: null })
        store.getState().clearSelection()
      }}
      onMoveEnd={keepViewport}
      {...(onConnect ? { onConnect: connect } : {})}
      nodesConnectable={onConnect !== undefined}
      minZoom={ZOOM.least}
      maxZoom={ZOOM.most}
      nodeDragThreshold={3}
      // The keys are ours: theirs would move and delete nodes. A click selects what is in a node, not the node.
      nodesFocusable={false}
      edgesFocusable={false}
      elementsSelectable={false}
      disableKeyboardA11y
      deleteKeyCode={null}
      selectionKeyCode={null}
      multiSelectionKeyCode={null}
      zoomOnDoubleClick={false}
      panOnScroll
      onlyRenderVisibleElements
      elevateNodesOnSelect={false}
      proOptions={{ hideAttribution: true }}
      tabIndex={0}
      aria-label={t('label')}
      aria-description={t('hint')}
      aria-activedescendant={cursor === null ? undefined : elementId(cursor)}
      onKeyDown={onKeyDown}
      onDragOver={event => event.preventDefault()}
      onDrop={event => {
        const { x, y } = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
        onDropped?.(event, [x, y])
      }}
      data-edits=""
    >
      <Edges links={links} scene={scene} onEdgeClick={onEdgeClick} />
      {children}
    </ReactFlow>
  )
}

/** While one drags, what is dragged is where the pointer is; the others stay the objects that they were. */
function useFlowNodes(scene: Scene, onMoved: GraphCanvasProps['onMoved']) {
  const [flowNodes] = useState(createFlowNodes)
  const [dragged, setDragged] = useState<ReadonlyMap<NodeKey, Place> | null>(null)
  const nodes = useMemo(() => flowNodes(scene, dragged), [flowNodes, scene, dragged])
  const drag = useCallback((changes: NodeChange<FlowNode>[]): void => {
    const moves = changes.flatMap(change => (change.type === 'position' && change.position ? [change] : []))
    if (moves.length === 0) return
    setDragged(before => {
      const next = new Map(before)
      for (const { id, position } of moves) next.set(id, [Math.round(position!.x), Math.round(position!.y)])
      return next
    })
  }, [])
  const drop = useCallback((): void => {
    setDragged(null)
    if (dragged) onMoved(Object.fromEntries(dragged))
  }, [dragged, onMoved])
  return { nodes, drag, drop }
}
