/** Numbers as they stand in columns: the same in both languages, fixed decimals, never negative. */
import type { Micros } from '../../shared/ids.ts'

const decimals = [0, 1, 2, 3].map(
  digits => new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
)

/** Seconds with `digits` decimals; fewer from 100 on, so that a column keeps its width: 0.30, 118.4, 30,604. */
export function seconds(time: Micros, digits: 1 | 2 | 3 = 2): string {
  const value = Math.max(0, time) / 1e6
  const kept = value < 100 ? digits : value < 10_000 ? Math.min(digits, 1) : 0
  return decimals[kept]!.format(value)
}

const short = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 })

/** For narrow columns: exact as long as it fits, 116K from then on. */
export const compact = (value: number): string => (value < 100_000 ? whole(value) : short.format(value))

export const whole = (value: number): string => decimals[0]!.format(value)

/** `00:31.204`, `1:02:03.204`; tenths are cut and not rounded, as clocks do. */
export function clockTime(time: Micros, digits: 1 | 3 = 3): string {
  const ms = Math.round(Math.max(0, time) / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const rest = `${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}`
  const part = String(ms % 1000)
    .padStart(3, '0')
    .slice(0, digits)
  const hours = Math.floor(ms / 3_600_000)
  return `${hours > 0 ? `${hours}:` : ''}${rest}.${part}`
}
