import { Popover } from 'radix-ui'
import { useRef } from 'react'
import { useText } from '../../i18n/index.ts'
import { TOUR, type TourStep, useApp, useAppStore } from '../../store/index.ts'
import { Button } from '../../ui/index.ts'
import css from './Tour.module.css'

/** What each step is about, as a place in the page; the first that is there. */
const PLACES: Readonly<Record<TourStep, readonly string[]>> = {
  run: ['[data-tour="run"]'],
  watch: ['[data-area="centre"] [role="tab"][aria-selected="true"]'],
  why: ['[data-area]:has([data-tour="cancel"]) [role="tablist"]', '[data-area="right"]'],
  cancel: ['[data-tour="cancel"]', '[data-area="right"]'],
  timeline: ['[role="tab"][aria-selected="true"]'],
  lessons: ['[data-area="left"]'],
}

/** Callouts beside what they speak of. Not in the way: the page can be used while one stands there. Esc ends it. */
export function Tour() {
  const step = useApp(state => (state.dialog === null ? state.tour : null))
  return step === null ? null : <Callout key={step} step={step} />
}

function Callout({ step }: { step: TourStep }) {
  const store = useAppStore()
  const t = useText('tour')
  const place = useRef(placeOf(step))
  const next = useRef<HTMLButtonElement>(null)
  const at = TOUR.indexOf(step)
  const { endTour, stepTour } = store.getState()
  const last = at === TOUR.length - 1
  return (
    <Popover.Root open onOpenChange={open => (open ? undefined : endTour())}>
      <Popover.Anchor virtualRef={place} />
      <Popover.Portal container={document.querySelector('main')}>
        <Popover.Content
          className={css.callout}
          data-tour="callout"
          aria-label={t(`${step}.title`)}
          side={step === 'lessons' ? 'right' : step === 'run' || step === 'watch' ? 'bottom' : 'left'}
          align="start"
          sideOffset={10}
          collisionPadding={12}
          onInteractOutside={event => event.preventDefault()}
          onOpenAutoFocus={event => {
            event.preventDefault()
            next.current?.focus()
          }}
        >
          <h2>{t(`${step}.title`)}</h2>
          <p>{t(`${step}.text`)}</p>
          <div className={css.row}>
            <span className={css.count}>{t('count', { n: at + 1, total: TOUR.length })}</span>
            {last ? null : (
              <Button look="quiet" onClick={endTour}>
                {t('skip')}
              </Button>
            )}
            {at === 0 ? null : <Button onClick={() => stepTour(-1)}>{t('back')}</Button>}
            <Button ref={next} look="primary" onClick={() => stepTour(1)}>
              {t(last ? 'done' : 'next')}
            </Button>
          </div>
          <Popover.Arrow className={css.arrow} width={12} height={6} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** Looked for whenever it is asked for: the page may make it anew while the callout stands there. */
const placeOf = (step: TourStep) => ({
  getBoundingClientRect: (): DOMRect => {
    const found = [...PLACES[step], 'main'].map(selector => document.querySelector(selector))
    return found.find(element => element !== null)?.getBoundingClientRect() ?? new DOMRect()
  },
})
