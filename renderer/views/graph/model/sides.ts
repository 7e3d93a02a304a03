/**
 * On which sides a line leaves and arrives: as the two nodes lie to one another, or on other sides if it would run through what
 * stands between them. Goes by places alone, so a line keeps its sides whatever happens in the run.
 */
import { boxOf, curveBetween, middleOf, type Point, type Port, pointOn, type Side } from './curve.ts'
import type { Link } from './links.ts'
import type { Scene } from './scene.ts'
import { meets, type Rect } from './size.ts'
import type { NodeKey } from './structure.ts'

export type Sides = readonly [leaves: Side, arrives: Side]
type RectOf = (key: NodeKey) => Rect | null

/** Nodes closer than that stand one above the other. */
const ASIDE = 16
/** A curve from bottom to top needs so much between two rows. */
const BETWEEN_ROWS = 24

export function sidesFor(link: Link, from: Rect, to: Rect, scene: Scene, rectAt: RectOf): Sides {
  const natural = naturalSides(link, from, to)
  const others = otherSides(link, from, to)
  if (others.length === 0) return natural
  const inTheWay = nodesBeside(link, scene, rectAt)
  if (inTheWay.length === 0) return natural
  return fewest([natural, ...others], sides => crossed(sides, from, to, inTheWay))
}

const hasRow = ({ from, to }: Link): boolean => from.row !== null || to.row !== null

function naturalSides(link: Link, from: Rect, to: Rect): Sides {
  if (link.kind === 'made' && to.y > from.y + from.height && to.x > from.x) return ['bottom', 'left']
  if (isRightOf(to, from)) return ['right', 'left']
  if (isRightOf(from, to)) return ['left', 'right']
  if (hasRow(link) || (to.y < from.y + from.height && from.y < to.y + to.height)) return ['right', 'right']
  return isBelow(to, from) ? ['bottom', 'top'] : ['top', 'bottom']
}

const isRightOf = (one: Rect, other: Rect): boolean => one.x >= other.x + other.width + ASIDE
const isBelow = (one: Rect, other: Rect): boolean => one.y >= other.y

/** A copy's row can be reached from its sides only, and what made a task is drawn as a tree. */
function otherSides(link: Link, from: Rect, to: Rect): readonly Sides[] {
  if (link.kind === 'made' || hasRow(link)) return []
  const down = to.y - (from.y + from.height) >= BETWEEN_ROWS
  const up = from.y - (to.y + to.height) >= BETWEEN_ROWS
  if (isRightOf(to, from)) return down ? [['right', 'top']] : up ? [['right', 'bottom']] : []
  if (isRightOf(from, to)) return down ? [['bottom', 'top']] : up ? [['top', 'bottom']] : []
  return down || up ? [['right', 'right']] : []
}

/** In larger graphs nobody follows a single line, and looking for what is in its way would take too long. */
const LOOKED_AT = 200

function nodesBeside({ from, to }: Link, { structure: { nodes } }: Scene, rectAt: RectOf): readonly Rect[] {
  if (nodes.size > LOOKED_AT) return []
  return [...nodes.keys()].flatMap(key => (key === from.node || key === to.node ? [] : (rectAt(key) ?? [])))
}

/** Points of a curve that are looked at: closer than a node is high, for what is drawn at this size. */
const POINTS = 24
const CLEARANCE = 4

/** How many of them the line would run through. */
function crossed([leaves, arrives]: Sides, from: Rect, to: Rect, nodes: readonly Rect[]): number {
  const curve = curveBetween(centreOf(from, leaves), centreOf(to, arrives), from)
  const box = boxOf(curve)
  const near = nodes.filter(rect => meets(rect, box, CLEARANCE))
  const points = Array.from({ length: POINTS - 1 }, (_, i) => pointOn(curve, (i + 1) / POINTS))
  return near.filter(rect => points.some(point => isIn(point, rect))).length
}

function centreOf(rect: Rect, side: Side): Port {
  const { x, y } = middleOf(rect)
  const { x: left, y: top, width, height } = rect
  const places = {
    left: { x: left, y },
    right: { x: left + width, y },
    top: { x, y: top },
    bottom: { x, y: top + height },
  }
  return { side, end: places[side] }
}

const isIn = ({ x, y }: Point, rect: Rect): boolean =>
  x > rect.x - CLEARANCE &&
  x < rect.x + rect.width + CLEARANCE &&
  y > rect.y - CLEARANCE &&
  y < rect.y + rect.height + CLEARANCE

/** The first of those with the least. */
function fewest(all: readonly Sides[], count: (sides: Sides) => number): Sides {
  const counted = all.map(sides => ({ sides, n: count(sides) }))
  return counted.reduce((best, one) => (one.n < best.n ? one : best)).sides
}
