/** While an edge is dragged from port to port: what it would mean, or why it cannot be. */
import { useConnection } from '@xyflow/react'
import { useMemo } from 'react'
import { explain } from '../../../../shared/errors.ts'
import { applyEdit } from '../../../../shared/graph/edits/index.ts'
import { tags, useLanguage, useText } from '../../../i18n/index.ts'
import { useDoc } from '../../../store/index.ts'
import { Icon } from '../../../ui/index.ts'
import type { GraphNode, Structure } from '../model/structure.ts'
import css from './editing.module.css'

export function Connecting({ structure }: { structure: Structure }) {
  const from = useConnection(at => at.fromNode?.id ?? null)
  const to = useConnection(at => at.toNode?.id ?? null)
  const start = from === null ? undefined : structure.nodes.get(from)
  const end = to === null || to === from ? undefined : structure.nodes.get(to)
  return start ? <Meaning from={start} to={end} /> : null
}

function Meaning({ from, to }: { from: GraphNode; to: GraphNode | undefined }) {
  const t = useText('graphEditing')
  const language = useLanguage()
  const text = useDoc()?.files[0]?.text
  const error = useMemo(() => {
    if (!to || text === undefined) return null
    const result = applyEdit(text, { kind: 'connect', from: from.name, to: to.name })
    return 'error' in result ? result.error : null
  }, [text, from.name, to])
  return (
    <p className={css.said} role="status" data-refused={error !== null || undefined}>
      {error ? (
        <>
          <Icon name="error" size={12} /> {explain(error, language)}
        </>
      ) : to ? (
        <EdgeWords from={from} to={to} />
      ) : (
        t('toWhere')
      )}
    </p>
  )
}

/** What an edge between the two says. */
export function EdgeWords({ from, to }: { from: GraphNode; to: GraphNode }) {
  const t = useText('graphEditing')
  if (from.kind === 'task' && to.kind === 'task') return t.rich('after', { ...tags, from: from.name, to: to.name })
  const [task, resource] = from.kind === 'task' ? [from, to] : [to, from]
  return t.rich('holds', { ...tags, task: task.name, resource: resource.name })
}
