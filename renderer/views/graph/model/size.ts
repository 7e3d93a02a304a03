/**
 * How large a node is, known before it is drawn: so it can be laid out in a worker, never jumps once it is measured, and
 * comes out the same in an exported picture. Pixels at zoom 1; nodes.module.css draws to these.
 */
import type { GraphNode, NodeKey, ResourceNode, TaskNode } from './structure.ts'

export interface Size {
  readonly width: number
  readonly height: number
}

export const HEAD = 32
export const LINE = 24
export const ROW = 26
/** The bar of the mix and the counts below it. */
export const MIX = 40
/** Rows that are always in sight; more copies than these are a bar, until they are opened. */
export const ROWS_SHOWN = 4
/** Rows of an opened stack that are in sight at once. */
export const ROWS_OPEN = 10

/** Advance of the code font at 12 px. */
const GLYPH = 7.2
const TASK = { least: 192, most: 288, beside: 118 }
/** Its rows name a copy, a reason with a holder, and their number in a chain. */
const STACK = { ...TASK, least: 224 }
const RESOURCE = { least: 176, most: 256, beside: 112 }

const widthFor = (name: string, { least, most, beside }: typeof TASK): number =>
  Math.round(Math.min(most, Math.max(least, name.length * GLYPH + beside)) / 8) * 8

export const isStack = (node: GraphNode): boolean =>
  node.kind === 'task' ? node.copies > 1 || (node.folded && node.members.length > 1) : node.members.length > 1

/** Rows that are always there. How many tasks code will make is not known: those are a bar from two on, and have room for it. */
export const hasRows = (node: TaskNode): boolean => node.declared && isStack(node) && node.copies <= ROWS_SHOWN

export function sizeOf(node: GraphNode): Size {
  if (node.kind === 'resource') return { width: widthFor(node.name, RESOURCE), height: HEAD + LINE + 4 }
  if (!isStack(node)) return { width: widthFor(node.name, TASK), height: HEAD + LINE }
  const width = widthFor(node.name, STACK)
  return { width, height: HEAD + (hasRows(node) ? node.copies * ROW : MIX) }
}

/** Made by code, it may yet become several: room for that, so that it never grows over another node. */
export function roomFor(node: GraphNode): Size {
  const { width, height } = sizeOf(node)
  const grows = node.kind === 'task' && !node.declared
  return { width, height: grows ? Math.max(height, HEAD + MIX) : height }
}

/** Below the closed node, over whatever is there. */
export const openHeight = (node: TaskNode): number => HEAD + MIX + Math.min(node.members.length, ROWS_OPEN) * ROW

export interface Rect extends Size {
  readonly x: number
  readonly y: number
}
export type Place = readonly [x: number, y: number]
export type Places = ReadonlyMap<NodeKey, Place>

export const rectAt = ([x, y]: Place, { width, height }: Size): Rect => ({ x, y, width, height })

export const meets = (a: Rect, b: Rect, gap = 0): boolean =>
  a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap

/** Around all of them; null around nothing. */
export function around(rects: readonly Rect[], padding = 0): Rect | null {
  if (rects.length === 0) return null
  const left = Math.min(...rects.map(r => r.x)) - padding
  const top = Math.min(...rects.map(r => r.y)) - padding
  const right = Math.max(...rects.map(r => r.x + r.width)) + padding
  const bottom = Math.max(...rects.map(r => r.y + r.height)) + padding
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** What a folded frame or opened resource is drawn as, for those who need only the kind. */
export const isTask = (node: GraphNode | undefined): node is TaskNode => node?.kind === 'task'
export const isResource = (node: GraphNode | undefined): node is ResourceNode => node?.kind === 'resource'
