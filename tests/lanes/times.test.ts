import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  binsOf,
  EVER,
  LaneBuilder,
  LaneStore,
  type Lanes,
  type Lengths,
  type SubjectTimes,
  type Timed,
  TimeTally,
  type Within,
} from '../../shared/lanes/index.ts'
import { percentilesOf } from '../../shared/lanes/percentiles.ts'
import { testRun } from '../engine/support.ts'
import { syntheticLanes } from '../support/lanes.ts'
import { lanesOf } from './support.ts'

test('percentiles are those of the sorted values, by the nearest rank', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.nat(5), fc.nat()), { minLength: 1, maxLength: 400 }), values => {
      const sorted = values.toSorted((a, b) => a - b)
      const rank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1]
      expect(percentilesOf(Float64Array.from(values))).toEqual({
        ...{ p50: rank(0.5), p90: rank(0.9), p99: rank(0.99), max: sorted.at(-1) },
      })
    }),
    { seed: 11 },
  )
})

const TILL = `
taskgraph: 1
name: test
resources: { till: { type: lock } }
tasks:
  a: { holds: [till], sleep: 3 }
  b: { holds: [till], sleep: 1, copies: 2 }
`

test('waits are measured for all, for each name and for each resource, and bars know their tasks', async () => {
  const lanes = lanesOf((await testRun(TILL).go()).events)
  const s = 1e6
  expect(measured(lanes, 'waits')).toEqual([
    // a sleeps 3; b[0] waits 3 and sleeps 1; b[1] waits 4 and sleeps 1
    { key: 'all', count: 5, total: 12 * s, p50: 3 * s, max: 4 * s, bars: ['1–2 s: 2 of 2,3', '2–5 s: 3 of 1,2,3'] },
    { key: 'name a', count: 1, total: 3 * s, p50: 3 * s, max: 3 * s, bars: ['2–5 s: 1 of 1'] },
    { key: 'name b', count: 4, total: 9 * s, p50: 1 * s, max: 4 * s, bars: ['1–2 s: 2 of 2,3', '2–5 s: 2 of 2,3'] },
    { key: 'resource 1', count: 2, total: 7 * s, p50: 3 * s, max: 4 * s, bars: ['2–5 s: 2 of 2,3'] },
  ])
})

test('within a span it is what was over in it, its ends included', async () => {
  const lanes = lanesOf((await testRun(TILL).go()).events)
  const over = (from: number, to: number) =>
    measured(lanes, 'waits', { from: from * 1e6, to: to * 1e6 }).map(({ key, count }) => `${key}: ${count}`)
  expect([over(0, 2.9), over(3, 3), over(3.1, 4), over(4.5, 9)]).toEqual([
    [],
    ['all: 2', 'name a: 1', 'name b: 1', 'resource 1: 1'],
    ['all: 2', 'name b: 2', 'resource 1: 1'],
    ['all: 1', 'name b: 1'],
  ])
})

test('reading on as the run goes on comes to what reading it at the end does', async () => {
  const { events } = await testRun(TILL).go()
  const builder = new LaneBuilder()
  const lanes = new LaneStore()
  const tallies = (['steps', 'waits'] as const).map(of => new TimeTally(lanes, of))
  for (const event of events) {
    builder.event(event)
    lanes.add(builder.take())
    for (const tally of tallies) readAll(tally)
  }
  const whole = (['steps', 'waits'] as const).map(of => counts(readAll(new TimeTally(lanesOf(events), of))))
  expect(tallies.map(tally => counts(readAll(tally)))).toEqual(whole)
})

test('a tally to which nothing came tells the very same list', () => {
  const tally = new TimeTally(syntheticLanes({ tasks: 5, segments: 100 }), 'steps')
  const first = readAll(tally)
  expect(readAll(tally)).toBe(first)
})

test('however the pieces fall, each step and wait is measured once', () => {
  const lanes = syntheticLanes({ seed: 4, tasks: 40, segments: 120_000 })
  const tally = new TimeTally(lanes, 'waits')
  const abandoned = tally.read()
  for (let i = 0; i < 3; i++) abandoned.next() // as when the page turns to another run, and back
  const [all, ...rest] = readAll(tally)
  const names = rest.filter(({ subject }) => subject.kind === 'name')
  const sum = (values: number[]) => values.reduce((a, b) => a + b, 0)
  const bins = binsOf(all!.parts)
  const gaps = bins.slice(1).filter((bin, i) => bin.from !== bins[i]!.to)
  expect([sum(names.map(({ count }) => count)), sum(bins.map(({ count }) => count)), gaps, all!.count]).toEqual([
    all!.count,
    all!.count,
    [],
    waitsCounted(lanes),
  ])
})

test('what took no time has a bar of its own', () => {
  const bins = binsOf([{ value: Float64Array.of(0, 3, 0), task: Uint32Array.of(7, 8, 9) }])
  expect(bins.map(({ from, to, count }) => [from, to, count])).toEqual([
    [0, 1, 2],
    [1, 2, 0],
    [2, 5, 1],
  ])
})

function readAll(tally: TimeTally): readonly SubjectTimes[] {
  const reading = tally.read()
  for (;;) {
    const step = reading.next()
    if (step.done) return step.value
  }
}

const measured = (lanes: Lanes, of: Timed, within: Within = EVER) =>
  readAll(new TimeTally(lanes, of, within)).map(({ key, count, total, p50, max, parts }) => ({
    ...{ key, count, total, p50, max, bars: barsOf(parts) },
  }))

const counts = (all: readonly SubjectTimes[]) => all.map(({ key, count, total, p99 }) => ({ key, count, total, p99 }))

const barsOf = (parts: readonly Lengths[]): string[] =>
  binsOf(parts).map(
    ({ from, to, count, tasks }) => `${from / 1e6}–${to / 1e6} s: ${count} of ${[...tasks].sort().join()}`,
  )

/** Segments that begin a wait and have one after them, counted without any of the code under test. */
function waitsCounted(lanes: Lanes): number {
  const waits = (kind: number): boolean => (kind & 7) === 2 || (kind & 7) === 4
  let n = 0
  for (const { kind, wait, count, endedAt } of lanes.tasks.values())
    for (let i = 0; i < count; i++) {
      const begins = waits(kind[i]!) && !(i > 0 && waits(kind[i - 1]!) && wait[i] === wait[i - 1])
      if (begins && (endedAt !== null || [...kind.subarray(i, count)].some(each => !waits(each)))) n++
    }
  return n
}
