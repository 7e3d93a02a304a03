/** The whole run in a strip: a thin band a task, or a band for every so many, as many as there is room for. */
import { kindOf, SEGMENT, type TaskLane } from '../../../../shared/lanes/index.ts'
import { Edges } from '../lanes/edges.ts'
import { walk } from '../lanes/walk.ts'
import type { Brush } from './brush.ts'
import { ColumnShares, FEW, foremost } from './mix.ts'
import { sampled } from './several-lane.ts'
import { kinded, taskSums } from './task-lane.ts'

const RANK = [2, 0, 4, 1, 3] as const
/** CSS pixels: a band with the gap below it, and the room above the first. */
const BAND = 3
const EDGE = 4

export const bandsIn = (height: number): number => Math.floor((height - 2 * EDGE) / BAND)

export function paintOverview(brush: Brush, height: number): void {
  const { surface, palette, lanes } = brush
  surface.clear(palette.colour.panel)
  const shown = sampled([...lanes.tasks.values()], bandsIn(height))
  shown.forEach((lane, i) => {
    const y = Math.round((EDGE + i * BAND) * palette.ratio)
    paintBand(brush, lane, y, Math.max(1, Math.round(2 * palette.ratio)))
  })
}

function paintBand(brush: Brush, lane: TaskLane, y: number, height: number): void {
  const { surface, palette, scale, lanes } = brush
  const spans = kinded(lane, lanes)
  const edges = new Edges(spans, scale)
  const colours = [
    palette.colour.ready,
    palette.colour.running,
    palette.flat.waiting,
    palette.colour.cancelling,
    palette.colour.cancelling,
  ]
  const shares = new ColumnShares(taskSums(lane), spans, edges)
  walk(spans, edges, {
    run: (from, to, index) => {
      const sleeps = lanes.waitOf(lane.wait[index]!)?.for === 'sleep'
      surface.fill(from, y, to - from, height, sleeps ? palette.flat.sleeping : colours[kindOf(lane, index)]!)
    },
    mixed: (column, first, last) => {
      let kind = foremost(spans, first, Math.min(last, first + FEW), RANK)
      if (last - first >= FEW) {
        const all = shares.of(column, first, last)
        kind = all[SEGMENT.running]! > 0.1 ? SEGMENT.running : all.indexOf(Math.max(...all))
      }
      surface.fill(column, y, 1, height, colours[kind]!)
    },
  })
}
