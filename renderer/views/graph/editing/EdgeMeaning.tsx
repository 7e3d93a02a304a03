/** What an edge between two nodes would say, or why it cannot be: while it is dragged, and while its end is chosen by name. */
import { useMemo } from 'react'
import { explain } from '../../../../shared/errors.ts'
import { applyEdit } from '../../../../shared/graph/edits/index.ts'
import { tags, useLanguage, useText } from '../../../i18n/index.ts'
import { useDoc } from '../../../store/index.ts'
import { Icon } from '../../../ui/index.ts'

export interface End {
  readonly kind: 'task' | 'resource'
  readonly name: string
}

interface EdgeMeaningProps {
  readonly from: End
  /** Not known yet. */
  readonly to: End | undefined
  readonly className: string | undefined
}

export function EdgeMeaning({ from, to, className }: EdgeMeaningProps) {
  const t = useText('graphEditing')
  const language = useLanguage()
  const text = useDoc()?.files[0]?.text
  const [start, end] = [from.name, to?.name]
  const error = useMemo(() => {
    if (end === undefined || text === undefined) return null
    const result = applyEdit(text, { kind: 'connect', from: start, to: end })
    return 'error' in result ? result.error : null
  }, [text, start, end])
  return (
    <p className={className} role="status" data-refused={error !== null || undefined}>
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
export function EdgeWords({ from, to }: { from: End; to: End }) {
  const t = useText('graphEditing')
  if (from.kind === 'task' && to.kind === 'task') return t.rich('after', { ...tags, from: from.name, to: to.name })
  const [task, resource] = from.kind === 'task' ? [from, to] : [to, from]
  return t.rich('holds', { ...tags, task: task.name, resource: resource.name })
}
