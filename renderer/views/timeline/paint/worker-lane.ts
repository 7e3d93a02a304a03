/** A worker's lane: what it runs, in green outline; what is left of a cancelled call, in amber hatching. */
import type { WorkerLane } from '../../../../shared/lanes/index.ts'
import { Edges } from '../lanes/edges.ts'
import { Kept } from '../lanes/kept.ts'
import { KindColumn } from '../lanes/kind-column.ts'
import { spansOf } from '../lanes/spans.ts'
import { bareKind, type KindedSpans, KindSums } from '../lanes/sums.ts'
import { walk } from '../lanes/walk.ts'
import { type Box, type Brush, INSET, inset, write } from './brush.ts'
import { ColumnShares, FEW, foremost } from './mix.ts'
import type { LabelStyle } from './sprites.ts'

const KINDS = { idle: 0, busy: 1, ending: 2 } as const
const RANK = [2, 1, 0] as const
const CALL: LabelStyle = { ground: 'runningBg', ink: 'runningText', font: 'code' }
const LOST: LabelStyle = { ground: 'cancellingBg', ink: 'cancellingText', font: 'code' }

const kindsOf = new Kept<WorkerLane, KindColumn>(() => new KindColumn())
const sumsOf = new Kept<WorkerLane, KindSums>(() => new KindSums(3))

export function paintWorker(brush: Brush, lane: WorkerLane, row: Box): void {
  const { surface, palette, scale } = brush
  const box = inset(row, Math.round(INSET * palette.ratio))
  const { y, height } = box
  const line = Math.round(palette.ratio)
  const spans: KindedSpans = {
    ...spansOf(lane, brush.lanes),
    kind: kindsOf.for(lane).of(lane.count, i => KINDS[lane.state[i]!]),
  }
  const edges = new Edges(spans, scale)
  const shares = new ColumnShares(sumsOf.for(lane), spans, edges)
  walk(spans, edges, {
    run: (from, to, index) => {
      const kind = bareKind(spans, index)
      if (kind === KINDS.idle) return
      if (kind === KINDS.busy) surface.fill(from, y, to - from, height, palette.colour.runningBg)
      else surface.tile(from, y, to - from, height, palette.hatch.cleaning)
      const edge = kind === KINDS.busy ? palette.colour.runningLine : palette.colour.cancellingLine
      surface.outline(from, y, to - from, height, line, edge)
      write(brush, lane.call[index]?.text ?? '', kind === KINDS.busy ? CALL : LOST, from, to, box)
    },
    mixed: (column, first, last) => {
      let share = foremost(spans, first, Math.min(last, first + FEW), RANK) === KINDS.idle ? 0 : 1
      if (last - first >= FEW) {
        const all = shares.of(column, first, last)
        share = all[KINDS.busy]! + all[KINDS.ending]!
      }
      const high = Math.round(share * height)
      surface.column(column, y + height - high, high, palette.colour.runningLine)
    },
  })
}
