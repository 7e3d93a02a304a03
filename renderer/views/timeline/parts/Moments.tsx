import { type KeyboardEvent, useState } from 'react'
import { useText } from '../../../i18n/index.ts'
import { useAppStore } from '../../../store/index.ts'
import { StateCell, Tooltip } from '../../../ui/index.ts'
import type { AxisMark } from '../lanes/axis-marks.ts'
import { inSeconds } from '../time/ticks.ts'
import css from '../timeline.module.css'

const CELLS = { deadlock: 'deadlocked', paused: 'paused', resumed: 'running' } as const

/** More would not be read in a tooltip. */
const TOLD = 4

const NEXT: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: at => at - 1,
  ArrowRight: at => at + 1,
  Home: () => 0,
  End: (_at, last) => last,
}

/** Moments of the whole run on the axis: each says what it was, and puts the time cursor there. One stop of Tab, arrows between them. */
export function Moments({ marks }: { marks: readonly AxisMark[] }) {
  const t = useText('timeline')
  const [current, setCurrent] = useState(0)
  if (marks.length === 0) return null
  const last = marks.length - 1
  const at = Math.min(current, last)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const next = NEXT[event.key]?.(at, last)
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const to = Math.min(last, Math.max(0, next))
    setCurrent(to)
    event.currentTarget.querySelectorAll('button')[to]?.focus()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a toolbar of marks; a fieldset is for forms.
    <div className={css.moments} role="group" aria-label={t('moments')} onKeyDown={onKeyDown}>
      {marks.map((mark, i) => (
        <MomentMark key={mark.moments[0]!.seq} mark={mark} tabIndex={i === at ? 0 : -1} onFocus={() => setCurrent(i)} />
      ))}
    </div>
  )
}

interface MomentMarkProps {
  readonly mark: AxisMark
  readonly tabIndex: number
  readonly onFocus: () => void
}

function MomentMark({ mark: { x, foremost, moments }, tabIndex, onFocus }: MomentMarkProps) {
  const store = useAppStore()
  const t = useText('timeline')
  const told = moments.slice(0, TOLD).map(({ what, at }) => t(`moment.${what}`, { at: inSeconds(at, 3) }))
  const more = moments.length - told.length
  const label = [...told, ...(more > 0 ? [t('other', { n: more })] : [])].join(' · ')
  return (
    <Tooltip label={label}>
      <button
        type="button"
        className={css.moment}
        style={{ transform: `translateX(${Math.round(x)}px) translateX(-50%)` }}
        aria-label={label}
        tabIndex={tabIndex}
        onFocus={onFocus}
        onClick={() => store.getState().travelTo(foremost.at)}
      >
        <StateCell state={CELLS[foremost.what]} />
      </button>
    </Tooltip>
  )
}
