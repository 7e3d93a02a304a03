/** What part of the graph is in view: arithmetic of pan and zoom. Screen pixels are those of the pane. */
import type { Rect, Size } from './size.ts'

export interface Viewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export const ZOOM = { least: 0.04, most: 2 }
/** As a graph is first shown: never so small that names cannot be read (then one pans), nor larger than life. */
export const FIRST = { least: 0.6, most: 1.1 }
/** Below this, text is not drawn. */
export const FAR = 0.42

const MARGIN = 18
/** What stands at the left: the palette of what can be added. */
const SIDE = 54
/** What stands at the bottom: tools and legend. */
const FOOT = 34

/** What a run makes comes below what there is: room is left there rather than above. */
const ABOVE = 0.25

/** All of it; what does not fit at the smallest zoom begins at its top left corner. */
export function fitting(all: Rect, pane: Size, { least, most }: { least: number; most: number }): Viewport {
  const room = { width: pane.width - SIDE - MARGIN, height: pane.height - 2 * MARGIN - FOOT }
  const zoom = Math.max(least, Math.min(most, room.width / all.width, room.height / all.height))
  const place = (from: number, start: number, length: number, space: number, share: number): number =>
    from - start * zoom + Math.max(0, (space - length * zoom) * share)
  const x = place(SIDE, all.x, all.width, room.width, 0.5)
  return { x, y: place(MARGIN, all.y, all.height, room.height, ABOVE), zoom }
}

/** The least movement that brings it into view; null: it is. */
export function revealing(rect: Rect, { x, y, zoom }: Viewport, pane: Size): Viewport | null {
  const dx = shift(rect.x * zoom + x, rect.width * zoom, pane.width)
  const dy = shift(rect.y * zoom + y, rect.height * zoom, pane.height - FOOT)
  return dx === 0 && dy === 0 ? null : { x: x + dx, y: y + dy, zoom }
}

function shift(start: number, length: number, room: number): number {
  if (start < MARGIN) return MARGIN - start
  return Math.min(0, Math.max(MARGIN - start, room - MARGIN - (start + length)))
}

export const isInView = (rect: Rect, { x, y, zoom }: Viewport, pane: Size): boolean =>
  rect.x * zoom + x < pane.width &&
  (rect.x + rect.width) * zoom + x > 0 &&
  rect.y * zoom + y < pane.height &&
  (rect.y + rect.height) * zoom + y > 0

export function zoomed({ x, y, zoom }: Viewport, by: number, pane: Size): Viewport {
  const next = Math.max(ZOOM.least, Math.min(ZOOM.most, zoom * by))
  const about = (origin: number, length: number): number => length / 2 - ((length / 2 - origin) * next) / zoom
  return { x: about(x, pane.width), y: about(y, pane.height), zoom: next }
}
