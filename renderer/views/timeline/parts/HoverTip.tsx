import { type ReactNode, type RefObject, useEffect, useState } from 'react'
import {
  isShielded,
  kindOf,
  type Lanes,
  type ResourceLane,
  SEGMENT,
  segmentAt,
  type TaskLane,
  type WorkerLane,
} from '../../../../shared/lanes/index.ts'
import { tags, useText } from '../../../i18n/index.ts'
import { segmentNear } from '../lanes/hit.ts'
import { rowAt } from '../lanes/places.ts'
import type { LaneRow } from '../lanes/rows.ts'
import { placeOf, type SegmentPlace } from '../lanes/spans.ts'
import type { LaneWords } from '../paint/brush.ts'
import { timeAt } from '../time/scale.ts'
import { inSeconds, pointedDecimals } from '../time/ticks.ts'
import css from '../timeline.module.css'
import type { Frame } from './frame.ts'
import { namesOf, useDuration } from './use-words.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Follows the pointer by itself, so that nothing else is drawn again for it. */
export function HoverTip({
  area,
  frame,
  words,
}: {
  area: RefObject<HTMLElement | null>
  frame: Frame
  words: LaneWords
}) {
  const point = usePointer(area)
  if (!point) return null
  const { places, scrollTop, scale } = frame
  const index = rowAt(places, point.y + scrollTop)
  const row = places.rows[index]
  if (!row || point.y + scrollTop > places.tops[index + 1]!) return null
  const text = <TipOf row={row} frame={frame} x={point.x} words={words} />
  const right = point.x > scale.width / 2
  const low = point.y > frame.height / 2
  return (
    <div
      className={css.tip}
      style={{
        [right ? 'right' : 'left']: right ? scale.width - point.x + 12 : point.x + 12,
        [low ? 'bottom' : 'top']: low ? frame.height - point.y + 12 : point.y + 16,
      }}
    >
      {text}
    </div>
  )
}

function usePointer(area: RefObject<HTMLElement | null>): Point | null {
  const [point, setPoint] = useState<Point | null>(null)
  useEffect(() => {
    const element = area.current
    if (!element) return
    const move = (event: PointerEvent): void => {
      const { left, top } = element.getBoundingClientRect()
      setPoint(event.buttons > 0 ? null : { x: event.clientX - left, y: event.clientY - top })
    }
    const leave = (): void => setPoint(null)
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerleave', leave)
    element.addEventListener('pointerdown', leave)
    return () => {
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerleave', leave)
      element.removeEventListener('pointerdown', leave)
    }
  }, [area])
  return point
}

interface TipProps {
  readonly row: LaneRow
  readonly frame: Frame
  readonly x: number
  readonly words: LaneWords
}

function TipOf({ row, frame, x, words }: TipProps): ReactNode {
  const at = timeAt(frame.scale, x)
  switch (row.kind) {
    case 'task':
      return <TaskTip lane={row.lane} frame={frame} at={at} words={words} />
    case 'resource':
      return <ResourceTip lane={row.lane} frame={frame} at={at} />
    case 'worker':
      return <WorkerTip lane={row.lane} frame={frame} at={at} />
    default:
      return <At frame={frame} at={at} />
  }
}

const At = ({ frame: { scale }, at }: { frame: Frame; at: number }) => {
  const t = useText('timeline')
  return <span className="faint">{t('s', { n: inSeconds(at, pointedDecimals(scale)) })}</span>
}

function Lasts({ place, frame: { scale } }: { place: SegmentPlace; frame: Frame }) {
  const t = useText('timeline')
  const duration = useDuration()
  const decimals = pointedDecimals(scale)
  const times = t('fromTo', { from: inSeconds(place.from, decimals), to: inSeconds(place.to, decimals) })
  return (
    <span className="faint">
      {times} · {duration(place.to - place.from)}
      {place.goesOn ? ` · ${t('tip.goesOn')}` : null}
    </span>
  )
}

const STATES = {
  [SEGMENT.ready]: 'ready',
  [SEGMENT.running]: 'running',
  [SEGMENT.waiting]: 'waiting',
  [SEGMENT.cancelling]: 'cancelling',
  [SEGMENT.cancellingWait]: 'cancelling',
} as const

const SLACK = 3

function TaskTip({ lane, frame, at, words }: { lane: TaskLane; frame: Frame; at: number; words: LaneWords }) {
  const t = useText('timeline')
  const { lanes, scale } = frame
  const index = segmentNear(lanes, lane, at, timeAt(scale, SLACK) - scale.from)
  if (index < 0) return <At frame={frame} at={at} />
  const wait = lanes.waitOf(lane.wait[index]!)
  return (
    <>
      <span>
        <code>{lane.name}</code> · {t(`tip.${STATES[kindOf(lane, index)]}`)}
        {wait ? ` · ${words.wait(wait)}` : null}
        {isShielded(lane, index) ? ` · ${t('tip.shielded')}` : null}
      </span>
      <Lasts place={placeOf(lanes, lane, index)} frame={frame} />
      <Marked lane={lane} frame={frame} at={at} />
    </>
  )
}

/** Marks are wider than what they stand for. */
const MARK_SLACK = 8

function Marked({ lane, frame: { scale }, at }: { lane: TaskLane; frame: Frame; at: number }) {
  const t = useText('timeline')
  const slack = timeAt(scale, MARK_SLACK) - scale.from
  const near = (marks: readonly { readonly at: number }[]) => marks.some(mark => Math.abs(mark.at - at) <= slack)
  const found = [
    near(lane.cancels) ? t('tip.cancel') : null,
    near(lane.findings) ? t('tip.finding') : null,
    lane.endState === 'failed' && lane.endedAt !== null && near([{ at: lane.endedAt }]) ? t('tip.failed') : null,
  ].filter(text => text !== null)
  return found.length > 0 ? <span className="strong">{found.join(' · ')}</span> : null
}

/** A segment of a lane that is no task's, from its start to the next. */
function partAt(lanes: Lanes, lane: ResourceLane | WorkerLane, index: number): SegmentPlace {
  const last = index + 1 >= lane.count
  const end = lane.endedAt ?? lanes.at
  return { from: lane.start[index]!, to: last ? end : lane.start[index + 1]!, goesOn: last && !lanes.ended }
}

function ResourceTip({ lane, frame, at }: { lane: ResourceLane; frame: Frame; at: number }) {
  const t = useText('timeline')
  const { lanes } = frame
  const index = segmentAt(lane, at)
  if (index < 0 || at > (lane.endedAt ?? lanes.at)) return <At frame={frame} at={at} />
  const holders = lanes.holdersOf(lane.holders[index]!)
  const names = namesOf(lanes, holders, 4)
  return (
    <>
      <span>
        <code>{lane.name}</code> ·{' '}
        {holders.length > 0 ? t.rich('tip.heldBy', { ...tags, names }) : t('tip.level', { n: lane.level[index]! })} ·{' '}
        {t('tip.waiters', { n: lane.waiting[index]! })}
      </span>
      <Lasts place={partAt(lanes, lane, index)} frame={frame} />
    </>
  )
}

function WorkerTip({ lane, frame, at }: { lane: WorkerLane; frame: Frame; at: number }) {
  const t = useText('timeline')
  const { lanes } = frame
  const index = segmentAt(lane, at)
  if (index < 0) return <At frame={frame} at={at} />
  const call = lane.call[index]
  return (
    <>
      <span>{call ? <code>{call.text}</code> : t('tip.free')}</span>
      <Lasts place={partAt(lanes, lane, index)} frame={frame} />
    </>
  )
}
