/**
 * A line for each link: where it leaves and arrives, and the curve between. Every pair of nodes has a place of its own on both
 * sides, whatever goes on between them at the moment, so that no line moves because another one comes or goes.
 */
import { type End, type Link, pairOf } from './links.ts'
import { endKey } from './marks.ts'
import { portsOf, rectOf, rowMiddle, type Scene } from './scene.ts'
import { meets, type Rect } from './size.ts'
import type { NodeKey } from './structure.ts'

export type Side = 'left' | 'right' | 'top' | 'bottom'

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Line {
  readonly link: Link
  /** An SVG path. */
  readonly d: string
  readonly end: Point & { readonly side: Side }
  /** For what is written at it. */
  readonly middle: Point
  readonly length: number
  /** All of it is in there. */
  readonly box: Rect
}

/** Lines beside one another. */
const APART = 11
/** What one wants is a little beside what one has. */
const BESIDE = 5

interface Port {
  readonly end: Point
  readonly side: Side
}

export function route(links: readonly Link[], scene: Scene): readonly Line[] {
  const rects = new Map<NodeKey, Rect | null>()
  const rectAt = (key: NodeKey): Rect | null => {
    const known = rects.get(key)
    if (known !== undefined) return known
    const rect = rectOf(scene, key)
    rects.set(key, rect)
    return rect
  }
  const drawn = links.flatMap(link => {
    const from = rectAt(link.from.node)
    const to = rectAt(link.to.node)
    if (!from || !to) return []
    const [leaves, arrives] = sidesFor(link, from, to, scene)
    return [{ link, from, to, leaves, arrives }]
  })
  const slots = new Slots()
  for (const { link, from, to, leaves, arrives } of drawn) {
    slots.want(link.from, leaves, link, middleOf(to))
    slots.want(link.to, arrives, link, middleOf(from))
  }
  slots.settle(scene)
  return drawn.map(({ link, from, to, leaves, arrives }) => {
    const start = portAt(scene, slots, link, link.from, from, leaves)
    const end = portAt(scene, slots, link, link.to, to, arrives)
    return lineOf(link, start, end, from)
  })
}

const middleOf = ({ x, y, width, height }: Rect): Point => ({ x: x + width / 2, y: y + height / 2 })

function sidesFor(link: Link, from: Rect, to: Rect, scene: Scene): readonly [Side, Side] {
  const { kind, from: start, to: finish } = link
  const flat = start.row !== null || finish.row !== null
  if (kind === 'made' && to.y > from.y + from.height && to.x > from.x) return ['bottom', 'left']
  if (to.x >= from.x + from.width + 16) return ['right', 'left']
  if (from.x >= to.x + to.width + 16) return ['left', 'right']
  if (flat || (to.y < from.y + from.height && from.y < to.y + to.height)) return ['right', 'right']
  if (isBetween(link, from, to, scene)) return ['right', 'right']
  return to.y >= from.y ? ['bottom', 'top'] : ['top', 'bottom']
}

/** In larger graphs nobody follows a single line, and looking for what is in its way would take too long. */
const LOOKED_AT = 200

/** A node stands between two that are one above the other: the line goes around it. */
function isBetween({ from: { node: a }, to: { node: b } }: Link, from: Rect, to: Rect, scene: Scene): boolean {
  const { nodes } = scene.structure
  if (nodes.size > LOOKED_AT) return false
  const [top, bottom] = from.y < to.y ? [from.y + from.height, to.y] : [to.y + to.height, from.y]
  const x = (middleOf(from).x + middleOf(to).x) / 2
  const gap: Rect = { x: x - 20, y: top, width: 40, height: bottom - top }
  return [...nodes.keys()].some(key => {
    const rect = key === a || key === b ? null : rectOf(scene, key)
    return rect !== null && meets(rect, gap)
  })
}

const isUpright = (side: Side): boolean => side === 'top' || side === 'bottom'

/** The order of pairs on each side of each node or row: as their other ends lie, so that they do not cross. */
class Slots {
  readonly #sides = new Map<string, { end: End; side: Side; pairs: Map<string, Point> }>()
  readonly #offsets = new Map<string, number>()

  want(end: End, side: Side, link: Link, other: Point): void {
    const key = `${endKey(end)} ${side}`
    const at = this.#sides.get(key) ?? { end, side, pairs: new Map<string, Point>() }
    this.#sides.set(key, at)
    at.pairs.set(pairOf(link.from.node, link.to.node), other)
  }

