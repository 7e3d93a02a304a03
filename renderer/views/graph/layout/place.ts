/**
 * Where a node goes that comes while the picture is being looked at: into free space near whoever made it or is joined with
 * it. What is there already does not move, ever (I1).
 */
import type { Link } from '../model/links.ts'
import { around, meets, type Place, type Places, type Rect, rectAt, roomFor } from '../model/size.ts'
import type { GraphNode, NodeKey, Structure } from '../model/structure.ts'
import { FRAME_SIDE, FRAME_TOP, GAP, INDENT } from './blocks.ts'

/** Rows that are tried before the next column. */
const ROWS = 6
const STEP = 30
const BESIDE = 76

/** The places there were, unchanged (I1), and one for each node that had none. */
export function placed(structure: Structure, links: readonly Link[], before: Places): Places {
  const places = new Map(before)
  const taken = new Taken(structure, before)
  for (const node of structure.nodes.values()) {
    if (places.has(node.key)) continue
    const place = taken.find(node, anchorFor(node, structure, links, places))
    places.set(node.key, place)
    taken.add(node, place)
  }
  return places
}

/** Looked for from here: downwards, then in the columns to the right. */
function anchorFor(node: GraphNode, structure: Structure, links: readonly Link[], places: Places): Place {
  const boxOf = (key: NodeKey | null): Rect | null => {
    const other = key === null ? undefined : structure.nodes.get(key)
    const place = key === null ? undefined : places.get(key)
    return other && place ? rectAt(place, roomFor(other)) : null
  }
  const siblings = node.frame === null ? [] : (structure.frames.get(node.frame)?.members ?? [])
  const frame = around(siblings.flatMap(key => boxOf(key) ?? []))
  if (frame) return [frame.x, frame.y + frame.height + GAP]
  const creator = boxOf(node.creator)
  if (creator) {
    const inset = node.frame === null ? [INDENT, GAP] : [INDENT + FRAME_SIDE, GAP + FRAME_TOP]
    return [creator.x + inset[0]!, creator.y + creator.height + inset[1]!]
  }
  const upstream = boxOf(links.find(({ to, from }) => to.node === node.key && places.has(from.node))?.from.node ?? null)
  if (upstream) return [upstream.x + upstream.width + BESIDE, upstream.y]
  const downstream = boxOf(links.find(({ from, to }) => from.node === node.key && places.has(to.node))?.to.node ?? null)
  if (downstream) return [downstream.x, downstream.y + downstream.height + GAP]
  const all = around([...places.keys()].flatMap(key => boxOf(key) ?? []))
  return all ? [all.x, all.y + all.height + 2 * GAP] : [0, 0]
}

/** Boxes that are taken, by the cells of a coarse grid, so that looking for room does not look at all of them. */
class Taken {
  readonly #cells = new Map<string, { rect: Rect; frame: NodeKey | null }[]>()

  constructor(structure: Structure, places: Places) {
    for (const [key, place] of places) {
      const node = structure.nodes.get(key)
      if (node) this.add(node, place)
    }
  }

  add(node: GraphNode, place: Place): void {
    const rect = framed(rectAt(place, roomFor(node)), node)
    for (const cell of cellsOf(rect))
      this.#cells.set(cell, [...(this.#cells.get(cell) ?? []), { rect, frame: node.frame }])
  }

  find(node: GraphNode, [left, top]: Place): Place {
    const size = roomFor(node)
    for (let column = 0; ; column++)
      for (let row = 0; row < ROWS * (1 + column); row++) {
        const place: Place = [Math.round(left + column * (size.width + GAP)), Math.round(top + row * STEP)]
        if (this.#isFree(node, rectAt(place, size))) return place
      }
  }

  #isFree(node: GraphNode, rect: Rect): boolean {
    const wanted = framed(rect, node)
    return cellsOf(wanted, GAP).every(cell =>
      (this.#cells.get(cell) ?? []).every(({ rect: other, frame }) =>
        // Within one frame the frame's own border is no obstacle.
        frame !== null && frame === node.frame ? !meets(rect, inner(other), GAP - 1) : !meets(wanted, other, GAP - 1),
      ),
    )
  }
}

/** A member takes the frame's border with it, wherever it is in it. */
const framed = (rect: Rect, { frame }: GraphNode): Rect =>
  frame === null
    ? rect
    : {
        x: rect.x - FRAME_SIDE,
        y: rect.y - FRAME_TOP,
        width: rect.width + 2 * FRAME_SIDE,
        height: rect.height + FRAME_TOP + FRAME_SIDE,
      }

const inner = ({ x, y, width, height }: Rect): Rect => ({
  x: x + FRAME_SIDE,
  y: y + FRAME_TOP,
  width: width - 2 * FRAME_SIDE,
  height: height - FRAME_TOP - FRAME_SIDE,
})

const CELL = 320

function cellsOf({ x, y, width, height }: Rect, margin = 0): string[] {
  const cells: string[] = []
  for (let i = Math.floor((x - margin) / CELL); i <= Math.floor((x + width + margin) / CELL); i++)
    for (let j = Math.floor((y - margin) / CELL); j <= Math.floor((y + height + margin) / CELL); j++)
      cells.push(`${i} ${j}`)
  return cells
}
