import { Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { useGraph, useView } from '../context.ts'
import { EditMarks } from '../editing/EditMarks.tsx'
import { useChoosing } from '../editing/use-editing.ts'
import css from './nodes.module.css'
import { Resource } from './Resource.tsx'
import { Single } from './Single.tsx'
import { Stack } from './Stack.tsx'

/** Draws itself anew when what it says has changed; where it is, is no business of its own. */
export const GraphNodeBox = memo(function GraphNodeBox({ id, isConnectable }: NodeProps) {
  const { feed } = useGraph()
  const view = useView(id)
  const node = feed.node(id)
  const choosing = useChoosing(node)
  if (!view || !node) return null
  return (
    <div className={css.whole} {...choosing}>
      {isConnectable && node.declared ? <Ports /> : null}
      {node.kind === 'resource' && view.kind === 'resource' ? <Resource node={node} view={view} /> : null}
      {node.kind === 'task' && view.kind === 'task' ? <Single node={node} view={view} /> : null}
      {node.kind === 'task' && view.kind === 'stack' ? <Stack node={node} view={view} /> : null}
      {node.declared ? <EditMarks node={node} /> : null}
    </div>
  )
})

/** Where an edge is begun and ended by dragging. */
const Ports = () => (
  <>
    <Handle type="target" position={Position.Left} className={css.port} />
    <Handle type="source" position={Position.Right} className={css.port} />
  </>
)
