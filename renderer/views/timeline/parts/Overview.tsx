import { type KeyboardEvent, memo, type PointerEvent, useRef, useState } from 'react'
import { useText } from '../../../i18n/index.ts'
import { type TimeWindow, useAppStore, wholeOf, widthOf } from '../../../store/index.ts'
import { bandsIn, paintOverview } from '../paint/overview.ts'
import { timeAt, xOf } from '../time/scale.ts'
import { inSeconds } from '../time/ticks.ts'
import css from '../timeline.module.css'
import type { Frame } from './frame.ts'
import { useCanvas } from './use-canvas.ts'
import type { Look } from './use-look.ts'
import { useLaneWords } from './use-words.ts'

const HEIGHT = 45
/** Pixels at either edge of the window that resize it. */
const GRIP = 6

interface OverviewProps {
  readonly frame: Frame
  readonly look: Look
  /** What is kept of the run. */
  readonly run: TimeWindow
}

/** The whole run, and in it the window that can be dragged and resized. */
export const Overview = memo(function Overview({ frame, look, run }: OverviewProps) {
  const t = useText('timeline')
  const canvas = useRef<HTMLCanvasElement>(null)
  const { lanes, version, scale: view } = frame
  const words = useLaneWords(lanes)
  const { palette, sheet } = look
  const whole = { ...wholeOf(run), width: view.width }
  useCanvas(
    canvas,
    { width: view.width, height: HEIGHT, ratio: palette.ratio },
    surface =>
      paintOverview({ surface, palette, sheet, lanes, words, scale: { ...whole, width: surface.width } }, HEIGHT),
    [lanes, version, look, run.from, run.to],
  )
  const every = Math.ceil(lanes.tasks.size / bandsIn(HEIGHT))
  const range = t('fromTo', { from: inSeconds(run.from, 0), to: inSeconds(run.to, 3) })
  return (
    <div className={css.overview}>
      <div className={css.corner}>
        <span>{t('whole')}</span>
        <span className="faint">{range}</span>
      </div>
      <div className={css.strip} title={every > 1 ? t('bands', { every }) : undefined}>
        <canvas ref={canvas} className={css.canvas} role="img" aria-label={t('whole')} />
        <Part whole={whole} view={view} />
      </div>
    </div>
  )
})

type Grip = 'from' | 'to' | 'both'
const KEYS: Readonly<Record<string, number>> = { ArrowLeft: -0.1, ArrowRight: 0.1, PageUp: 0.9, PageDown: -0.9 }

function Part({ whole, view }: { whole: Frame['scale']; view: TimeWindow }) {
  const store = useAppStore()
  const t = useText('timeline')
  const area = useRef<HTMLDivElement>(null)
  const [held, setHeld] = useState<{ grip: Grip; at: number } | null>(null)
  const [left, right] = [xOf(whole, view.from), xOf(whole, view.to)]
  const timeOf = (event: PointerEvent): number =>
    timeAt(whole, event.clientX - (area.current?.getBoundingClientRect().left ?? 0))
  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const at = timeOf(event)
    const x = xOf(whole, at)
    const grip: Grip = Math.abs(x - left) <= GRIP ? 'from' : Math.abs(x - right) <= GRIP ? 'to' : 'both'
    // Beside the window: it comes to where one points.
    if (grip === 'both' && (x < left || x > right)) {
      const half = widthOf(view) / 2
      store.getState().showTime({ from: at - half, to: at + half })
    }
    setHeld({ grip, at })
  }
  const onMove = (event: PointerEvent): void => {
    if (!held) return
    const at = timeOf(event)
    const by = at - held.at
    const { from, to } = view
    if (held.grip === 'both') store.getState().showTime({ from: from + by, to: to + by })
    else if (held.grip === 'from') store.getState().showTime({ from: Math.min(at, to - 1), to })
    else store.getState().showTime({ from, to: Math.max(at, from + 1) })
    setHeld({ ...held, at })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = KEYS[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    store.getState().panTime(by)
  }
  return (
    <div
      ref={area}
      className={css.parts}
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={() => setHeld(null)}
      onPointerCancel={() => setHeld(null)}
    >
      <div
        className={css.window}
        style={{ left: Math.max(0, left), width: Math.max(4, Math.min(whole.width, right) - Math.max(0, left)) }}
        role="slider"
        tabIndex={0}
        aria-label={t('part')}
        aria-valuemin={whole.from / 1e6}
        aria-valuemax={whole.to / 1e6}
        aria-valuenow={view.from / 1e6}
        aria-valuetext={t('fromTo', { from: inSeconds(view.from, 3), to: inSeconds(view.to, 3) })}
        onKeyDown={onKeyDown}
      />
    </div>
  )
}
