/** Where nodes go when they are lined up or spread. */
import type { Arrangement, Box, Point } from './graph-edit.ts'

/** Drawn nodes stand on a grid, so that what is dragged by hand lines up. */
export const GRID = 8

export const onGrid = ([x, y]: Point): Point => [Math.round(x / GRID) * GRID, Math.round(y / GRID) * GRID]

type Boxes = Readonly<Record<string, Box>>

export function arranged(boxes: Boxes, how: Arrangement): Record<string, Point> {
  if (how === 'spreadX' || how === 'spreadY') return spread(boxes, how)
  const all = Object.values(boxes)
  const [left, top] = [Math.min(...all.map(box => box.x)), Math.min(...all.map(box => box.y))]
  const right = Math.max(...all.map(box => box.x + box.width))
  const bottom = Math.max(...all.map(box => box.y + box.height))
  const place: Record<typeof how, (box: Box) => Point> = {
    left: box => [left, box.y],
    right: box => [right - box.width, box.y],
    top: box => [box.x, top],
    bottom: box => [box.x, bottom - box.height],
    centreX: box => [(left + right - box.width) / 2, box.y],
    centreY: box => [box.x, (top + bottom - box.height) / 2],
  }
  return mapped(boxes, place[how])
}

/** The same room between all, the outermost where they are. */
function spread(boxes: Boxes, how: 'spreadX' | 'spreadY'): Record<string, Point> {
  const [at, size] = how === 'spreadX' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const inOrder = Object.entries(boxes).toSorted(([, a], [, b]) => a[at] - b[at])
  const [first, last] = [inOrder[0], inOrder.at(-1)]
  if (!first || !last) return {}
  const taken = inOrder.reduce((sum, [, box]) => sum + box[size], 0)
  const gap = (last[1][at] + last[1][size] - first[1][at] - taken) / Math.max(1, inOrder.length - 1)
  let next = first[1][at]
  const starts = new Map<string, number>()
  for (const [name, box] of inOrder) {
    starts.set(name, next)
    next += box[size] + gap
  }
  return mapped(boxes, (box, name) => (how === 'spreadX' ? [starts.get(name)!, box.y] : [box.x, starts.get(name)!]))
}

const mapped = (boxes: Boxes, place: (box: Box, name: string) => Point): Record<string, Point> =>
  Object.fromEntries(Object.entries(boxes).map(([name, box]) => [name, place(box, name)]))
