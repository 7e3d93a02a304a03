/**
 * Words and marks, drawn once and kept as pixels: thousands of labels a frame are then copies of a few hundred small pictures.
 * A sheet belongs to one palette; it is emptied when a font arrives that was not there when a word was drawn.
 */
import type { ColourName, Palette } from './palette.ts'
import type { Sprite } from './surface.ts'

export interface LabelStyle {
  readonly ground: ColourName
  readonly ink: ColourName
  readonly font: 'ui' | 'code'
}

/** CSS pixels. */
const SIZE = 10
const HEIGHT = 15
const PADDING = 4
/** A word cut to less says nothing. */
const FEWEST = 5
/** Words of a run that makes ever new ones must not fill the memory. */
const MOST = 4000

export class SpriteSheet {
  readonly #sprites = new Map<string, Sprite | null>()
  readonly #canvas = new OffscreenCanvas(1, 1)

  readonly palette: Palette

  constructor(palette: Palette) {
    this.palette = palette
  }

  clear(): void {
    this.#sprites.clear()
  }

  /** A word on its plate, cut with an ellipsis to `room` device pixels; null: there is no room for it. */
  label(text: string, style: LabelStyle, room: number): Sprite | null {
    const whole = this.#word(text, style)
    if (whole === null || whole.width <= room) return whole
    const perCharacter = whole.width / text.length
    const kept = Math.floor(room / perCharacter) - 1
    for (let n = Math.min(kept, text.length - 1); n >= FEWEST; n--) {
      const cut = this.#word(`${text.slice(0, n)}…`, style)
      if (cut && cut.width <= room) return cut
    }
    return null
  }

  #word(text: string, style: LabelStyle): Sprite | null {
    return this.drawn(`${style.font}${style.ground}${style.ink}${text}`, () => this.#drawWord(text, style))
  }

  /** `draw` is asked once for each key. */
  drawn(key: string, draw: () => Sprite | null): Sprite | null {
    const known = this.#sprites.get(key)
    if (known !== undefined) return known
    if (this.#sprites.size >= MOST) this.#sprites.clear()
    const sprite = draw()
    this.#sprites.set(key, sprite)
    return sprite
  }

  #drawWord(text: string, { ground, ink, font }: LabelStyle): Sprite | null {
    if (text === '') return null
    const { ratio, css } = this.palette
    const face = `420 ${SIZE * ratio}px ${this.palette.font[font]}`
    const measure = this.#context(1, 1)
    measure.font = face
    const width = Math.ceil(measure.measureText(text).width + 2 * PADDING * ratio)
    const height = Math.round(HEIGHT * ratio)
    return this.draw(width, height, ground, context => {
      context.font = face
      context.textBaseline = 'middle'
      context.fillStyle = css[ink]
      context.fillText(text, PADDING * ratio, height / 2 + 0.5 * ratio)
    })
  }

  /** Device pixels. */
  draw(width: number, height: number, ground: ColourName, paint: (context: Context) => void): Sprite {
    const context = this.#context(width, height)
    context.fillStyle = this.palette.css[ground]
    context.fillRect(0, 0, width, height)
    paint(context)
    return { width, height, pixels: new Uint32Array(context.getImageData(0, 0, width, height).data.buffer) }
  }

  #context(width: number, height: number): Context {
    this.#canvas.width = width
    this.#canvas.height = height
    return this.#canvas.getContext('2d', { willReadFrequently: true })!
  }
}

export type Context = OffscreenCanvasRenderingContext2D
