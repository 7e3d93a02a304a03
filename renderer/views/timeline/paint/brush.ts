import type { Lanes, LaneWait } from '../../../../shared/lanes/index.ts'
import type { Scale } from '../time/scale.ts'
import type { Palette } from './palette.ts'
import type { LabelStyle, SpriteSheet } from './sprites.ts'
import type { Surface } from './surface.ts'

/** What every lane is painted with. */
export interface Brush {
  readonly surface: Surface
  readonly sheet: SpriteSheet
  readonly palette: Palette
  /** Its width in device pixels. */
  readonly scale: Scale
  readonly lanes: Lanes
  readonly words: LaneWords
}

/** What is written into lanes, in the reader's language. */
export interface LaneWords {
  wait(waiting: LaneWait): string
  readonly set: string
}

/** Device pixels on the surface. */
export interface Box {
  readonly y: number
  readonly height: number
}

/** CSS pixels above and below a segment, and the narrowest that is written into. */
export const INSET = 4
export const WRITTEN = 26

export const inset = ({ y, height }: Box, by: number): Box => ({ y: y + by, height: height - 2 * by })

/** A word at the left end of what is seen of a segment, and not beyond it. */
export function write(brush: Brush, text: string, style: LabelStyle, from: number, to: number, box: Box): void {
  const { ratio } = brush.palette
  if (to - from < WRITTEN * ratio) return
  const margin = Math.round(3 * ratio)
  const sprite = brush.sheet.label(text, style, to - from - 2 * margin)
  if (sprite === null) return
  const y = box.y + Math.round((box.height - sprite.height) / 2)
  brush.surface.blit(from + margin, y, sprite, from, to)
}

/** The corners of a segment that is wide enough to have some, in the colour of what is behind it. */
export function roundOff({ surface, palette }: Brush, from: number, to: number, { y, height }: Box): void {
  const dot = Math.round(palette.ratio)
  if (to - from < 4 * dot) return
  for (const x of [from, to - dot])
    for (const top of [y, y + height - dot]) surface.fill(x, top, dot, dot, palette.colour.canvas)
}
