import { type Lesson, type Step, seenIn } from '../../../shared/course/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { hindrance, useApp, useAppStore, useDoc } from '../../store/index.ts'
import { Button, cx, Icon } from '../../ui/index.ts'
import { DoingIcons, DoingWords } from './Doing.tsx'
import css from './lesson.module.css'
import { Prose } from './Prose.tsx'

export function Steps({ lesson }: { lesson: Lesson }) {
  return (
    <ol>
      {lesson.steps.map((step, i) => (
        <OneStep key={step.id} lesson={lesson.id} step={step} number={i + 1} />
      ))}
    </ol>
  )
}

interface StepProps {
  lesson: string
  step: Step
}

function OneStep({ lesson, step, number }: StepProps & { number: number }) {
  const t = useText('lesson')
  const language = useLanguage()
  const seen = useApp(({ progress }) => seenIn(progress, lesson).has(step.id))
  return (
    <li className={cx(css.step, seen && css.seen)}>
      <span className={css.mark} role="img" aria-label={t(seen ? 'seen' : 'unseen')}>
        {seen ? <Icon name="check" size={12} /> : number}
      </span>
      <div>
        <p>
          <Prose text={step.say[language]} />
        </p>
        <Do step={step} />
        <p className={css.told} role="status">
          {seen ? <Prose text={step.seen[language]} /> : <Hint lesson={lesson} step={step} />}
        </p>
      </div>
    </li>
  )
}

function Do({ step }: { step: Step }) {
  const store = useAppStore()
  const doc = useDoc()
  const busy = useApp(state => state.connection !== 'open')
  if (doc === null) return null
  return (
    <div className={css.what}>
      <Button
        {...DoingIcons[step.do.kind]}
        disabled={busy || hindrance(doc, step) !== null}
        onClick={() => void store.getState().doStep(step)}
      >
        <DoingWords doing={step.do} />
      </Button>
    </div>
  )
}

/** Why it cannot be done now; or that what was to be seen has not been, while its run goes on or when it is over. */
function Hint({ lesson, step }: StepProps) {
  const t = useText('lesson')
  const doc = useDoc()
  const phase = useApp(({ tried, runs }) =>
    tried?.lesson === lesson && tried.step === step.id ? (runs.get(tried.run)?.phase ?? null) : null,
  )
  const hindered = doc && hindrance(doc, step)
  if (hindered) return t(`hindrance.${hindered}`)
  if (phase === null) return null
  return t(phase === 'ended' || phase === 'deadlocked' ? 'missed' : 'notYet')
}
