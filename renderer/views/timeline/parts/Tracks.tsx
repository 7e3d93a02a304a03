import { memo, useMemo, useRef } from 'react'
import { useText } from '../../../i18n/index.ts'
import { useApp, useAppStore } from '../../../store/index.ts'
import { segmentNear } from '../lanes/hit.ts'
import { rowAt } from '../lanes/places.ts'
import { paintTracks } from '../paint/tracks.ts'
import { timeAt } from '../time/scale.ts'
import { inSeconds, ticks } from '../time/ticks.ts'
import css from '../timeline.module.css'
import type { Frame } from './frame.ts'
import { HoverTip } from './HoverTip.tsx'
import { Overlay } from './Overlay.tsx'
import { useCanvas } from './use-canvas.ts'
import { useGestures } from './use-gestures.ts'
import type { Look } from './use-look.ts'
import { useLaneWords } from './use-words.ts'

/** Pixels that a pointer may be off. */
export const SLACK = 3

interface TracksProps {
  readonly frame: Frame
  readonly look: Look
  readonly scroll: (pixels: number) => void
  /** The row that was pointed at. */
  readonly onRow: (index: number) => void
}

/** The lanes' segments on one canvas; what is pointed at and selected lies over it. */
export const Tracks = memo(function Tracks({ frame, look, scroll, onRow }: TracksProps) {
  const store = useAppStore()
  const t = useText('timeline')
  const area = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const words = useLaneWords(frame.lanes)
  const { lanes, places, scale, scrollTop, height, version } = frame
  const { palette, sheet } = look
  const { ratio } = palette
  const marks = useMemo(() => ticks(scale), [scale])
  useCanvas(
    canvas,
    { width: scale.width, height, ratio },
    surface =>
      paintTracks(
        { surface, palette, sheet, lanes, words, scale: { ...scale, width: surface.width } },
        { places, scrollTop, height, ticks: marks },
      ),
    [frame, look, words, version],
  )
  const select = (x: number, y: number): void => {
    const index = rowAt(places, y + scrollTop)
    const row = places.rows[index]
    if (!row || y + scrollTop > places.tops[index + 1]!) {
      store.getState().clearTimeline()
      return
    }
    onRow(index)
    if (row.kind !== 'task') return
    const slack = timeAt(scale, SLACK) - scale.from
    const segment = segmentNear(lanes, row.lane, timeAt(scale, x), slack)
    if (segment >= 0) store.getState().selectSegment(row.lane.task, segment)
  }
  useGestures(
    area,
    {
      zoom: (x, factor) => store.getState().zoomTime(factor, timeAt(scale, x)),
      pan: pixels => store.getState().panTime(pixels / scale.width),
      scroll,
      click: (x, y, { alt }) => (alt ? store.getState().travelTo(Math.round(timeAt(scale, x))) : select(x, y)),
      span: (a, b) => store.getState().selectSpan(spanOf(frame, a, b)),
    },
    { drag: 'pans' },
  )
  const range = { from: inSeconds(scale.from, 3), to: inSeconds(scale.to, 3) }
  const drawn = useApp(state => state.moment?.at ?? null)
  return (
    <div ref={area} className={css.tracks}>
      <canvas ref={canvas} className={css.canvas} role="img" aria-label={t('canvas', range)} />
      <Overlay frame={frame} moment={drawn} />
      <HoverTip area={area} frame={frame} words={words} />
    </div>
  )
})

export const spanOf = ({ scale }: Pick<Frame, 'scale'>, a: number, b: number) => ({
  from: Math.max(0, Math.round(timeAt(scale, Math.min(a, b)))),
  to: Math.max(1, Math.round(timeAt(scale, Math.max(a, b)))),
})
