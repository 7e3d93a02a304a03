import type { Node } from '@xyflow/react'
import { frameRect, isOpen, rectOf, type Scene } from './model/scene.ts'
import type { Place, Rect } from './model/size.ts'
import type { Frame, NodeKey } from './model/structure.ts'
import type { FrameData } from './nodes/FrameBox.tsx'

export type FlowNode = Node<Record<string, unknown>, 'node' | 'frame'>

/**
 * React Flow's nodes. A node whose box and kind are as before is the same object as before (I1), so that React Flow passes over
 * it; what it says is not in here, but in the feed.
 */
export function createFlowNodes() {
  let before = new Map<NodeKey, { signature: string; node: FlowNode }>()
  return (scene: Scene, dragged: ReadonlyMap<NodeKey, Place> | null): FlowNode[] => {
    const next = new Map<NodeKey, { signature: string; node: FlowNode }>()
    const put = (key: NodeKey, rect: Rect | null, more: Omit<FlowNode, 'id' | 'position'>, signature = ''): void => {
      if (!rect) return
      const [x, y] = dragged?.get(key) ?? [rect.x, rect.y]
      const is = `${x} ${y} ${rect.width} ${rect.height} ${signature}`
      const known = before.get(key)
      next.set(key, known?.signature === is ? known : { signature: is, node: flowNode(key, x, y, rect, more) }) // I1
    }
    for (const frame of scene.structure.frames.values())
      put(frame.key, frameRect(scene, frame), frameOf(frame), `${frame.name} ${frame.groups}`)
    for (const node of scene.structure.nodes.values()) {
      const open = isOpen(node, scene.opened)
      put(node.key, rectOf(scene, node.key), { type: 'node', data: NOTHING, zIndex: open ? 20 : 1 }, open ? 'open' : '')
    }
    before = next
    return [...next.values()].map(({ node }) => node)
  }
}

const NOTHING: Record<string, unknown> = {}

const frameOf = ({ name, groups }: Frame): Omit<FlowNode, 'id' | 'position'> => ({
  ...{ type: 'frame', data: { name, groups } satisfies FrameData, zIndex: 0, draggable: false },
})

function flowNode(
  id: NodeKey,
  x: number,
  y: number,
  { width, height }: Rect,
  more: Omit<FlowNode, 'id' | 'position'>,
): FlowNode {
  return {
    id,
    position: { x, y },
    width,
    height,
    // Known before it is drawn: React Flow need not measure it.
    measured: { width, height },
    // The box inside it has the name and the role.
    domAttributes: { 'aria-roledescription': undefined } as FlowNode['domAttributes'] & object,
    ...more,
  }
}
