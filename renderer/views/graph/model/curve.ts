/** The curve from a place on one node's edge to one on another's: it leaves and arrives at right angles. */
import type { Rect } from './size.ts'

export type Side = 'left' | 'right' | 'top' | 'bottom'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Port {
  readonly end: Point
  readonly side: Side
}

/** A cubic Bézier: where it begins, its two handles, where it ends. */
export type Curve = readonly [Point, Point, Point, Point]

export const STEP: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
}

export const isUpright = (side: Side): boolean => side === 'top' || side === 'bottom'

export const middleOf = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 })

export function curveBetween(start: Port, end: Port, from: Rect): Curve {
  const [a, b] = [start.end, end.end]
  if (start.side === end.side) {
    const reach = roundReach(a, b, from)
    return [a, ahead(a, start.side, reach), ahead(b, end.side, reach), b]
  }
  return [a, ahead(a, start.side, reachOf(start, b)), ahead(b, end.side, reachOf(end, a)), b]
}

/** Out and back on the same side. */
const roundReach = (a: Point, b: Point, { width }: Rect): number =>
  44 + Math.min(width / 3, Math.abs(b.y - a.y) / 5) + Math.abs(b.x - a.x) / 2

const reachOf = ({ end, side }: Port, other: Point): number => {
  const gap = isUpright(side) ? Math.abs(other.y - end.y) : Math.abs(other.x - end.x)
  return Math.min(120, Math.max(18, gap * (isUpright(side) ? 0.6 : 0.45)))
}

const ahead = ({ x, y }: Point, side: Side, by: number): Point => ({
  x: x + STEP[side].x * by,
  y: y + STEP[side].y * by,
})

/** @param t from 0, its beginning, to 1. */
export function pointOn([a, c, d, b]: Curve, t: number): Point {
  const u = 1 - t
  const [ka, kc, kd, kb] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
  return { x: ka * a.x + kc * c.x + kd * d.x + kb * b.x, y: ka * a.y + kc * c.y + kd * d.y + kb * b.y }
}

export function boxOf(points: readonly Point[]): Rect {
  const [x, y] = [Math.min(...points.map(p => p.x)), Math.min(...points.map(p => p.y))]
  const [right, bottom] = [Math.max(...points.map(p => p.x)), Math.max(...points.map(p => p.y))]
  return { x, y, width: right - x, height: bottom - y }
}
