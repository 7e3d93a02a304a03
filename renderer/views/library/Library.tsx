import { useState } from 'react'
import type { LibraryEntry } from '../../../shared/protocol/documents.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { type About, useApp, useAppStore, useDoc } from '../../store/index.ts'
import { cx, Icon, PanelHeader } from '../../ui/index.ts'
import css from './Library.module.css'

const NONE: About['library'] = []
const NO_TOPICS: About['topics'] = []

/** The bundled graphs by topic. The first topic begins unfolded. */
export function Library() {
  const t = useText('app')
  const language = useLanguage()
  const topics = useApp(state => state.about?.topics ?? NO_TOPICS)
  const library = useApp(state => state.about?.library ?? NONE)
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const open = useDoc()?.bundled ?? null
  const [first] = topics
  const toggle = (id: string): void => {
    const next = new Set(toggled)
    if (!next.delete(id)) next.add(id)
    setToggled(next)
  }
  return (
    <>
      <PanelHeader title={t('library')} />
      <ul>
        {topics.map(({ id, title }) => (
          <Topic
            key={id}
            title={title[language]}
            entries={library.filter(entry => entry.topic === id)}
            unfolded={(id === first?.id) !== toggled.has(id)}
            onToggle={() => toggle(id)}
            open={open}
          />
        ))}
      </ul>
    </>
  )
}

interface TopicProps {
  title: string
  entries: readonly LibraryEntry[]
  unfolded: boolean
  onToggle: () => void
  /** The bundled graph on the screen. */
  open: string | null
}

function Topic({ title, entries, unfolded, onToggle, open }: TopicProps) {
  const store = useAppStore()
  const language = useLanguage()
  return (
    <li>
      <button type="button" className={css.item} aria-expanded={unfolded} title={title} onClick={onToggle}>
        <Icon name={unfolded ? 'down' : 'right'} size={12} />
        <span className="grow cut">{title}</span>
        <span className={css.end}>{entries.length}</span>
      </button>
      {unfolded ? (
        <ul>
          {entries.map(entry => (
            <li key={entry.id}>
              <button
                type="button"
                className={cx(css.item, css.sub, entry.id === open && css.on)}
                aria-current={entry.id === open ? 'true' : undefined}
                title={`${entry.title[language]}\n${entry.tryThis[language]}`}
                onClick={() => void store.getState().openBundled(entry.id)}
              >
                <span className="grow cut">{entry.title[language]}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}
