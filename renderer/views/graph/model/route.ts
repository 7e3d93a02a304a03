/**
 * A line for each link: where it leaves and arrives, and the curve between. Every pair of nodes has a place of its own on both
 * sides, whatever goes on between them at the moment, so that no line moves because another one comes or goes.
 */
import { boxOf, curveBetween, isUpright, middleOf, type Point, type Port, pointOn, type Side, STEP } from './curve.ts'
import { type End, type Link, pairOf } from './links.ts'
import { endKey } from './marks.ts'
import { portsOf, rectOf, rowMiddle, type Scene } from './scene.ts'
import { sidesFor } from './sides.ts'
import type { Rect } from './size.ts'
import type { NodeKey } from './structure.ts'

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
    const [leaves, arrives] = sidesFor(link, from, to, scene, rectAt)
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
  if (link.kind === 'made' && start.side === 'bottom') return elbow(link, start.end, end.end)
  const curve = curveBetween(start, end, from)
  const [a, c, d, b] = curve
  return {
    link,
    d: `M${at(a)}C${at(c)} ${at(d)} ${at(b)}`,
    end: { ...b, side: end.side },
    middle: pointOn(curve, 0.5),
    length: Math.hypot(b.x - a.x, b.y - a.y),
    box: boxOf(curve),
  }
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
