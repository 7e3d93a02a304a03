/** What of editing is seen at a node: that it is chosen, what is wrong with it in the file, and its name while it is changed. */
import { useState } from 'react'
import { explain } from '../../../../shared/errors.ts'
import { useLanguage, useText } from '../../../i18n/index.ts'
import { chosenNames, useApp, useAppStore } from '../../../store/index.ts'
import { Icon, Tooltip } from '../../../ui/index.ts'
import { Draft } from '../../form/index.ts'
import { useOverlay } from '../context.ts'
import type { GraphNode } from '../model/structure.ts'
import css from './editing.module.css'

const NONE: readonly string[] = []

export function EditMarks({ node: { name, key } }: { node: GraphNode }) {
  const isChosen = useApp(state => chosenNames(state).includes(name))
  const renaming = useApp(state => state.renaming === name)
  const problems = useOverlay(overlay => overlay.problems.get(key) ?? NONE)
  return (
    <>
      {isChosen ? <i className={css.chosen} /> : null}
      {problems.length > 0 ? <ProblemMark problems={problems} /> : null}
      {renaming ? <Rename name={name} /> : null}
    </>
  )
}

function ProblemMark({ problems }: { problems: readonly string[] }) {
  const t = useText('graphEditing')
  return (
    <Tooltip label={problems.join('\n')}>
      <span
        className={css.problem}
        role="img"
        aria-label={`${t('problems', { n: problems.length })}: ${problems.join(' ')}`}
      >
        <Icon name="error" size={12} />
        {problems.length > 1 ? problems.length : null}
      </span>
    </Tooltip>
  )
}

function Rename({ name }: { name: string }) {
  const store = useAppStore()
  const language = useLanguage()
  const t = useText('graphEditing')
  const [refused, setRefused] = useState<string | null>(null)
  const rename = async (to: string): Promise<void> => {
    const { activeDoc, renameNode } = store.getState()
    const error = activeDoc === null ? null : await renameNode(activeDoc, name, to.trim())
    if (error) setRefused(explain(error, language))
    else store.getState().beginRename(null)
  }
  return (
    <div className={`${css.rename} nodrag nopan nowheel`}>
      <Draft
        label={t('rename', { name })}
        value={name}
        autoFocus
        invalid={refused !== null}
        onCommit={text => void rename(text)}
        onLeave={changed => (changed ? undefined : store.getState().beginRename(null))}
      />
      {refused === null ? null : (
        <p className={css.refused} role="alert">
          {refused}
        </p>
      )}
    </div>
  )
}
