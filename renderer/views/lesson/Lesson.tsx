import type { LibraryEntry } from '../../../shared/protocol/documents.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useApp, useAppStore, useDoc } from '../../store/index.ts'
import { Button, IconButton, type IconName } from '../../ui/index.ts'
import { NO_COURSE, type Place, placeOf } from './course.ts'
import css from './Lesson.module.css'
import { Prose } from './Prose.tsx'

/** What to watch and to try in the bundled graph on the screen, and the way to the lessons beside it. */
export function Lesson() {
  const course = useApp(state => state.about ?? NO_COURSE)
  const place = placeOf(course, useDoc()?.bundled ?? null)
  return place === null ? null : <Shown place={place} />
}

function Shown({ place }: { place: Place }) {
  const language = useLanguage()
  const unfolded = useApp(state => state.layout.lesson)
  return (
    <section className={css.lesson} aria-label={place.entry.title[language]}>
      <Head place={place} unfolded={unfolded} />
      {unfolded ? <What {...place.entry} /> : null}
    </section>
  )
}

function Head({ place, unfolded }: { place: Place; unfolded: boolean }) {
  const store = useAppStore()
  const t = useText('lesson')
  const language = useLanguage()
  const { entry, topic, number, of, previous, next } = place
  const python = (): void => store.getState().showDialog({ kind: 'python', graph: entry.id })
  return (
    <div className={css.head}>
      <IconButton
        icon={unfolded ? 'down' : 'right'}
        size={12}
        label={t(unfolded ? 'fold' : 'unfold')}
        aria-expanded={unfolded}
        onClick={() => store.getState().unfoldLesson(!unfolded)}
      />
      <span className={css.title}>{entry.title[language]}</span>
      <span className="faint cut grow">{t('place', { topic: topic.title[language], number, of })}</span>
      {entry.python === null ? null : (
        <Button look="quiet" size="small" icon="code" onClick={python}>
          {t('python')}
        </Button>
      )}
      <Beside icon="back" word="previous" entry={previous} />
      <Beside icon="forward" word="next" entry={next} />
    </div>
  )
}

interface BesideProps {
  icon: IconName
  word: 'previous' | 'next'
  entry: LibraryEntry | null
}

function Beside({ icon, word, entry }: BesideProps) {
  const store = useAppStore()
  const t = useText('lesson')
  const language = useLanguage()
  const label = entry === null ? t(`${word}None`) : t(word, { title: entry.title[language] })
  const open = (): void => {
    if (entry) void store.getState().openBundled(entry.id)
  }
  return <IconButton icon={icon} label={label} disabled={entry === null} onClick={open} />
}

function What({ watch, tryThis }: LibraryEntry) {
  const t = useText('lesson')
  const language = useLanguage()
  return (
    <dl className={css.what}>
      <dt>{t('watch')}</dt>
      <dd>
        <Prose text={watch[language]} />
      </dd>
      <dt>{t('try')}</dt>
      <dd>
        <Prose text={tryThis[language]} />
      </dd>
    </dl>
  )
}
