/** A resource's lane: rows of holders (lock, semaphore), set or not (event, process), or a level as an area. */
import type { ResourceLane } from '../../../../shared/lanes/index.ts'
import { Edges } from '../lanes/edges.ts'
import { Kept } from '../lanes/kept.ts'
import { KindColumn } from '../lanes/kind-column.ts'
import { Landmarks } from '../lanes/landmarks.ts'
import { LevelRange } from '../lanes/levels.ts'
import { slotsOf } from '../lanes/places.ts'
import { FREE, type SlotTrack, slotTracks, UNNAMED } from '../lanes/slots.ts'
import { spansOf } from '../lanes/spans.ts'
import { type KindedSpans, KindSums } from '../lanes/sums.ts'
import { walk } from '../lanes/walk.ts'
import { type Box, type Brush, INSET, inset, write } from './brush.ts'
import { ColumnShares, FEW, foremost } from './mix.ts'
import type { LabelStyle } from './sprites.ts'

const NAME: LabelStyle = { ground: 'selected', ink: 'text', font: 'code' }
const WORD: LabelStyle = { ground: 'selected', ink: 'text', font: 'ui' }
/** Free, or not; by 0 and 1. */
const RANK = [1, 0] as const

export function paintResource(brush: Brush, lane: ResourceLane, row: Box): void {
  const slots = slotsOf(lane)
  if (slots > 0) paintSlots(brush, lane, slots, row)
  else if (lane.kind === 'event' || lane.kind === 'process') paintOn(brush, lane, row)
  else paintLevel(brush, lane, row)
}

function paintSlots(brush: Brush, lane: ResourceLane, slots: number, row: Box): void {
  const { ratio } = brush.palette
  const edge = Math.round((slots === 1 ? INSET : 2) * ratio)
  const high = (row.height - 2 * edge) / slots
  slotTracks(lane, brush.lanes, slots).forEach((track, slot) => {
    const y = Math.round(row.y + edge + slot * high)
    const height = Math.round(high) - (slots === 1 ? 0 : Math.round(2 * ratio))
    paintHeld(brush, { track, end: spansOf(lane, brush.lanes).end }, { y, height })
  })
}

const landmarks = new Kept<SlotTrack, Landmarks>(() => new Landmarks())
const kindsOf = new Kept<SlotTrack | ResourceLane, KindColumn>(() => new KindColumn())
const heldSums = new Kept<SlotTrack | ResourceLane, KindSums>(() => new KindSums(2))

function paintHeld(brush: Brush, { track, end }: { track: SlotTrack; end: number }, box: Box): void {
  const { start, count, task } = track
  const spans: KindedSpans = {
    ...{ start, count, end, landmarks: landmarks.for(track) },
    kind: kindsOf.for(track).of(count, i => (task[i] === FREE ? 0 : 1)),
  }
  const nameOf = (index: number): string =>
    task[index] === UNNAMED ? '' : (brush.lanes.tasks.get(task[index]!)?.name ?? `#${task[index]}`)
  walkHeld(brush, spans, heldSums.for(track), box, NAME, nameOf)
}

function paintOn(brush: Brush, lane: ResourceLane, row: Box): void {
  const box = inset(row, Math.round(INSET * brush.palette.ratio))
  const spans: KindedSpans = {
    ...spansOf(lane, brush.lanes),
    kind: kindsOf.for(lane).of(lane.count, i => (lane.level[i] === 0 ? 0 : 1)),
  }
  walkHeld(brush, spans, heldSums.for(lane), box, WORD, () => (lane.kind === 'event' ? brush.words.set : lane.name))
}

function walkHeld(
  brush: Brush,
  spans: KindedSpans,
  sums: KindSums,
  box: Box,
  style: LabelStyle,
  text: (index: number) => string,
): void {
  const { surface, palette, scale } = brush
  const edges = new Edges(spans, scale)
  const shares = new ColumnShares(sums, spans, edges)
  const { y, height } = box
  walk(spans, edges, {
    run: (from, to, index) => {
      if (spans.kind[index] === 0) return
      surface.fill(from, y, to - from, height, palette.colour.selected)
      surface.outline(from, y, to - from, height, Math.round(palette.ratio), palette.colour.strong)
      write(brush, text(index), style, from, to, box)
    },
    mixed: (column, first, last) => {
      const share = last - first < FEW ? foremost(spans, first, last, RANK) : shares.of(column, first, last)[1]!
      const high = Math.round(share * height)
      surface.column(column, y + height - high, high, palette.colour.strong)
    },
  })
}

const rangesOf = new Kept<ResourceLane, LevelRange>(() => new LevelRange())

function paintLevel(brush: Brush, lane: ResourceLane, row: Box): void {
  const { surface, palette, scale } = brush
  const box = inset(row, Math.round(INSET * palette.ratio))
  const ranges = rangesOf.for(lane)
  const level = levelOf(lane)
  const most = topOf(lane, ranges)
  const line = Math.round(palette.ratio)
  const bottom = box.y + box.height
  const yOf = (level: number): number => bottom - Math.round((Math.min(level, most) / most) * (box.height - line))
  let before: number | null = null
  const draw = (from: number, to: number, low: number, high: number): void => {
    const [top, foot] = [yOf(high), yOf(low)]
    surface.fill(from, top, to - from, bottom - top, palette.colour.selected)
    surface.fill(from, top - line, to - from, Math.max(line, foot - top), palette.colour.control)
    if (before !== null)
      surface.fill(from, Math.min(before, top) - line, line, Math.abs(before - top) + line, palette.colour.control)
    before = top
  }
  const spans = spansOf(lane, brush.lanes)
  walk(spans, new Edges(spans, scale), {
    run: (from, to, index) => draw(from, to, level[index]!, level[index]!),
    mixed: (column, first, last) => {
      const { low, high } = ranges.of(level, first, last)
      draw(column, column + 1, low, high)
    },
  })
}

/** Of a condition, how many wait: nothing of it is taken or left. */
const levelOf = (lane: ResourceLane): ArrayLike<number> => (lane.kind === 'condition' ? lane.waiting : lane.level)

/** What the top of the lane stands for: all there can be, or the most there was. */
function topOf(lane: ResourceLane, ranges: LevelRange): number {
  if (lane.capacity > 0) return lane.capacity
  return lane.count === 0 ? 1 : Math.max(1, ranges.of(levelOf(lane), 0, lane.count - 1).high)
}
