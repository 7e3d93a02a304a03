import { useState } from 'react'
import { isDone, type Lesson } from '../../../shared/course/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { courseOf, useApp, useAppStore, useDoc } from '../../store/index.ts'
import { cx, Icon } from '../../ui/index.ts'
import { lessonsOf, placeOf, plain } from '../lesson/index.ts'
import css from './Library.module.css'

/** The bundled graphs by topic. The topic of the open one is unfolded, at first the first. */
export function Library() {
  const language = useLanguage()
  const course = useApp(courseOf)
  const open = useDoc()?.bundled ?? null
  const current = placeOf(course, open)?.topic ?? course.topics[0]
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const toggle = (id: string): void => {
    const next = new Set(toggled)
    if (!next.delete(id)) next.add(id)
    setToggled(next)
  }
  return (
    <ul>
      {course.topics.map(({ id, title }) => (
        <Topic
          key={id}
          title={title[language]}
          entries={lessonsOf(course, id)}
          unfolded={(id === current?.id) !== toggled.has(id)}
          onToggle={() => toggle(id)}
          open={open}
        />
      ))}
    </ul>
  )
}

interface TopicProps {
  title: string
  entries: readonly Lesson[]
  unfolded: boolean
  onToggle: () => void
  /** The bundled graph on the screen. */
  open: string | null
}

function Topic({ title, entries, unfolded, onToggle, open }: TopicProps) {
  const store = useAppStore()
  const t = useText('lesson')
  const language = useLanguage()
  const progress = useApp(state => state.progress)
  return (
    <li>
      <button type="button" className={css.item} aria-expanded={unfolded} title={title} onClick={onToggle}>
        <Icon name={unfolded ? 'down' : 'right'} size={12} />
        <span className="grow cut">{title}</span>
        <span
          className={css.end}
        >{`${entries.filter(lesson => isDone(progress, lesson)).length}/${entries.length}`}</span>
      </button>
      {unfolded ? (
        <ul>
          {entries.map(entry => (
            <li key={entry.id}>
              <button
                type="button"
                className={cx(css.item, css.sub, entry.id === open && css.on)}
                aria-current={entry.id === open ? 'true' : undefined}
                title={`${entry.title[language]}\n${plain(entry.shows[language])}`}
                onClick={() => void store.getState().openBundled(entry.id)}
              >
                <span className="grow cut">{entry.title[language]}</span>
                {isDone(progress, entry) ? (
                  <span className={css.end} role="img" aria-label={t('lessonDone')}>
                    <Icon name="check" size={12} />
                  </span>
                ) : null}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </li>
  )
}
