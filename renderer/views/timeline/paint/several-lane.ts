/** Many tasks in one lane: in each column of pixels, which share of them was in which state. */
import { SEGMENT, type TaskLane } from '../../../../shared/lanes/index.ts'
import { Edges } from '../lanes/edges.ts'
import { bareKind } from '../lanes/sums.ts'
import { walk } from '../lanes/walk.ts'
import { type Box, type Brush, INSET, inset } from './brush.ts'
import { ColumnShares } from './mix.ts'
import { kinded, taskSums } from './task-lane.ts'

/** More are not looked at for one lane: the head says so. Those that are stand evenly among all. */
export const LOOKED_AT = 32

export function sampled<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!)
}

const KINDS = 5
const STACK = [SEGMENT.running, SEGMENT.cancelling, SEGMENT.ready, SEGMENT.cancellingWait] as const

export function paintSeveral(brush: Brush, tasks: readonly TaskLane[], row: Box): void {
  const { surface, palette, scale } = brush
  const { y, height } = inset(row, Math.round(INSET * palette.ratio))
  const totals = totalsOf(brush, tasks)
  const colours = {
    [SEGMENT.running]: palette.colour.running,
    [SEGMENT.cancelling]: palette.colour.cancelling,
    [SEGMENT.ready]: palette.colour.ready,
    [SEGMENT.cancellingWait]: palette.flat.cleaning,
  }
  const highOf = (time: number): number => Math.round((time / tasks.length) * height)
  for (let column = 0; column < scale.width; column++) {
    const at = column * KINDS
    let bottom = y + height
    for (const kind of STACK) {
      const high = highOf(totals[at + kind]!)
      surface.column(column, bottom - high, high, colours[kind])
      bottom -= high
    }
    const waiting = Math.min(bottom - y, highOf(totals[at + SEGMENT.waiting]!))
    surface.tileColumn(column, bottom - waiting, waiting, palette.hatch.waiting)
  }
}

/** Of each column, how many of the tasks were in each kind of segment, on average. */
function totalsOf({ scale, lanes }: Brush, tasks: readonly TaskLane[]): Float64Array {
  const totals = new Float64Array(scale.width * KINDS)
  for (const lane of tasks) {
    const spans = kinded(lane, lanes)
    const edges = new Edges(spans, scale)
    const shares = new ColumnShares(taskSums(lane), spans, edges)
    walk(spans, edges, {
      run: (from, to, index) => {
        for (let column = from; column < to; column++) totals[column * KINDS + bareKind(spans, index)]!++
      },
      mixed: (column, first, last) => {
        const all = shares.of(column, first, last)
        for (let kind = 0; kind < KINDS; kind++) totals[column * KINDS + kind]! += all[kind]!
      },
    })
  }
  return totals
}
