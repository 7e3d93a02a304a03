import { type KeyboardEvent, memo, useMemo, useRef } from 'react'
import type { Micros } from '../../../../shared/ids.ts'
import { useText } from '../../../i18n/index.ts'
import { useApp, useAppStore } from '../../../store/index.ts'
import { type AxisMark, axisMarks, HALF_PLATE, MARK_WIDTH, plateAt } from '../lanes/axis-marks.ts'
import { timeAt, xOf } from '../time/scale.ts'
import { inSeconds, pointedDecimals, ticks } from '../time/ticks.ts'
import css from '../timeline.module.css'
import type { Frame } from './frame.ts'
import { Moments } from './Moments.tsx'
import { spanOf } from './Tracks.tsx'
import { useGestures } from './use-gestures.ts'

/** A click puts the time cursor there, a drag sums up a span. */
export const Ruler = memo(function Ruler({ frame }: { frame: Frame }) {
  const store = useAppStore()
  const t = useText('timeline')
  const track = useRef<HTMLDivElement>(null)
  const { scale, lanes, version } = frame
  // Lanes grow in place: `version` stands for what is in them.
  const marks = useMemo(() => ({ version, of: axisMarks(lanes.moments, scale) }).of, [lanes, version, scale])
  const moment = useApp(state => state.moment?.at ?? null)
  const at = moment ?? lanes.at
  const plate = plateAt(xOf(scale, at), marks, scale.width)
  useGestures(
    track,
    {
      zoom: (x, factor) => store.getState().zoomTime(factor, timeAt(scale, x)),
      pan: pixels => store.getState().panTime(pixels / scale.width),
      click: x => store.getState().travelTo(Math.round(Math.max(0, timeAt(scale, x)))),
      span: (a, b) => store.getState().selectSpan(spanOf(frame, a, b)),
    },
    { drag: 'spans' },
  )
  return (
    <div className={css.ruler}>
      <div className={css.corner}>{t('seconds')}</div>
      <div className={css.axis}>
        <div ref={track} className={css.scale}>
          <Ticks frame={frame} marks={marks} plate={plate} />
          {plate === null ? null : <CursorPlate frame={frame} at={at} left={plate} live={moment === null} />}
        </div>
        <Moments marks={marks} />
      </div>
    </div>
  )
})

const HALF_LABEL = 14

interface TicksProps {
  readonly frame: Frame
  readonly marks: readonly AxisMark[]
  readonly plate: number | null
}

/** A label that would be under a mark or the time cursor's plate is left out. */
function Ticks({ frame: { scale }, marks, plate }: TicksProps) {
  const all = useMemo(() => ticks(scale), [scale])
  const isFree = (x: number): boolean =>
    x >= HALF_LABEL &&
    x <= scale.width - HALF_LABEL &&
    (plate === null || Math.abs(plate - x) > HALF_LABEL + HALF_PLATE) &&
    marks.every(mark => Math.abs(mark.x - x) > HALF_LABEL + MARK_WIDTH / 2)
  return (
    <>
      <svg className={css.ticks} width={scale.width} height="26" aria-hidden="true">
        {all.map(({ at, x, label }) => (
          <path key={at} d={`M${Math.round(x) + 0.5} ${label === null ? 23 : 20}V26`} />
        ))}
      </svg>
      {all.map(({ at, x, label }) =>
        label !== null && isFree(x) ? (
          <span key={at} className={css.tick} style={{ transform: `translateX(${Math.round(x)}px) translateX(-50%)` }}>
            {label}
          </span>
        ) : null,
      )}
    </>
  )
}

/** Of what is in sight. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -0.002,
  ArrowRight: 0.002,
  PageDown: -0.1,
  PageUp: 0.1,
}

interface PlateProps {
  readonly frame: Frame
  readonly at: Micros
  /** CSS pixels, of its middle. */
  readonly left: number
  readonly live: boolean
}

/** The time cursor's handle: while it is live, it says how far the run is. */
function CursorPlate({ frame, at, left, live }: PlateProps) {
  const store = useAppStore()
  const t = useText('timeline')
  const plate = useRef<HTMLDivElement>(null)
  const { scale, lanes } = frame
  const go = (to: number): void => store.getState().travelTo(Math.round(Math.min(lanes.at, Math.max(lanes.from, to))))
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key]
    const end = event.key === 'Home' ? lanes.from : event.key === 'End' ? lanes.at : null
    if (step === undefined && end === null) return
    event.preventDefault()
    event.stopPropagation()
    go(end ?? at + Math.sign(step!) * Math.max(1, Math.abs(step!) * (scale.to - scale.from)))
  }
  const text = inSeconds(at, pointedDecimals(scale))
  return (
    <div
      ref={plate}
      className={css.plate}
      data-live={live || undefined}
      style={{ left }}
      role="slider"
      tabIndex={0}
      aria-label={t('cursor')}
      aria-valuemin={lanes.from / 1e6}
      aria-valuemax={lanes.at / 1e6}
      aria-valuenow={at / 1e6}
      aria-valuetext={live ? t('cursorNow', { at: text }) : t('s', { n: text })}
      onKeyDown={onKeyDown}
      onPointerDown={event => {
        event.stopPropagation()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={event => {
        const axis = plate.current?.parentElement
        if (event.buttons === 1 && axis) go(timeAt(scale, event.clientX - axis.getBoundingClientRect().left))
      }}
    >
      {text}
    </div>
  )
}
