/**
 * What code makes stands below whoever made it: a task with all that came of it is one block, and the blocks are what is laid
 * out. So a layout has as many boxes as the file has tasks and resources, however many tasks they make.
 */
import type { Link } from '../model/links.ts'
import { type Place, type Places, roomFor, type Size } from '../model/size.ts'
import type { NodeKey, Structure } from '../model/structure.ts'

export interface Block extends Size {
  readonly key: NodeKey
  /** From the block's corner. */
  readonly places: ReadonlyMap<NodeKey, Place>
}

export interface Blocks {
  readonly blocks: readonly Block[]
  /** From block to block, each once. */
  readonly edges: readonly (readonly [NodeKey, NodeKey])[]
}

export const INDENT = 28
export const GAP = 14
export const FRAME_TOP = 34
export const FRAME_SIDE = 14
/** A column of blocks grows to this before the next one is begun, or as high as makes all of them about square. */
const COLUMN = 420

export function blocksOf(structure: Structure, links: readonly Link[]): Blocks {
  const children = childrenIn(structure)
  const blocks: Block[] = []
  const home = new Map<NodeKey, NodeKey>()
  for (const node of structure.nodes.values()) {
    if (node.creator !== null && structure.nodes.has(node.creator)) continue
    const block = blockOf(node.key, structure, children)
    blocks.push(block)
    for (const key of block.places.keys()) home.set(key, block.key)
  }
  return { blocks, edges: edgesBetween(home, links) }
}

/** Plain ones, and those in frames, by their creator. */
interface Children {
  readonly plain: Map<NodeKey, NodeKey[]>
  readonly frames: Map<NodeKey, NodeKey[]>
}

function childrenIn(structure: Structure): Children {
  const plain = new Map<NodeKey, NodeKey[]>()
  const frames = new Map<NodeKey, NodeKey[]>()
  const put = (map: Map<NodeKey, NodeKey[]>, key: NodeKey, value: NodeKey) =>
    map.set(key, [...(map.get(key) ?? []), value])
  for (const node of structure.nodes.values())
    if (node.creator !== null && node.frame === null) put(plain, node.creator, node.key)
  for (const frame of structure.frames.values()) {
    const first = structure.nodes.get(frame.members[0] ?? '')
    if (first) put(frames, first.creator ?? frame.owner, frame.key)
  }
  return { plain, frames }
}

function blockOf(key: NodeKey, structure: Structure, children: Children): Block {
  const own = roomFor(structure.nodes.get(key)!)
  const below = (children.plain.get(key) ?? []).map(child => blockOf(child, structure, children))
  const framed = (children.frames.get(key) ?? []).map(frame => frameBlock(frame, structure, children))
  const places = new Map<NodeKey, Place>([[key, [0, 0]]])
  if (below.length + framed.length === 0) return { key, ...own, places }
  const { width, height } = stacked([...below, ...framed], [INDENT, own.height + GAP], places)
  return { key, width: Math.max(own.width, width), height, places }
}

function frameBlock(key: NodeKey, structure: Structure, children: Children): Block {
  const members = structure.frames.get(key)!.members.map(member => blockOf(member, structure, children))
  const places = new Map<NodeKey, Place>()
  const { width, height } = stacked(members, [FRAME_SIDE, FRAME_TOP], places)
  return { key, width: width + FRAME_SIDE, height: height + FRAME_SIDE, places }
}

/** In columns from a corner. Fills in the places; returns the size from the origin. */
function stacked(blocks: readonly Block[], [left, top]: Place, places: Map<NodeKey, Place>): Size {
  const area = blocks.reduce((sum, { width, height }) => sum + (width + GAP) * (height + GAP), 0)
  const most = Math.max(COLUMN, Math.sqrt(area))
  let [x, y, wide, width, height] = [left, top, 0, 0, 0]
  for (const block of blocks) {
    if (y > top && y + block.height - top > most) [x, y, wide] = [x + wide + GAP, top, 0]
    for (const [key, [dx, dy]] of block.places) places.set(key, [x + dx, y + dy])
    wide = Math.max(wide, block.width)
    width = Math.max(width, x + block.width)
    height = Math.max(height, y + block.height)
    y += block.height + GAP
  }
  return { width, height }
}

function edgesBetween(home: ReadonlyMap<NodeKey, NodeKey>, links: readonly Link[]): Blocks['edges'] {
  const edges = new Map<string, readonly [NodeKey, NodeKey]>()
  for (const { from, to } of links) {
    const [a, b] = [home.get(from.node), home.get(to.node)]
    if (a !== undefined && b !== undefined && a !== b) edges.set(`${a} ${b}`, [a, b])
  }
  return [...edges.values()]
}

/** Of all nodes, once their blocks have been placed. */
export function spread(blocks: readonly Block[], corners: ReadonlyMap<NodeKey, Place>): Places {
  const places = new Map<NodeKey, Place>()
  for (const block of blocks) {
    const [x, y] = corners.get(block.key) ?? [0, 0]
    for (const [key, [dx, dy]] of block.places) places.set(key, [Math.round(x + dx), Math.round(y + dy)])
  }
  return places
}
