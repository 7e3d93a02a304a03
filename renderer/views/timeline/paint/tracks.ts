/** One frame of the tracks: every row in sight. */
import type { Lanes } from '../../../../shared/lanes/index.ts'
import { type Places, rowAt } from '../lanes/places.ts'
import type { LaneRow } from '../lanes/rows.ts'
import type { Tick } from '../time/ticks.ts'
import type { Box, Brush } from './brush.ts'
import { paintResource } from './resource-lane.ts'
import { LOOKED_AT, paintSeveral, sampled } from './several-lane.ts'
import { paintTask } from './task-lane.ts'
import { paintWorker } from './worker-lane.ts'

export interface TracksScene {
  readonly places: Places
  /** CSS pixels. */
  readonly scrollTop: number
  readonly height: number
  /** In the CSS pixels of their x. */
  readonly ticks: readonly Tick[]
}

export function paintTracks(brush: Brush, { places, scrollTop, height, ticks }: TracksScene): void {
  const { surface, palette } = brush
  const { ratio, colour } = palette
  surface.clear(colour.canvas)
  for (const { x, label } of ticks)
    if (label !== null) surface.fill(Math.round(x * ratio), 0, Math.round(ratio), surface.height, colour.grid)
  const { rows, tops } = places
  if (rows.length === 0) return
  const line = Math.round(ratio)
  for (let i = rowAt(places, scrollTop); i < rows.length && tops[i]! < scrollTop + height; i++) {
    const y = Math.round((tops[i]! - scrollTop) * ratio)
    const bottom = Math.round((tops[i + 1]! - scrollTop) * ratio)
    paintRow(brush, rows[i]!, { y, height: bottom - y - line })
    surface.fill(0, bottom - line, surface.width, line, colour.grid)
  }
}

function paintRow(brush: Brush, row: LaneRow, box: Box): void {
  switch (row.kind) {
    case 'section':
      brush.surface.fill(0, box.y, brush.surface.width, box.height, brush.palette.colour.panel)
      break
    case 'task':
      paintTask(brush, row.lane, box)
      break
    case 'several':
      // The lanes below it say the same, and more.
      if (!row.open) paintSeveral(brush, lanesOf(row.tasks, brush.lanes), box)
      break
    case 'resource':
      paintResource(brush, row.lane, box)
      break
    case 'worker':
      paintWorker(brush, row.lane, box)
      break
  }
}

const lanesOf = (tasks: readonly number[], lanes: Lanes) =>
  sampled(tasks, LOOKED_AT).flatMap(task => lanes.tasks.get(task) ?? [])
