/** Marks on a lane: where a cancel was asked for, where a task failed, where the debug mode found something. */
import type { ColourName } from './palette.ts'
import type { SpriteSheet } from './sprites.ts'
import type { Sprite } from './surface.ts'

export type MarkName = 'cancel' | 'failed' | 'finding'

const LOOKS: Readonly<Record<MarkName, { ground: ColourName; ink: ColourName; paths: readonly string[] }>> = {
  cancel: { ground: 'cancelling', ink: 'cancellingOn', paths: ['m4 4 8 8M12 4l-8 8'] },
  failed: { ground: 'failed', ink: 'failedOn', paths: ['M8 3v6.5M8 12.8v.1'] },
  finding: { ground: 'selected', ink: 'text', paths: ['M8 2.5 14 13H2z', 'M8 6.5v3M8 11.2v.1'] },
}
/** CSS pixels; the glyph is drawn on the grid of 16 that icons have. */
export const MARK = { width: 15, height: 16 } as const
const GLYPH = 9

export function markSprite(sheet: SpriteSheet, name: MarkName): Sprite {
  const { ratio, css } = sheet.palette
  const { ground, ink, paths } = LOOKS[name]
  const draw = (): Sprite =>
    sheet.draw(Math.round(MARK.width * ratio), Math.round(MARK.height * ratio), ground, context => {
      const scale = (GLYPH / 16) * ratio
      context.translate(((MARK.width - GLYPH) / 2) * ratio, ((MARK.height - GLYPH) / 2) * ratio)
      context.scale(scale, scale)
      context.strokeStyle = css[ink]
      context.lineWidth = 2.4
      context.lineCap = 'round'
      context.lineJoin = 'round'
      for (const path of paths) context.stroke(new Path2D(path))
    })
  return sheet.drawn(`mark ${name}`, draw)!
}
