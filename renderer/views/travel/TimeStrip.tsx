/** The moment that is looked at, and the way to any other: there whichever panes are open, and always in the same place. */
import { useCallback, useEffect, useRef } from 'react'
import type { Micros } from '../../../shared/ids.ts'
import { clockTime, useText } from '../../i18n/index.ts'
import { useApp, useAppStore, useClockNow } from '../../store/index.ts'
import { cx } from '../../ui/index.ts'
import { ActionButton } from '../shell/ActionButton.tsx'
import css from './travel.module.css'

export function TimeStrip() {
  const t = useText('travel')
  const there = useApp(({ live }) => live !== null && live.sent.seq > 0)
  if (!there) return null
  return (
    <div className={css.strip}>
      <Slider />
      <Where />
      <ActionButton action="time.live" look="quiet" size="small" bare>
        {t('live')}
      </ActionButton>
    </div>
  )
}

/** Null: live. Where one has asked to be counts before one is there. */
const useMoment = (): Micros | null => useApp(({ moment, travelling }) => travelling ?? moment?.at ?? null)

/** Arrows go a hundredth of the run, Home to what is kept first, End back to live. */
function Slider() {
  const store = useAppStore()
  const t = useText('travel')
  const end = useClockNow()
  const from = useApp(({ logStatus }) => logStatus?.from.at ?? 0)
  const at = useMoment()
  const need = useNeedLog()
  const go = (value: Micros): void => store.getState().travelTo(value >= end ? null : Math.round(value))
  const share = end <= from ? 1 : ((at ?? end) - from) / (end - from)
  return (
    <input
      type="range"
      className={css.slider}
      style={{ '--share': `${Math.min(1, Math.max(0, share)) * 100}%` } as React.CSSProperties}
      aria-label={t('slider')}
      aria-valuetext={
        at === null
          ? t('valueLive', { end: clockTime(end) })
          : t('valuePast', { at: clockTime(at), end: clockTime(end) })
      }
      title={from > 0 ? t('keptFrom', { from: clockTime(from) }) : undefined}
      min={from}
      max={end}
      step="any"
      disabled={end <= from}
      value={at ?? end}
      onChange={event => go(event.currentTarget.valueAsNumber)}
      onFocus={need.hold}
      onBlur={need.release}
    />
  )
}

/** The log is read while the slider has the focus, so that it is there at the first move. */
function useNeedLog() {
  const store = useAppStore()
  const undo = useRef<(() => void) | null>(null)
  const release = useCallback((): void => {
    undo.current?.()
    undo.current = null
  }, [])
  useEffect(() => release, [release])
  const hold = (): void => {
    undo.current ??= store.getState().needLog()
  }
  return { hold, release }
}

function Where() {
  const t = useText('travel')
  const end = useClockNow()
  const at = useMoment()
  const arriving = useApp(({ travelling }) => travelling !== null)
  const status = useApp(({ logStatus }) => logStatus)
  if (at === null) return <span className={css.where}>{clockTime(end)}</span>
  const loading = arriving && status?.state === 'loading' && status.end.at <= at
  const text = loading
    ? t('reading', { at: clockTime(status.end.at, 1), end: clockTime(end, 1) })
    : arriving
      ? t('goingTo', { at: clockTime(at) })
      : t('youAreAt', { at: clockTime(at), end: clockTime(end) })
  return (
    <span className={cx(css.where, css.past)} role="status" title={status?.damaged ? t('damaged') : undefined}>
      {text}
    </span>
  )
}
