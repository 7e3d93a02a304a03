import type { LibraryEntry, Topic } from '../../../shared/protocol/documents.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Icon } from '../../ui/index.ts'
import { lessonsOf, NO_COURSE, plain } from '../lesson/index.ts'
import css from './Start.module.css'

/** Every bundled graph, topic by topic: a course one can walk through, or enter anywhere. */
export function Course() {
  const t = useText('start')
  const course = useApp(state => state.about ?? NO_COURSE)
  if (course.library.length === 0) return null
  return (
    <section className={css.course}>
      <h2>{t('course')}</h2>
      <p>{t('courseLead', { n: course.library.length })}</p>
      <ol className={css.topics}>
        {course.topics.map((topic, i) => (
          <Lessons key={topic.id} topic={topic} number={i + 1} entries={lessonsOf(course, topic.id)} />
        ))}
      </ol>
    </section>
  )
}

interface LessonsProps {
  topic: Topic
  number: number
  entries: readonly LibraryEntry[]
}

function Lessons({ topic, number, entries }: LessonsProps) {
  const store = useAppStore()
  const language = useLanguage()
  return (
    <li className={css.topic}>
      <h3>
        <span className={css.number}>{number}</span>
        {topic.title[language]}
      </h3>
      <ul>
        {entries.map(({ id, title, watch }) => (
          <li key={id}>
            <button
              type="button"
              className={css.entry}
              title={plain(watch[language])}
              onClick={() => void store.getState().openBundled(id)}
            >
              <Icon name="file" size={12} />
              <span className="cut">{title[language]}</span>
            </button>
          </li>
        ))}
      </ul>
    </li>
  )
}
