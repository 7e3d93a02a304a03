/** Where a ruler has its marks: at 1, 2 or 5 times a power of ten, as many as there is room for, with the same decimals. */
import type { Micros } from '../../../../shared/ids.ts'
import { type Scale, xOf } from './scale.ts'

export interface Tick {
  readonly at: Micros
  readonly x: number
  /** Null: a small mark between two that are named. */
  readonly label: string | null
}

/** Pixels between two labels, beyond the text itself. */
const GAP = 28
const CHARACTER = 6.2
const SMALL_STEPS = { 1: 5, 2: 4, 5: 5 } as const

export interface TickStep {
  readonly step: Micros
  readonly small: Micros
  /** Of seconds. */
  readonly decimals: number
}

/** The smallest step whose labels have room. Longer labels need longer steps, so both are found together. */
export function tickStep(scale: Scale): TickStep {
  const perPixel = (scale.to - scale.from) / scale.width
  for (let power = -3; ; power++)
    for (const digit of [1, 2, 5] as const) {
      const step = digit * 10 ** power
      const decimals = Math.max(0, 6 - power)
      const label = inSeconds(scale.to, decimals).length * CHARACTER
      if (step >= (label + GAP) * perPixel) return { step, small: step / SMALL_STEPS[digit], decimals }
    }
}

export function ticks(scale: Scale): readonly Tick[] {
  const { step, small, decimals } = tickStep(scale)
  const per = Math.round(step / small)
  const marks: Tick[] = []
  for (let n = Math.ceil(scale.from / small); n * small <= scale.to; n++) {
    const at = n * small
    marks.push({ at, x: xOf(scale, at), label: n % per === 0 ? inSeconds(at, decimals) : null })
  }
  return marks
}

/** With thousands set apart, never `-0`. */
export function inSeconds(at: Micros, decimals: number): string {
  const text = (Math.max(0, at) / 1e6).toFixed(Math.min(9, decimals))
  const [whole, part] = text.split('.')
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, ',')
  return part === undefined ? grouped : `${grouped}.${part}`
}

/** As exact as one can point at this zoom: for the time cursor's plate and what is under the pointer. */
export function pointedDecimals({ from, to, width }: Scale): number {
  const perPixel = (to - from) / width
  return Math.min(6, Math.max(3, Math.ceil(6 - Math.log10(perPixel))))
}
