/** The theme's tokens as pixels. Read again when theme or pixel ratio change: a palette belongs to one of each. */
import { hatched, over, pixelOf, type Rgba } from './hatch.ts'
import type { Pixel, Tile } from './surface.ts'

const TOKENS = {
  canvas: '--surface-canvas',
  panel: '--surface-panel',
  selected: '--surface-selected',
  inset: '--surface-inset',
  grid: '--border-subtle',
  border: '--border',
  strong: '--border-strong',
  control: '--border-control',
  ink: '--accent',
  inkOn: '--accent-on',
  text: '--text-1',
  quiet: '--text-3',
  running: '--running-fill',
  runningLine: '--running-line',
  runningBg: '--running-bg',
  runningText: '--running-fg',
  ready: '--ready-line',
  waitingBg: '--waiting-bg',
  waitingText: '--waiting-fg',
  cancelling: '--cancelling-fill',
  cancellingOn: '--cancelling-on',
  cancellingLine: '--cancelling-line',
  cancellingBg: '--cancelling-bg',
  cancellingText: '--cancelling-fg',
  failed: '--failed-fill',
  failedOn: '--failed-on',
  deadlocked: '--deadlocked-line',
  shield: '--shielded-line',
} as const
const HATCHES = {
  waiting: { ground: '--waiting-bg', line: '--waiting-hatch', width: 1.2 },
  sleeping: { ground: '--waiting-bg', line: '--waiting-hatch-quiet', width: 1.2 },
  cleaning: { ground: '--cancelling-bg', line: '--cancelling-hatch', width: 2.1213 },
} as const

export type ColourName = keyof typeof TOKENS
export type HatchName = keyof typeof HATCHES

export interface Palette {
  /** Device pixels for one CSS pixel. */
  readonly ratio: number
  readonly colour: Readonly<Record<ColourName, Pixel>>
  readonly css: Readonly<Record<ColourName, string>>
  readonly hatch: Readonly<Record<HatchName, Tile>>
  /** A hatch too narrow to be seen as one: its colour on the whole. */
  readonly flat: Readonly<Record<HatchName, Pixel>>
  readonly font: { readonly ui: string; readonly code: string }
}

export function readPalette(element: Element, ratio: number): Palette {
  const style = getComputedStyle(element)
  const css = (token: string): string => style.getPropertyValue(token).trim()
  const rgba = colourReader()
  const each = <K extends string, V>(of: Readonly<Record<K, unknown>>, value: (key: K) => V): Record<K, V> =>
    Object.fromEntries((Object.keys(of) as K[]).map(key => [key, value(key)])) as Record<K, V>
  const parts = (name: HatchName) => ({ ground: rgba(css(HATCHES[name].ground)), line: rgba(css(HATCHES[name].line)) })
  return {
    ratio,
    colour: each(TOKENS, name => pixelOf(rgba(css(TOKENS[name])))),
    css: each(TOKENS, name => css(TOKENS[name])),
    hatch: each(HATCHES, name => hatched(parts(name).ground, parts(name).line, ratio, HATCHES[name].width)),
    flat: each(HATCHES, name => pixelOf(over(parts(name).ground, parts(name).line, 0.45))),
    font: { ui: css('--font-ui'), code: css('--font-code') },
  }
}

/** A colour in any notation, as the browser paints it. */
function colourReader(): (text: string) => Rgba {
  const canvas = new OffscreenCanvas(1, 1)
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  return text => {
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = text
    context.fillRect(0, 0, 1, 1)
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data
    return [red!, green!, blue!, alpha!]
  }
}
