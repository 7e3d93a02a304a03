import { memo, type ReactNode, useMemo } from 'react'
import type { Micros } from '../../../../shared/ids.ts'
import { tags, useText } from '../../../i18n/index.ts'
import { placeOfSelected, timelineOf, useApp } from '../../../store/index.ts'
import { cx } from '../../../ui/index.ts'
import { type Arrow, arrowsOf, heldPart, rowOf } from '../lanes/arrows.ts'
import { placeOf } from '../lanes/spans.ts'
import { storyOf } from '../lanes/story.ts'
import { xOf } from '../time/scale.ts'
import css from '../timeline.module.css'
import type { Frame } from './frame.ts'
import { nameOf } from './use-words.ts'

/** What the user points at, in ink: the time cursor, the selected segment with its arrows, the selected span. */
export const Overlay = memo(function Overlay({ frame, moment }: { frame: Frame; moment: Micros | null }) {
  const { scale, lanes } = frame
  const timeline = useApp(state => state.timeline)
  const shownRun = useApp(state => state.shownRun)
  const { segment, span } = timelineOf({ timeline, shownRun })
  const chosen = segment && placeOfSelected(lanes, segment)
  return (
    <div className={css.over} aria-hidden="true">
      {span ? <div className={css.span} style={across(frame, span)} /> : null}
      {chosen ? <Selection frame={frame} {...chosen} /> : null}
      <div
        className={css.cursor}
        data-live={moment === null || undefined}
        style={{ transform: `translateX(${Math.round(xOf(scale, moment ?? lanes.at))}px)` }}
      />
    </div>
  )
})

/** Beyond the edges a box is cut, or it would be too wide for a browser. */
const BEYOND = 8

function across({ scale }: Frame, { from, to }: { from: Micros; to: Micros }) {
  const left = Math.max(-BEYOND, xOf(scale, from))
  const right = Math.min(scale.width + BEYOND, xOf(scale, to))
  return { left, width: Math.max(2, right - left) }
}

const EDGE = 4

function Selection({ frame, lane, index }: { frame: Frame; lane: Parameters<typeof storyOf>[1]; index: number }) {
  const { lanes, places, version } = frame
  // Lanes grow in place: `version` stands for what is in them.
  const { story, arrows, held } = useMemo(() => {
    const told = storyOf(lanes, lane, index)
    return { story: told, arrows: arrowsOf(told, lanes, places), held: heldPart(told, lanes, places), version }
  }, [lanes, lane, index, places, version])
  const row = rowOf(lane.task, lanes, places)
  if (row < 0) return null
  const place = placeOf(lanes, lane, index)
  const top = places.tops[row]! - frame.scrollTop
  return (
    <>
      <div className={css.chosen} style={{ ...across(frame, place), top: top + EDGE, height: 24 - 2 * EDGE - 1 }} />
      {held ? <Held frame={frame} part={held} /> : null}
      {arrows.map(arrow => (
        <ArrowLine key={arrow.what} frame={frame} arrow={arrow} name={story.lane.name} />
      ))}
    </>
  )
}

function Held({ frame, part }: { frame: Frame; part: NonNullable<ReturnType<typeof heldPart>> }) {
  const { places, scrollTop } = frame
  const height = places.tops[part.row + 1]! - places.tops[part.row]! - 1
  const edge = part.slots === 1 ? EDGE : 2
  const each = (height - 2 * edge) / part.slots
  const top = places.tops[part.row]! - scrollTop + edge + part.slot * each
  const box = { ...across(frame, part), top, height: each - (part.slots === 1 ? 0 : 2) }
  return <div className={css.holder} style={box} />
}

/** From the edge of one row to that of the other; a row out of sight counts as just beyond the edge. */
function ArrowLine({ frame, arrow, name }: { frame: Frame; arrow: Arrow; name: string }) {
  const { places, scale, scrollTop, height } = frame
  const x = xOf(scale, arrow.at)
  if (x < -1 || x > scale.width + 1) return null
  const down = places.tops[arrow.to]! > places.tops[arrow.from]!
  const edge = (row: number, below: boolean): number => {
    const y = below ? places.tops[row + 1]! - EDGE : places.tops[row]! + EDGE
    return Math.min(height + BEYOND, Math.max(-BEYOND, y - scrollTop))
  }
  const [begin, end] = [edge(arrow.from, down), edge(arrow.to, !down)]
  const [top, bottom] = [Math.min(begin, end), Math.max(begin, end)]
  if (bottom < 0 || top > height) return null
  return (
    <div
      className={cx(
        css.arrow,
        arrow.what === 'held' || arrow.what === 'awaited' ? css.dashed : css.solid,
        down ? css.down : css.up,
      )}
      style={{ left: Math.round(x), top, height: Math.max(0, bottom - top) }}
    >
      <svg viewBox="0 0 10 8" width="10" height="8" aria-hidden="true">
        <path d="M0 0h10L5 8z" fill="currentColor" stroke="none" />
      </svg>
      <em className={x > scale.width - 170 ? css.toLeft : undefined} style={{ top: labelTop(top, bottom, height) }}>
        <ArrowText arrow={arrow} frame={frame} name={name} />
      </em>
    </div>
  )
}

const LABEL = 17

/** In the midst of what is in sight of the line, and never cut by the edge. */
function labelTop(top: number, bottom: number, height: number): number {
  const middle = (Math.max(0, top) + Math.min(height, bottom)) / 2
  return Math.max(1, Math.min(height - LABEL - 1, middle - LABEL / 2)) - top
}

function ArrowText({ arrow, frame: { lanes }, name }: { arrow: Arrow; frame: Frame; name: string }): ReactNode {
  const t = useText('timeline')
  const by = nameOf(lanes, arrow.task)
  if (arrow.what === 'held' || arrow.what === 'awaited')
    return t.rich(`arrow.${arrow.what}`, { ...tags, name: by, more: arrow.others })
  if (arrow.what === 'cancelled') return t.rich('arrow.cancelled', { ...tags, by, name })
  return arrow.gives ? t.rich('arrow.gave', { ...tags, name }) : t.rich('arrow.woke', { ...tags, by, name })
}
