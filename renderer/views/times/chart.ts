/** Where bars, marks and percentiles of a histogram stand: time goes by its logarithm, what took no time has a place before it. */
import type { Micros } from '../../../shared/ids.ts'
import { type Bin, binOf, boundOf } from '../../../shared/lanes/index.ts'
import { bound, duration } from './duration.ts'

export interface Bar {
  readonly bin: Bin
  /** Pixels. */
  readonly x: number
  readonly width: number
  /** Of the highest. */
  readonly share: number
}

export interface Mark {
  readonly x: number
  /** Null: a bound there is no room to name. */
  readonly label: string | null
}

export interface Line {
  readonly x: number
  readonly label: string
  /** Rows of labels are counted from the top. */
  readonly row: number
  readonly toLeft: boolean
}

export interface Chart {
  readonly bars: readonly Bar[]
  readonly marks: readonly Mark[]
  readonly lines: readonly Line[]
}

export interface Percentile {
  readonly name: string
  readonly value: Micros
}

/** A histogram of one bar says nothing about its scale: two decades are shown at least. */
const FEWEST = 6
const NONE_WIDTH = 40
const CHARACTER = 6.4
const GAP = 14

export function chartOf(bins: readonly Bin[], percentiles: readonly Percentile[], width: number): Chart {
  const none = bins.find(bin => bin.from === 0 && bin.count > 0)
  const axis = axisOf(bins, none === undefined ? 0 : NONE_WIDTH, width)
  const most = Math.max(1, ...bins.map(({ count }) => count))
  const bars = bins
    .filter(({ count }) => count > 0)
    .map(bin => {
      const x = axis.at(bin.from)
      return { bin, x, width: (bin.from === 0 ? NONE_WIDTH : axis.at(bin.to)) - x, share: bin.count / most }
    })
  const zero: Mark[] = none === undefined ? [] : [{ x: NONE_WIDTH / 2, label: bound(0) }]
  return { bars, marks: [...zero, ...marksOf(axis, width)], lines: linesOf(percentiles, axis, width) }
}

interface Axis {
  readonly first: number
  readonly last: number
  at(time: Micros): number
}

function axisOf(bins: readonly Bin[], left: number, width: number): Axis {
  const timed = bins.filter(({ from, count }) => from > 0 && count > 0)
  let first = timed.length === 0 ? binOf(1000) : binOf(timed[0]!.from)
  let last = timed.length === 0 ? first : binOf(timed.at(-1)!.from)
  for (let turn = 0; last - first + 1 < FEWEST; turn++)
    if (turn % 2 === 0 && first > 1) first--
    else last++
  const from = Math.log(boundOf(first))
  const whole = Math.log(boundOf(last + 1)) - from
  const at = (time: Micros): number => (time < 1 ? 0 : left + ((Math.log(time) - from) / whole) * (width - left))
  return { first, last, at }
}

/** All bounds have a mark; named are as many as have room: all, else the powers of ten, else every few of them. */
function marksOf({ first, last, at }: Axis, width: number): readonly Mark[] {
  const bounds = Array.from({ length: last - first + 2 }, (_, i) => first + i)
  const steps = [1, 3, 6, 9, 12]
  const widest = Math.max(...bounds.map(bin => bound(boundOf(bin)).length)) * CHARACTER + GAP
  const room = (step: number): boolean => at(boundOf(first + step)) - at(boundOf(first)) >= widest
  // Of 1, 2, 5 the narrowest step is from 1 to 2: a third of a decade is too much to ask of it.
  const step = steps.find(step => room(step)) ?? steps.at(-1)!
  return bounds.map(bin => {
    const x = at(boundOf(bin))
    const half = (bound(boundOf(bin)).length * CHARACTER) / 2
    const fits = x - half >= -GAP && x + half <= width + GAP
    return { x, label: (bin - 1) % step === 0 && fits ? bound(boundOf(bin)) : null }
  })
}

/** Those of one value are one line. A label that would lie over another goes one row down. */
function linesOf(percentiles: readonly Percentile[], axis: Axis, width: number): readonly Line[] {
  const ends: number[] = []
  return [...Map.groupBy(percentiles, ({ value }) => value)].map(([value, all]) => {
    const x = value < 1 ? NONE_WIDTH / 2 : axis.at(value)
    const label = `${all.map(({ name }) => name).join(' ')} ${duration(value)}`
    const length = label.length * CHARACTER + GAP
    const toLeft = x + length > width
    const from = toLeft ? x - length : x
    let row = 0
    while ((ends[row] ?? Number.NEGATIVE_INFINITY) > from) row++
    ends[row] = from + length
    return { x, label, row, toLeft }
  })
}
