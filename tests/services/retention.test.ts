/** What is cleaned away: property by property. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toGo } from '../../electron/services/kept/retention.ts'
import type { Recording } from '../../shared/protocol/recordings.ts'

const MB = 1024 * 1024
const one = fc.record({
  bytes: fc.integer({ min: 0, max: 40 * MB }),
  pinned: fc.boolean(),
  outcome: fc.constantFrom('running', 'finished', 'interrupted'),
  shown: fc.boolean(),
})

test('never a pinned, running or shown one; the oldest first, and no more than needed', () => {
  fc.assert(
    fc.property(fc.array(one, { maxLength: 20 }), fc.integer({ min: 1, max: 200 }), (all, totalMb) => {
      const runs = all.map((run, i) => ({ ...run, id: String(i), startedAtMs: all.length - i }))
      const shown = (id: string) => runs[Number(id)]!.shown
      const gone = toGo(runs as unknown as Recording[], { totalMb, runMb: 1, days: null }, 0, shown)
      const may = runs.filter(run => !run.pinned && run.outcome !== 'running' && !run.shown).toReversed()
      expect(gone).toEqual(may.slice(0, gone.length).map(run => run.id))
      const left = (without: number) =>
        runs.reduce((sum, run) => sum + run.bytes, 0) - may.slice(0, without).reduce((sum, run) => sum + run.bytes, 0)
      if (gone.length < may.length) expect(left(gone.length)).toBeLessThanOrEqual(totalMb * MB)
      if (gone.length > 0) expect(left(gone.length - 1)).toBeGreaterThan(totalMb * MB)
    }),
  )
})

test('older than the days that are kept goes, whatever its size', () => {
  const day = 24 * 60 * 60 * 1000
  const runs = [3, 2, 1].map(i => ({
    id: String(i),
    bytes: 0,
    pinned: i === 1,
    outcome: 'finished',
    startedAtMs: i * day,
  }))
  const retention = { totalMb: 1, runMb: 1, days: 5 }
  expect(toGo(runs as unknown as Recording[], retention, 7.5 * day, () => false)).toEqual(['2'])
})
