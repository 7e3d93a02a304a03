/** Which node an arrow key leads to: the nearest in that direction, where what lies straight ahead counts as nearer. */
import type { Rect } from './size.ts'
import type { NodeKey } from './structure.ts'

export type Direction = 'left' | 'right' | 'up' | 'down'

/** How much further away a step to the side makes it. */
const ASIDE = 2

export function nearest(rects: ReadonlyMap<NodeKey, Rect>, from: NodeKey, direction: Direction): NodeKey | null {
  const start = rects.get(from)
  if (!start) return null
  let best: { key: NodeKey; cost: number } | null = null
  for (const [key, rect] of rects) {
    if (key === from) continue
    const cost = costOf(start, rect, direction)
    if (cost !== null && (best === null || cost < best.cost)) best = { key, cost }
  }
  return best?.key ?? null
}

/** Null: it does not lie there. */
function costOf(from: Rect, to: Rect, direction: Direction): number | null {
  const dx = middleX(to) - middleX(from)
  const dy = middleY(to) - middleY(from)
  const across = direction === 'left' || direction === 'right'
  const ahead = direction === 'left' ? -dx : direction === 'right' ? dx : direction === 'up' ? -dy : dy
  if (ahead <= 1) return null
  // Boxes that overlap when seen from there are straight ahead, however their middles lie.
  const aside = across ? gap(from.y, from.height, to.y, to.height) : gap(from.x, from.width, to.x, to.width)
  return ahead + ASIDE * aside + Math.abs(across ? dy : dx) / 1000
}

const gap = (a: number, aLength: number, b: number, bLength: number): number =>
  Math.max(0, b - (a + aLength), a - (b + bLength))
const middleX = ({ x, width }: Rect): number => x + width / 2
const middleY = ({ y, height }: Rect): number => y + height / 2

/** The first in reading order: where the keyboard begins. */
export function first(rects: ReadonlyMap<NodeKey, Rect>): NodeKey | null {
  let best: { key: NodeKey; cost: number } | null = null
  for (const [key, { x, y }] of rects) {
    const cost = x + y
    if (best === null || cost < best.cost) best = { key, cost }
  }
  return best?.key ?? null
}
