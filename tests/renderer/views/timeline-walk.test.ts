/** Segments seen through pixels, and the sums that many in one pixel are drawn by. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Edges } from '../../../renderer/views/timeline/lanes/edges.ts'
import { Landmarks } from '../../../renderer/views/timeline/lanes/landmarks.ts'
import { LevelRange } from '../../../renderer/views/timeline/lanes/levels.ts'
import type { Spans } from '../../../renderer/views/timeline/lanes/search.ts'
import { KindSums } from '../../../renderer/views/timeline/lanes/sums.ts'
import { walk } from '../../../renderer/views/timeline/lanes/walk.ts'
import { ColumnShares } from '../../../renderer/views/timeline/paint/mix.ts'
import { SHIELDED } from '../../../shared/lanes/index.ts'

const spans = (starts: readonly number[], end: number): Spans => ({
  start: Float64Array.from(starts),
  count: starts.length,
  end,
  landmarks: new Landmarks(),
})

/** Each column as text: `2` a run of segment 2, `0-3` where those meet. */
function columns(of: Spans, from: number, to: number, width: number): string[] {
  const told: string[] = Array(width).fill('')
  walk(of, new Edges(of, { from, to, width }), {
    run: (first, last, index) => {
      for (let x = first; x < last; x++) told[x] += `${index}`
    },
    mixed: (x, first, last) => {
      told[x] += `${first}-${last}`
    },
  })
  return told
}

test('what is wide is one run, what is narrow is told with all that is in its column, and what is over is nothing', () => {
  const lane = spans([10, 20, 21, 22, 40], 45)
  expect(columns(lane, 0, 60, 12)).toEqual(['', '', '0', '0', '1-3', '3', '3', '3', '4', '', '', ''])
})

test('steps that take no time are still in their column', () => {
  expect(columns(spans([0, 25, 25, 25], 50), 0, 50, 5)).toEqual(['0', '0', '0-3', '3', '3'])
})

test('one long segment is one run however near one looks', () => {
  expect(columns(spans([0, 1000], 2000), 500, 501, 4)).toEqual(['0', '0', '0', '0'])
})

/** By itself fast-check makes arrays of ten or so, which lie within one block. */
const lanes = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 400, size: 'max' }).map(gaps => {
  let at = 100
  const starts = gaps.map(gap => (at += gap))
  return spans(starts, at + 17)
})

/** Every segment that overlaps the column, or begins in it. */
function expected({ start, count, end }: Spans, left: number, right: number): string {
  const inside = [...Array(count).keys()].filter(i => {
    const to = i + 1 < count ? start[i + 1]! : end
    return start[i]! < right && (to > left || start[i]! >= left) && left < Math.max(end, start[0]! + 1e-9)
  })
  if (inside.length === 0) return ''
  return inside.length === 1 ? `${inside[0]}` : `${inside[0]}-${inside.at(-1)}`
}

test('for any lane and window, each column has exactly the segments that are in it', () => {
  fc.assert(
    fc.property(lanes, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 600 }), (lane, from, perColumn) => {
      const width = 24
      const told = columns(lane, from, from + perColumn * width, width)
      const wanted = told.map((_, x) => expected(lane, from + x * perColumn, from + (x + 1) * perColumn))
      expect(told).toEqual(wanted)
    }),
  )
})

/** By counting: the time in each of three kinds before `at`. */
function counted({ start, count, end }: Spans, at: number): number[] {
  const sums = [0, 0, 0]
  for (let i = 0; i < count; i++) {
    const to = i + 1 < count ? start[i + 1]! : end
    sums[i % 3]! += Math.max(0, Math.min(at, to) - start[i]!)
  }
  return sums
}

test('for any moment of a lane the sums of kinds up to it are those of counting', () => {
  fc.assert(
    fc.property(lanes, fc.nat(400), fc.nat(30), (lane, place, beyond) => {
      const index = place % lane.count
      const next = index + 1 < lane.count ? lane.start[index + 1]! : lane.end
      const at = Math.min(next, lane.start[index]! + beyond)
      const out = new Float64Array(3)
      new KindSums(3).upTo({ ...lane, kind: Uint8Array.from(lane.start, (_, i) => i % 3) }, index, at, out)
      expect([...out]).toEqual(counted(lane, at))
    }),
  )
})

test('a lane that grows has the sums and levels of one that was there at once', () => {
  const all = Array.from({ length: 1000 }, (_, i) => i * 10)
  const grown = new KindSums(3)
  const level = Float64Array.from(all, i => (i * 7919) % 101)
  const range = new LevelRange()
  for (const count of [100, 500, 1000]) {
    const lane = spans(all.slice(0, count), count * 10)
    const out = new Float64Array(3)
    grown.upTo({ ...lane, kind: Uint8Array.from(lane.start, (_, i) => i % 3) }, count - 1, lane.end, out)
    expect([...out]).toEqual(counted(lane, lane.end))
    const some = level.subarray(3, count)
    expect(range.of(level, 3, count - 1)).toEqual({ low: Math.min(...some), high: Math.max(...some) })
  }
})

test('for any lane and window, each column is painted by exactly the time that each kind has in it', () => {
  fc.assert(
    fc.property(lanes, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 900 }), (lane, from, perColumn) => {
      const kinded = { ...lane, kind: Uint8Array.from(lane.start, (_, i) => (i % 3) + (i % 2) * SHIELDED) }
      const edges = new Edges(lane, { from, to: from + perColumn * 12, width: 12 })
      const shares = new ColumnShares(new KindSums(3), kinded, edges)
      const told: unknown[] = []
      walk(kinded, edges, {
        run: () => {},
        mixed: (x, first, last) => told.push([x, ...shares.of(x, first, last)].map(rounded)),
      })
      const wanted = told.map(row => {
        const [x] = row as [number]
        const [before, after] = [x, x + 1].map(column => counted(lane, from + column * perColumn))
        return [x, ...after!.map((time, kind) => (time - before![kind]!) / perColumn)].map(rounded)
      })
      expect(told).toEqual(wanted)
    }),
  )
})

/** Shares are fractions: the last digits depend on the order in which they were added up. */
const rounded = (share: number): number => Math.round(share * 1e9) / 1e9 + 0

test('a lane that grows between two frames has the columns of one that was there at once', () => {
  const all = Array.from({ length: 2000 }, (_, i) => i * 7 + (i % 5))
  const landmarks = new Landmarks()
  const window = { from: 100, to: 14_100, width: 20 }
  const beforeOf = (count: number, marks: Landmarks) =>
    new Edges({ ...spans(all.slice(0, count), count * 7), landmarks: marks }, window).before
  const grown = [40, 41, 700, 2000].map(count => beforeOf(count, landmarks))
  expect(grown).toEqual([40, 41, 700, 2000].map(count => beforeOf(count, new Landmarks())))
})
