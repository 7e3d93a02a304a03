/** The lesson of the graph on the screen: what it shows, what to watch, and steps that do what is to be tried. */
import { type Lesson, nextLesson, seenIn } from '../../../shared/course/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { courseOf, isDirty, shownLesson, useApp, useAppStore, useDoc } from '../../store/index.ts'
import { Button, EmptyState, IconButton } from '../../ui/index.ts'
import { placeOf } from './course.ts'
import css from './lesson.module.css'
import { Prose } from './Prose.tsx'
import { Steps } from './Steps.tsx'

export function LessonPane() {
  const lesson = useApp(shownLesson)
  return lesson === null ? <NoLesson /> : <Shown key={lesson.id} lesson={lesson} />
}

/** `1/3`: of the lesson's steps. */
export function useSeenCount(): string | undefined {
  return useApp(state => {
    const lesson = shownLesson(state)
    return lesson === null
      ? undefined
      : `${countSeen(lesson, seenIn(state.progress, lesson.id))}/${lesson.steps.length}`
  })
}

const countSeen = ({ steps }: Lesson, seen: ReadonlySet<string>): number =>
  steps.filter(({ id }) => seen.has(id)).length

function Shown({ lesson }: { lesson: Lesson }) {
  const t = useText('lesson')
  const language = useLanguage()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
    <article className={css.pane} aria-label={lesson.title[language]} tabIndex={0}>
      <Head lesson={lesson} />
      <h2 className={css.title}>{lesson.title[language]}</h2>
      <p className={css.shows}>
        <Prose text={lesson.shows[language]} />
      </p>
      <h3>{t('watch')}</h3>
      <ul className={css.points}>
        {lesson.watch[language].map(point => (
          <li key={point}>
            <Prose text={point} />
          </li>
        ))}
      </ul>
      <h3>{t('try')}</h3>
      <Steps lesson={lesson} />
      <Changed />
      <GoOn lesson={lesson} />
    </article>
  )
}

function Head({ lesson }: { lesson: Lesson }) {
  const store = useAppStore()
  const t = useText('lesson')
  const language = useLanguage()
  const place = useApp(state => courseOf(state))
  const at = placeOf(place, lesson.id)
  if (at === null) return null
  const { topic, number, of } = at
  return (
    <div className={css.head}>
      <span className="grow cut">{t('place', { topic: topic.title[language], number, of })}</span>
      {lesson.python === null ? null : (
        <IconButton
          icon="code"
          size={12}
          label={t('python')}
          onClick={() => store.getState().showDialog({ kind: 'python', graph: lesson.id })}
        />
      )}
      <Beside word="previous" lesson={at.previous} />
      <Beside word="next" lesson={at.next} />
    </div>
  )
}

const ICONS = { previous: 'back', next: 'forward' } as const

function Beside({ word, lesson }: { word: 'previous' | 'next'; lesson: Lesson | null }) {
  const store = useAppStore()
  const t = useText('lesson')
  const language = useLanguage()
  const label = lesson === null ? t(`${word}None`) : t(word, { title: lesson.title[language] })
  const open = (): void => {
    if (lesson) void store.getState().openBundled(lesson.id)
  }
  return <IconButton icon={ICONS[word]} size={12} label={label} disabled={lesson === null} onClick={open} />
}

function Changed() {
  const store = useAppStore()
  const t = useText('lesson')
  const doc = useDoc()
  if (doc === null || !isDirty(doc)) return null
  return (
    <div className={css.foot}>
      <span className="grow">{t('changed')}</span>
      <Button size="row" icon="restart" onClick={() => void store.getState().resetLesson()}>
        {t('reset')}
      </Button>
    </div>
  )
}

/** Once all was seen: what comes next. */
function GoOn({ lesson }: { lesson: Lesson }) {
  const t = useText('lesson')
  const next = useApp(state => nextLesson(courseOf(state), state.progress, lesson.id))
  const done = useApp(({ progress }) => countSeen(lesson, seenIn(progress, lesson.id)) === lesson.steps.length)
  if (!done) return null
  return (
    <div className={css.foot}>
      <span>{t(next === null ? 'allDone' : 'done')}</span>
      {next === null ? null : <Continue lesson={next} />}
    </div>
  )
}

function Continue({ lesson }: { lesson: Lesson }) {
  const store = useAppStore()
  const t = useText('lesson')
  const language = useLanguage()
  return (
    <Button icon="forward" onClick={() => void store.getState().openBundled(lesson.id)}>
      {t('goOn', { title: lesson.title[language] })}
    </Button>
  )
}

function NoLesson() {
  const t = useText('lesson')
  const next = useApp(state => nextLesson(courseOf(state), state.progress))
  return (
    <EmptyState title={t('none')} compact action={next === null ? undefined : <Continue lesson={next} />}>
      {t('noneHint')}
    </EmptyState>
  )
}
