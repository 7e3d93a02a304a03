import { Panel } from '@xyflow/react'
import { useText } from '../../../i18n/index.ts'
import { chosenEdge, useApp } from '../../../store/index.ts'
import { ActionButton } from '../../shell/ActionButton.tsx'
import type { GraphNode, Structure } from '../model/structure.ts'
import { EdgeWords } from './EdgeMeaning.tsx'
import css from './editing.module.css'

/** The edge that was clicked, in words, and how to be rid of it. */
export function ChosenEdge({ structure }: { structure: Structure }) {
  const t = useText('graphEditing')
  const edge = useApp(chosenEdge)
  const [from, to] = edge ? [named(structure, edge.from), named(structure, edge.to)] : []
  if (!from || !to) return null
  return (
    <Panel position="top-center" className={css.edge}>
      <span>
        <EdgeWords from={from} to={to} />
      </span>
      <ActionButton action="edit.remove" size="small">
        {t('removeEdge')}
      </ActionButton>
    </Panel>
  )
}

const named = ({ nodes }: Structure, name: string): GraphNode | undefined =>
  [...nodes.values()].find(node => node.declared && node.name === name)
