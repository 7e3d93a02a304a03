import { useText } from '../../../i18n/index.ts'
import { useAppStore } from '../../../store/index.ts'
import { Count, Icon } from '../../../ui/index.ts'
import { useGraph } from '../context.ts'
import type { TaskNode } from '../model/structure.ts'
import css from './nodes.module.css'

/** What a task has made is folded away, or may be. A folded frame unfolds in the same way. */
export function Fold({ node }: { node: TaskNode }) {
  const store = useAppStore()
  const { doc } = useGraph()
  const t = useText('graph')
  if (!node.folded && !node.parent) return null
  const toggle = (): void => store.getState().foldNode(doc, node.key, !node.folded)
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${css.fold} nodrag nopan`}
      aria-label={t(node.folded ? 'unfold' : 'fold', { name: node.name })}
      title={t(node.folded ? 'unfold' : 'fold', { name: node.name })}
      onClick={event => {
        event.stopPropagation()
        toggle()
      }}
    >
      {node.hidden > 0 ? <Count>{t('hidden', { n: node.hidden })}</Count> : null}
      <Icon name={node.folded ? 'right' : 'down'} size={12} />
    </button>
  )
}