  settle(scene: Scene): void {
    for (const [key, { end, side, pairs }] of this.#sides) {
      const along = isUpright(side) ? ({ x }: Point) => x : ({ y }: Point) => y
      const order = [...pairs].sort(([a, one], [b, other]) => along(one) - along(other) || (a < b ? -1 : 1))
      const room = end.row !== null ? 10 : isUpright(side) ? 120 : portsOf(scene, end).bottom - portsOf(scene, end).top
      const step = order.length < 2 ? 0 : Math.min(APART, room / (order.length - 1))
      for (const [i, [pair]] of order.entries())
        this.#offsets.set(`${key} ${pair}`, (i - (order.length - 1) / 2) * step)
    }
  }

  offset(end: End, side: Side, link: Link): number {
    return this.#offsets.get(`${endKey(end)} ${side} ${pairOf(link.from.node, link.to.node)}`) ?? 0
  }
}

function portAt(scene: Scene, slots: Slots, link: Link, end: End, rect: Rect, side: Side): Port {
  if (link.kind === 'made') return madePort(rect, side)
  const offset = slots.offset(end, side, link) + (link.kind === 'wants' ? BESIDE : 0)
  const { x, y, width, height } = rect
  if (side === 'top' || side === 'bottom')
    return { side, end: { x: x + width / 2 + offset, y: side === 'top' ? y : y + height } }
  const node = scene.structure.nodes.get(end.node)
  const ports = portsOf(scene, end)
  const middle =
    end.row !== null && node?.kind === 'task' ? rowMiddle(node, scene.opened, end.row) : (ports.top + ports.bottom) / 2
  return { side, end: { x: side === 'left' ? x : x + width, y: y + middle + offset } }
}

/** As in a tree: down from below the creator's cell, and to the head of what it made. */
const madePort = ({ x, y, height, width }: Rect, side: Side): Port =>
  side === 'bottom'
    ? { side, end: { x: x + 16, y: y + height } }
    : { side, end: { x: side === 'left' ? x : x + width, y: y + 16 } }

function lineOf(link: Link, start: Port, end: Port, from: Rect): Line {
  const [a, b] = [start.end, end.end]
  if (link.kind === 'made' && start.side === 'bottom') return elbow(link, a, b)
  const reach = reachBetween(start, end, from)
  const c = ahead(a, start.side, reach)
  const d = ahead(b, end.side, reach)
  const middle = { x: (a.x + 3 * c.x + 3 * d.x + b.x) / 8, y: (a.y + 3 * c.y + 3 * d.y + b.y) / 8 }
  return {
    link,
    d: `M${at(a)}C${at(c)} ${at(d)} ${at(b)}`,
    end: { ...b, side: end.side },
    middle,
    length: Math.hypot(b.x - a.x, b.y - a.y),
    box: boxOf([a, b, c, d]),
  }
}

function reachBetween({ end: a, side }: Port, { end: b, side: arrives }: Port, { width }: Rect): number {
  if (side === arrives) return 44 + Math.min(width / 3, Math.abs(b.y - a.y) / 5) + Math.abs(b.x - a.x) / 2
  const gap = isUpright(side) ? Math.abs(b.y - a.y) : Math.abs(b.x - a.x)
  return Math.min(120, Math.max(18, gap * 0.45))
}

function elbow(link: Link, a: Point, b: Point): Line {
  const r = Math.min(8, b.x - a.x, b.y - a.y)
  return {
    link,
    d: `M${at(a)}V${b.y - r}Q${a.x} ${b.y} ${a.x + r} ${b.y}H${b.x}`,
    end: { ...b, side: 'left' },
    middle: { x: a.x, y: (a.y + b.y) / 2 },
    length: 0,
    box: boxOf([a, b]),
  }
}

function boxOf(points: readonly Point[]): Rect {
  const [x, y] = [Math.min(...points.map(p => p.x)), Math.min(...points.map(p => p.y))]
  const [right, bottom] = [Math.max(...points.map(p => p.x)), Math.max(...points.map(p => p.y))]
  return { x, y, width: right - x, height: bottom - y }
}

const STEP: Readonly<Record<Side, Point>> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
}

const ahead = ({ x, y }: Point, side: Side, by: number): Point => ({
  x: x + STEP[side].x * by,
  y: y + STEP[side].y * by,
})

const at = ({ x, y }: Point): string => `${round(x)} ${round(y)}`
const round = (value: number): number => Math.round(value * 10) / 10

const TIP = { long: 7, wide: 3.5 }

/** The arrow's head, with its point where the line ends. */
export function tipOf({ end: { x, y, side } }: Line): string {
  const out = STEP[side]
  const [bx, by] = [x + out.x * TIP.long, y + out.y * TIP.long]
  return `M${at({ x, y })}L${at({ x: bx + out.y * TIP.wide, y: by + out.x * TIP.wide })}L${at({ x: bx - out.y * TIP.wide, y: by - out.x * TIP.wide })}Z`
}

const POINTLESS: readonly Link['kind'][] = ['made', 'uses', 'lock']
export const hasTip = ({ kind }: Link): boolean => !POINTLESS.includes(kind)
