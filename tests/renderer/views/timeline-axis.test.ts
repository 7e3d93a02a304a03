/** Moments of the whole run on the timeline's axis. */
import { expect, test } from 'vitest'
import { axisMarks, plateAt } from '../../../renderer/views/timeline/lanes/axis-marks.ts'
import type { LaneMoment } from '../../../shared/lanes/index.ts'

const moments: readonly LaneMoment[] = [
  { at: 0.5e6, what: 'paused', seq: 1 },
  { at: 2e6, what: 'paused', seq: 5 },
  { at: 2e6, what: 'resumed', seq: 6 },
  { at: 5e6, what: 'paused', seq: 10 },
  { at: 5.1e6, what: 'deadlock', seq: 20 },
  { at: 5.2e6, what: 'resumed', seq: 30 },
  { at: 9e6, what: 'paused', seq: 40 },
]

test('moments in sight are marked; those too near to be told apart share a mark, a deadlock before all others', () => {
  const marks = axisMarks(moments, { from: 1e6, to: 6e6, width: 500 })
  expect(marks.map(mark => [mark.x, mark.foremost.what, mark.moments.map(({ seq }) => seq)])).toEqual([
    [100, 'resumed', [5, 6]],
    [400, 'deadlock', [10, 20]],
    [420, 'resumed', [30]],
  ])
})

test('there are no more marks than there is room for', () => {
  const many = Array.from({ length: 10_000 }, (_, i): LaneMoment => ({ at: i * 1000, what: 'paused', seq: i }))
  expect(axisMarks(many, { from: 0, to: 10e6, width: 900 })).toHaveLength(50)
})

test('the time cursor’s plate stands beside a mark, or it would be under it', () => {
  const marks = axisMarks(moments, { from: 0, to: 10e6, width: 1000 })
  expect([300, 500, 60, 995, 1200].map(x => plateAt(x, marks, 1000))).toEqual([300, 463, 87, 972, null])
})
