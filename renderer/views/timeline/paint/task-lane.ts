/** A task's lane: solid ran, outline was ready, hatched waited, amber is cleaning up; an ink line on top stands for a shield. */
import { kindOf, type Lanes, SEGMENT, SHIELDED, type TaskLane } from '../../../../shared/lanes/index.ts'
import { Edges } from '../lanes/edges.ts'
import { Kept } from '../lanes/kept.ts'
import { spansOf } from '../lanes/spans.ts'
import { type KindedSpans, KindSums } from '../lanes/sums.ts'
import { type ColumnVisitor, walk } from '../lanes/walk.ts'
import { xOf } from '../time/scale.ts'
import { type Box, type Brush, INSET, inset, roundOff, write } from './brush.ts'
import { type MarkName, markSprite } from './marks.ts'
import { ColumnShares, FEW, foremost } from './mix.ts'
import type { HatchName } from './palette.ts'
import type { LabelStyle } from './sprites.ts'
import type { Pixel } from './surface.ts'

const KINDS = 5
/** Of several in one column: running first, waiting last. By SegmentKind. */
const RANK = [2, 0, 4, 1, 3] as const
/** From the bottom up. */
const STACK = [SEGMENT.running, SEGMENT.cancelling, SEGMENT.ready, SEGMENT.cancellingWait] as const
const ON_WAIT: LabelStyle = { ground: 'waitingBg', ink: 'waitingText', font: 'ui' }
const ON_CLEANUP: LabelStyle = { ground: 'cancellingBg', ink: 'cancellingText', font: 'ui' }

const sums = new Kept<TaskLane, KindSums>(() => new KindSums(KINDS))

export const taskSums = (lane: TaskLane): KindSums => sums.for(lane)

export const kinded = (lane: TaskLane, lanes: Lanes): KindedSpans => ({
  ...spansOf(lane, lanes),
  kind: lane.kind,
})

export function paintTask(brush: Brush, lane: TaskLane, row: Box): void {
  const box = inset(row, Math.round(INSET * brush.palette.ratio))
  const spans = kinded(lane, brush.lanes)
  const edges = new Edges(spans, brush.scale)
  walk(spans, edges, new TaskColumns(brush, lane, box, spans, edges))
  paintMarks(brush, lane, row)
}

class TaskColumns implements ColumnVisitor {
  readonly #brush: Brush
  readonly #lane: TaskLane
  readonly #box: Box
  readonly #spans: KindedSpans
  readonly #shares: ColumnShares
  readonly #colours: Readonly<Record<(typeof STACK)[number], Pixel>>

  constructor(brush: Brush, lane: TaskLane, box: Box, spans: KindedSpans, edges: Edges) {
    this.#brush = brush
    this.#lane = lane
    this.#box = box
    this.#spans = spans
    this.#shares = new ColumnShares(taskSums(lane), spans, edges)
    const { colour, flat } = brush.palette
    this.#colours = {
      [SEGMENT.running]: colour.running,
      [SEGMENT.cancelling]: colour.cancelling,
      [SEGMENT.ready]: colour.ready,
      [SEGMENT.cancellingWait]: flat.cleaning,
    }
  }

  run(from: number, to: number, index: number): void {
    const kind = kindOf(this.#lane, index)
    this.#fill(from, to, kind, this.#sleeps(index))
    if (this.#lane.kind[index]! & SHIELDED) this.#shield(from, to)
    if (kind !== SEGMENT.waiting && kind !== SEGMENT.cancellingWait) return
    const waiting = this.#brush.lanes.waitOf(this.#lane.wait[index]!)
    if (!waiting) return
    const style = kind === SEGMENT.waiting ? ON_WAIT : ON_CLEANUP
    write(this.#brush, this.#brush.words.wait(waiting), style, from, to, this.#box)
  }

  mixed(column: number, first: number, last: number): void {
    if (last - first < FEW) {
      this.#fill(column, column + 1, foremost(this.#spans, first, last, RANK), false)
      if (this.#lane.kind[last]! & SHIELDED) this.#shield(column, column + 1)
      return
    }
    const shares = this.#shares.of(column, first, last)
    const { y, height } = this.#box
    let bottom = y + height
    for (const kind of STACK) {
      const high = Math.round(shares[kind]! * height)
      if (high > 0) this.#brush.surface.column(column, bottom - high, high, this.#colours[kind])
      bottom -= high
    }
    const { surface, palette } = this.#brush
    if (shares[SEGMENT.waiting]! > 0) surface.tileColumn(column, y, bottom - y, palette.hatch.waiting)
    if (this.#lane.kind[last]! & SHIELDED) this.#shield(column, column + 1)
  }

  #sleeps = (index: number): boolean => this.#brush.lanes.waitOf(this.#lane.wait[index]!)?.for === 'sleep'

  #fill(from: number, to: number, kind: number, sleeps: boolean): void {
    const { surface, palette } = this.#brush
    const { y, height } = this.#box
    const tile = (name: HatchName) => surface.tile(from, y, to - from, height, palette.hatch[name])
    switch (kind) {
      case SEGMENT.running:
        surface.fill(from, y, to - from, height, palette.colour.running)
        break
      case SEGMENT.ready:
        this.#outline(from, to)
        break
      case SEGMENT.waiting:
        tile(sleeps ? 'sleeping' : 'waiting')
        break
      case SEGMENT.cancelling:
        surface.fill(from, y, to - from, height, palette.colour.cancelling)
        break
      default:
        tile('cleaning')
    }
    roundOff(this.#brush, from, to, this.#box)
  }

  #outline(from: number, to: number): void {
    const { surface, palette } = this.#brush
    const { y, height } = this.#box
    const line = Math.round(palette.ratio)
    if (to - from < 3 * line) surface.fill(from, y, to - from, height, palette.colour.ready)
    else {
      surface.fill(from, y, to - from, height, palette.colour.canvas)
      surface.outline(from, y, to - from, height, line, palette.colour.ready)
    }
  }

  #shield(from: number, to: number): void {
    const { surface, palette } = this.#brush
    surface.fill(from, this.#box.y, to - from, Math.round(2 * palette.ratio), palette.colour.shield)
  }
}

function paintMarks(brush: Brush, lane: TaskLane, row: Box): void {
  const { surface, palette, scale } = brush
  const box = inset(row, Math.round(INSET * palette.ratio))
  if (lane.endedAt !== null && lane.endState === 'cancelled') {
    const width = Math.round(3 * palette.ratio)
    surface.fill(Math.floor(xOf(scale, lane.endedAt)), box.y, width, box.height, palette.colour.cancelling)
  }
  for (const { at } of lane.cancels) paintMark(brush, 'cancel', at, row)
  for (const { at } of lane.findings) paintMark(brush, 'finding', at, row)
  if (lane.endedAt !== null && lane.endState === 'failed') paintMark(brush, 'failed', lane.endedAt, row)
}

const LINES = { cancel: 'cancellingLine', finding: 'control', failed: 'failed' } as const

function paintMark(brush: Brush, name: MarkName, at: number, { y, height }: Box): void {
  const { surface, palette, scale, sheet } = brush
  const x = Math.round(xOf(scale, at))
  const sprite = markSprite(sheet, name)
  if (x < -sprite.width || x > scale.width + sprite.width) return
  const thick = Math.max(1, Math.round(1.5 * palette.ratio))
  surface.fill(x, y, thick, height, palette.colour[LINES[name]])
  surface.blit(x - (sprite.width >> 1), y + ((height - sprite.height) >> 1), sprite)
}
