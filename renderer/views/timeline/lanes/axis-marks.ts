/** Where the axis is marked for moments of the whole run. */
import type { LaneMoment } from '../../../../shared/lanes/index.ts'
import { type Scale, xOf } from '../time/scale.ts'

export interface AxisMark {
  /** CSS pixels, of its middle. */
  readonly x: number
  /** The one that its glyph stands for: a deadlock before all others, else the last. */
  readonly foremost: LaneMoment
  /** All that there was no room to mark apart, in the order of time. */
  readonly moments: readonly LaneMoment[]
}

/** CSS pixels: a glyph, and a gap beside it. */
export const MARK_WIDTH = 18

/** Of what is in sight; moments too near to be told apart share a mark, so there are no more than there is room for. */
export function axisMarks(moments: readonly LaneMoment[], scale: Scale): readonly AxisMark[] {
  const groups: { x: number; moments: LaneMoment[] }[] = []
  for (const moment of moments) {
    const x = xOf(scale, moment.at)
    if (x < 0 || x > scale.width) continue
    const last = groups.at(-1)
    if (last && x - last.x < MARK_WIDTH) last.moments.push(moment)
    else groups.push({ x, moments: [moment] })
  }
  return groups.map(group => ({ ...group, x: within(group.x, scale), foremost: foremostOf(group.moments) }))
}

/** As near as a whole glyph can be: what was at the very beginning is not cut in half by the axis' edge. */
const within = (x: number, { width }: Scale): number => Math.min(width - MARK_WIDTH / 2, Math.max(MARK_WIDTH / 2, x))

const foremostOf = (moments: readonly LaneMoment[]): LaneMoment =>
  moments.findLast(({ what }) => what === 'deadlock') ?? moments.at(-1)!

/** Half of the time cursor's plate, in CSS pixels. */
export const HALF_PLATE = 28

/** The middle of the plate: at the cursor, within the axis, and beside a mark that it would be under; null: out of sight. */
export function plateAt(x: number, marks: readonly AxisMark[], width: number): number | null {
  if (x < -1 || x > width + 1) return null
  const apart = HALF_PLATE + MARK_WIDTH / 2
  const at = Math.min(width - HALF_PLATE, Math.max(HALF_PLATE, x))
  const mark = marks.find(each => Math.abs(each.x - at) < apart)
  if (!mark) return at
  return mark.x - apart >= HALF_PLATE ? mark.x - apart : mark.x + apart
}
