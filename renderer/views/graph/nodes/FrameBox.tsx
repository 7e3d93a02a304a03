import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useText } from '../../../i18n/index.ts'
import { useAppStore } from '../../../store/index.ts'
import { Count, Icon } from '../../../ui/index.ts'
import { useGraph } from '../context.ts'
import css from './nodes.module.css'

export interface FrameData extends Record<string, unknown> {
  readonly name: string | null
  readonly groups: number
}

/** Around the tasks of a TaskGroup. Its label folds it into one node. */
export const FrameBox = memo(function FrameBox({ id, data }: NodeProps) {
  const store = useAppStore()
  const { doc } = useGraph()
  const t = useText('graph')
  const { name, groups } = data as FrameData
  const label = name === null ? t('group') : t('groupNamed', { name })
  return (
    <div className={css.frame}>
      <button
        type="button"
        tabIndex={-1}
        className={`${css.frameLabel} nodrag nopan`}
        aria-label={t('fold', { name: label })}
        title={t('fold', { name: label })}
        onClick={() => store.getState().foldNode(doc, id, true)}
      >
        <Icon name="down" size={12} />
        {name === null ? t('group') : <code>{name}</code>}
        {groups > 1 ? <Count>{t('copies', { n: groups })}</Count> : null}
      </button>
    </div>
  )
})
