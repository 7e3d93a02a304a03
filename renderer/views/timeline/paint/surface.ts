/**
 * Pixels written straight into memory and put onto the canvas at once. A frame then costs the same whether a lane has ten
 * segments or ten million, and hatching costs what a plain fill costs; paths and fills of a 2D context do not (see decisions).
 * All numbers are device pixels; a colour is a pixel as it lies in memory.
 */
export type Pixel = number

/** Repeats in both directions, from the left edge of the surface and the top of what is filled. */
export interface Tile {
  readonly size: number
  readonly pixels: Uint32Array
}

/** A small picture without transparency. */
export interface Sprite {
  readonly width: number
  readonly height: number
  readonly pixels: Uint32Array
}

/** So few pixels are written sooner than `fill` is called. */
const NARROW = 12

export class Surface {
  readonly image: ImageData
  readonly pixels: Uint32Array

  readonly width: number
  readonly height: number

  constructor(width: number, height: number) {
    this.width = width
    this.height = height
    this.image = new ImageData(width, height)
    this.pixels = new Uint32Array(this.image.data.buffer)
  }

  clear(colour: Pixel): void {
    this.pixels.fill(colour)
  }

  fill(x: number, y: number, w: number, h: number, colour: Pixel): void {
    const { left, right, top, bottom } = this.#clip(x, y, w, h)
    if (left >= right) return
    const { pixels, width } = this
    for (let row = top; row < bottom; row++) {
      const from = row * width + left
      const to = row * width + right
      if (to - from > NARROW) pixels.fill(colour, from, to)
      else for (let at = from; at < to; at++) pixels[at] = colour
    }
  }

  /** One pixel wide, and inside of the surface from top to bottom: of columns there are many. */
  column(x: number, y: number, h: number, colour: Pixel): void {
    const { pixels, width } = this
    for (let at = Math.max(0, y) * width + x, end = Math.min(this.height, y + h) * width; at < end; at += width)
      pixels[at] = colour
  }

  tile(x: number, y: number, w: number, h: number, { size, pixels }: Tile): void {
    const { left, right, top, bottom } = this.#clip(x, y, w, h)
    let line = (top - y) % size
    for (let row = top; row < bottom; row++) {
      const from = line * size
      const at = row * this.width
      if (++line === size) line = 0
      for (let column = left, i = left % size; column < right; column++) {
        this.pixels[at + column] = pixels[from + i]!
        if (++i === size) i = 0
      }
    }
  }

  /** What `tile` would write there, in one pixel of width and inside of the surface. */
  tileColumn(x: number, y: number, h: number, { size, pixels: from }: Tile): void {
    const { pixels, width } = this
    const top = Math.max(0, y)
    let i = ((top - y) % size) * size + (x % size)
    for (let at = top * width + x, end = Math.min(this.height, y + h) * width; at < end; at += width) {
      pixels[at] = from[i]!
      i += size
      if (i >= from.length) i -= from.length
    }
  }

  /** A line of `thick` pixels inside of the box. */
  outline(x: number, y: number, w: number, h: number, thick: number, colour: Pixel): void {
    this.fill(x, y, w, thick, colour)
    this.fill(x, y + h - thick, w, thick, colour)
    this.fill(x, y, thick, h, colour)
    this.fill(x + w - thick, y, thick, h, colour)
  }

  /** Nothing of it is drawn at `from` and before, or at `to` and behind. */
  blit(x: number, y: number, sprite: Sprite, from = 0, to = this.width): void {
    const left = Math.max(x, from, 0)
    const right = Math.min(x + sprite.width, to, this.width)
    if (left >= right) return
    for (let row = Math.max(0, -y); row < sprite.height && y + row < this.height; row++) {
      const at = row * sprite.width - x
      this.pixels.set(sprite.pixels.subarray(at + left, at + right), (y + row) * this.width + left)
    }
  }

  #clip(x: number, y: number, w: number, h: number) {
    return {
      left: Math.max(0, x),
      right: Math.min(this.width, x + w),
      top: Math.max(0, y),
      bottom: Math.min(this.height, y + h),
    }
  }
}
