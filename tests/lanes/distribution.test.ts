import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stepTimes, waitTimes } from '../../shared/lanes/index.ts'
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

test('waits for a resource are counted apart, and a bar knows its tasks', async () => {
  const run = await testRun(`
taskgraph: 1
name: test
resources: { till: { type: lock } }
tasks:
  a: { holds: [till], sleep: 3 }
  b: { holds: [till], sleep: 1 }
  c: { holds: [till], sleep: 0.5 }
`).go()
  const lanes = lanesOf(run.events)
  expect(waitTimes(lanes, { resource: 1 })).toEqual({
    ...{ count: 2, total: 7e6, p50: 3e6, p90: 4e6, p99: 4e6, max: 4e6 },
    bins: [
      {
        ...{ from: 2e6, to: 5e6, count: 2 },
        tasks: [
          { task: 2, count: 1 },
          { task: 3, count: 1 },
        ],
      },
    ],
  })
})

test('every step and wait is in one bar, and none is lost between them', () => {
  const lanes = syntheticLanes({ seed: 4, tasks: 20, segments: 4_000 })
  const steps = stepTimes(lanes)!
  const half = stepTimes(lanes, { from: 0, to: 30e6 })!.count + stepTimes(lanes, { from: 30e6 })!.count
  const counts = steps.bins.map(bin => bin.count)
  const byTask = steps.bins.flatMap(bin => bin.tasks.map(each => each.count))
  const sum = (all: number[]) => all.reduce((a, b) => a + b, 0)
  const gaps = steps.bins.slice(1).filter((bin, i) => bin.from !== steps.bins[i]!.to)
  expect([sum(counts), sum(byTask), half, gaps]).toEqual([steps.count, steps.count, steps.count, []])
})
