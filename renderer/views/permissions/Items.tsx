import type { ReactNode } from 'react'
import { PERMISSION_KINDS } from '../../../shared/graph/permissions.ts'
import { useText } from '../../i18n/index.ts'
import { type ItemWords, itemWords } from './item-words.ts'
import css from './permissions.module.css'

interface ItemsProps {
  readonly items: readonly string[]
  /** Stands before each. */
  readonly children: (item: string, line: ReactNode) => ReactNode
}

/** What a graph asks for, by kind, each with what it means in the end. */
export function Items({ items, children }: ItemsProps) {
  const t = useText('permissions')
  return PERMISSION_KINDS.map(kind => {
    const mine = items.flatMap(item => {
      const words = itemWords(item)
      return words?.kind === kind ? [{ item, words }] : []
    })
    if (mine.length === 0) return null
    return (
      <section key={kind} className={css.kind}>
        <h3>{t(`kind.${kind}`)}</h3>
        <ul>
          {mine.map(({ item, words }) => (
            <li key={item}>{children(item, <Entry words={words} />)}</li>
          ))}
        </ul>
        {kind === 'run' ? <p className={css.warning}>{t('runWarning')}</p> : null}
      </section>
    )
  })
}

function Entry({ words: { entry, notes } }: { words: ItemWords }) {
  const t = useText('permissions')
  return (
    <>
      <code>{entry}</code>
      {notes.length > 0 ? <span className="faint">{notes.map(note => t(note)).join(' · ')}</span> : null}
    </>
  )
}
