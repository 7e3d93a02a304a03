/**
 * The hatching of tokens.css, as pixels: lines at 135°, every 6 CSS pixels along x. Cut into a tile whose period is a whole number
 * of device pixels, so that it repeats without a seam and neighbours line up.
 */
import type { Pixel, Tile } from './surface.ts'

const PERIOD = 6
const SAMPLES = 4

/** `line`: its width across, in CSS pixels. How much of each pixel of the tile is covered, from 0 to 1. */
export function hatchCover(ratio: number, line: number): { size: number; cover: Float64Array } {
  const size = Math.max(1, Math.round(PERIOD * ratio))
  const cover = new Float64Array(size * size)
  const across = size / Math.SQRT2
  const thick = line * (size / PERIOD)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      let hits = 0
      for (let n = 0; n < SAMPLES * SAMPLES; n++) {
        const dx = x + ((n % SAMPLES) + 0.5) / SAMPLES
        const dy = y + (Math.floor(n / SAMPLES) + 0.5) / SAMPLES
        if (((dx + dy) / Math.SQRT2) % across < thick) hits++
      }
      cover[y * size + x] = hits / (SAMPLES * SAMPLES)
    }
  return { size, cover }
}

export type Rgba = readonly [red: number, green: number, blue: number, alpha: number]

/** In memory: red first, which is the lowest byte of the little-endian word. */
export const pixelOf = ([red, green, blue]: Rgba): Pixel => (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0

export const over = (ground: Rgba, colour: Rgba, share = 1): Rgba => {
  const alpha = (colour[3] / 255) * share
  const mix = (i: 0 | 1 | 2): number => Math.round(ground[i] + (colour[i] - ground[i]) * alpha)
  return [mix(0), mix(1), mix(2), 255]
}

export function hatched(ground: Rgba, colour: Rgba, ratio: number, line: number): Tile {
  const { size, cover } = hatchCover(ratio, line)
  return { size, pixels: Uint32Array.from(cover, share => pixelOf(over(ground, colour, share))) }
}
