/** While an edge is dragged from port to port: what it would mean, or why it cannot be. */
import { useConnection } from '@xyflow/react'
import type { Structure } from '../model/structure.ts'
import { EdgeMeaning } from './EdgeMeaning.tsx'
import css from './editing.module.css'

export function Connecting({ structure }: { structure: Structure }) {
  const from = useConnection(at => at.fromNode?.id ?? null)
  const to = useConnection(at => at.toNode?.id ?? null)
  const start = from === null ? undefined : structure.nodes.get(from)
  const end = to === null || to === from ? undefined : structure.nodes.get(to)
  return start ? <EdgeMeaning from={start} to={end} className={css.said} /> : null
}
