import { describe, expect, test } from 'vitest'
import { chartOf } from '../../../renderer/views/times/chart.ts'
import { bound, duration } from '../../../renderer/views/times/duration.ts'
import { held, sorted } from '../../../renderer/views/times/rows.ts'
import { binsOf, type SubjectTimes } from '../../../shared/lanes/index.ts'

const WIDTH = 600
const bins = (...values: number[]) =>
  binsOf([{ value: Float64Array.from(values), task: Uint32Array.from(values, (_, i) => i + 1) }])
const chart = (values: number[], percentiles: Record<string, number> = {}, width = WIDTH) =>
  chartOf(
    bins(...values),
    Object.entries(percentiles).map(([name, value]) => ({ name, value })),
    width,
  )
const named = ({ marks }: ReturnType<typeof chartOf>) => marks.flatMap(({ label }) => label ?? [])

describe('the chart of times', () => {
  test('bars stand side by side over an axis of at least two decades, and a percentile at its own time', () => {
    const { bars, marks, lines } = chart([150_000, 150_000, 300_000], { p50: 200_000 })
    const place = (label: string) => marks.find(mark => mark.label === label)?.x
    expect([
      bars.map(({ bin, share }) => [bin.from, share]),
      bars[0]!.x + bars[0]!.width,
      [marks[0]!.x, Math.round(marks.at(-1)!.x)],
      lines[0]!.x,
    ]).toEqual([
      [
        [100_000, 1],
        [200_000, 0.5],
      ],
      bars[1]!.x,
      [0, WIDTH],
      place('0.2 s'),
    ])
  })

  test('what took no time stands before the axis, not at its end', () => {
    const { bars, marks } = chart([0, 150_000], {})
    expect([bars[0]!.x, bars[0]!.bin.to, bars[0]!.width <= marks[1]!.x, marks[0]!.label]).toEqual([0, 1, true, '0'])
  })

  test('fewer bounds are named where there is less room, and then the powers of ten', () => {
    const wide = [20, 3_000_000]
    expect([named(chart(wide, {}, 1600)).length, named(chart(wide, {}, 500)), named(chart(wide, {}, 150))]).toEqual([
      17,
      ['100 µs', '1 ms', '10 ms', '0.1 s', '1 s'],
      ['100 µs', '10 ms', '1 s'],
    ])
  })

  test('equal percentiles are one line, and labels that would meet stand in rows', () => {
    const { lines } = chart([1000, 100_000], { p50: 1000, p90: 1100, p99: 1100 })
    expect(lines.map(({ label, row }) => [label, row])).toEqual([
      ['p50 1.00 ms', 0],
      ['p90 p99 1.10 ms', 1],
    ])
  })

  test('a label with no room to the right stands to the left', () => {
    const { lines } = chart([1000, 90_000], { p50: 1000, p99: 90_000 })
    expect(lines.map(({ toLeft }) => toLeft)).toEqual([false, true])
  })
})

test('times have three figures and the unit people say them in; bounds of bars have no more than they need', () => {
  expect([
    [412, 1250, 12_500, 99_900, 150_000, 1_250_000, 3_600e6].map(duration),
    [0, 500, 1000, 50_000, 100_000, 200e6, 2000e6].map(bound),
  ]).toEqual([
    ['412 µs', '1.25 ms', '12.5 ms', '99.9 ms', '0.150 s', '1.25 s', '3,600 s'],
    ['0', '500 µs', '1 ms', '50 ms', '0.1 s', '200 s', '2,000 s'],
  ])
})

describe('the list of times', () => {
  const times = (key: string, total: number): SubjectTimes => ({
    ...{ key, total, count: 1, p50: total, p90: total, p99: total, max: total, parts: [] },
    subject: key === 'all' ? { kind: 'all' } : { kind: 'name', name: key, tasks: 1 },
  })
  const name = (subject: SubjectTimes['subject']) => (subject.kind === 'name' ? subject.name : '')
  const rows = [times('all', 9), times('b10', 2), times('b9', 2), times('a', 5)]
  const keys = (all: readonly SubjectTimes[]) => all.map(({ key }) => key)

  test('is sorted by any column, all tasks on top', () => {
    const by = (column: 'name' | 'total', down: boolean) => keys(sorted(rows, { column, down }, name))
    expect([by('total', true), by('total', false), by('name', false)]).toEqual([
      ['all', 'a', 'b9', 'b10'],
      ['all', 'b9', 'b10', 'a'],
      ['all', 'a', 'b9', 'b10'],
    ])
  })

  test('keeps its order under the pointer, with what is new at the end', () => {
    expect(keys(held(rows, ['all', 'b9', 'b10']))).toEqual(['all', 'b9', 'b10', 'a'])
  })
})
