/** Times from a microsecond to hours in one column: three figures and a unit, the same in both languages. */
import type { Micros } from '../../../shared/ids.ts'
import { whole } from '../../i18n/index.ts'

/** Seconds begin at a tenth, as people say them: `0.662 s`, `12.5 ms`, `412 µs`. */
const SECONDS_FROM = 100_000
const MILLISECONDS_FROM = 1000

export function duration(time: Micros): string {
  if (time >= SECONDS_FROM) return `${figures(time / 1e6)} s`
  if (time >= MILLISECONDS_FROM) return `${figures(time / 1e3)} ms`
  return `${Math.round(time)} µs`
}

function figures(value: number): string {
  if (value >= 100) return whole(value)
  return value.toFixed(value >= 10 ? 1 : value >= 1 ? 2 : 3)
}

/** A bound of a bar, which is 1, 2 or 5 times a power of ten: `0.1 s`, `50 ms`, `0`. */
export function bound(time: Micros): string {
  if (time === 0) return '0'
  if (time >= SECONDS_FROM) return `${time >= 1e9 ? whole(time / 1e6) : time / 1e6} s`
  return time >= MILLISECONDS_FROM ? `${time / 1e3} ms` : `${time} µs`
}
