import { isDone, type Lesson, nextLesson, type Topic } from '../../../shared/course/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { courseOf, useApp, useAppStore } from '../../store/index.ts'
import { Button, Icon } from '../../ui/index.ts'
import { lessonsOf, plain } from '../lesson/index.ts'
import css from './Start.module.css'

/** Every bundled graph, topic by topic: a course one can walk through, or enter anywhere. */
export function Course() {
  const t = useText('start')
  const course = useApp(courseOf)
  if (course.library.length === 0) return null
  return (
    <section className={css.course}>
      <h2>{t('course')}</h2>
      <GoOn />
      <ol className={css.topics}>
        {course.topics.map((topic, i) => (
          <Lessons key={topic.id} topic={topic} number={i + 1} entries={lessonsOf(course, topic.id)} />
        ))}
      </ol>
    </section>
  )
}

/** How far one is, and the way on. */
function GoOn() {
  const store = useAppStore()
  const t = useText('start')
  const language = useLanguage()
  const course = useApp(courseOf)
  const progress = useApp(state => state.progress)
  const next = nextLesson(course, progress)
  const n = course.library.length
  const done = course.library.filter(lesson => isDone(progress, lesson)).length
  return (
    <div className={css.goOn}>
      <p className="grow">{progress.size === 0 ? t('courseLead', { n }) : t('courseSoFar', { done, n })}</p>
      {progress.size === 0 || next === null ? null : (
        <Button icon="forward" onClick={() => void store.getState().openBundled(next.id)}>
          {t('goOn', { title: next.title[language] })}
        </Button>
      )}
    </div>
  )
}

interface LessonsProps {
  topic: Topic
  number: number
  entries: readonly Lesson[]
}

function Lessons({ topic, number, entries }: LessonsProps) {
  const store = useAppStore()
  const done = useText('lesson')
  const language = useLanguage()
  const progress = useApp(state => state.progress)
  return (
    <li className={css.topic}>
      <h3>
        <span className={css.number}>{number}</span>
        <span className="grow">{topic.title[language]}</span>
        <span
          className={css.number}
        >{`${entries.filter(lesson => isDone(progress, lesson)).length}/${entries.length}`}</span>
      </h3>
      <ul>
        {entries.map(lesson => (
          <li key={lesson.id}>
            <button
              type="button"
              className={css.entry}
              title={plain(lesson.shows[language])}
              onClick={() => void store.getState().openBundled(lesson.id)}
            >
              <Icon name={isDone(progress, lesson) ? 'check' : 'file'} size={12} />
              <span className="cut">{lesson.title[language]}</span>
              {isDone(progress, lesson) ? <span className="visually-hidden">{done('lessonDone')}</span> : null}
            </button>
          </li>
        ))}
      </ul>
    </li>
  )
}
