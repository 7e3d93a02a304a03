/** The timeline's time: windows, and the ticks of its ruler. */
import { expect, test } from 'vitest'
import { SHORTEST, showing, viewOf, windowOf, zoomed } from '../../../renderer/store/time-window.ts'
import { timeAt, xOf } from '../../../renderer/views/timeline/time/scale.ts'
import { ticks } from '../../../renderer/views/timeline/time/ticks.ts'

const run = { from: 0, to: 10e6 }

test('zooming keeps what is at the pointer where it is, down to a microsecond and no further', () => {
  const before = { from: 2e6, to: 4e6 }
  const nearer = zoomed(before, 2.5e6, 0.5, run)
  expect(nearer).toEqual({ from: 2.25e6, to: 3.25e6 })
  const nearest = zoomed(before, 2.5e6, 1e-12, run)
  expect(nearest.to - nearest.from).toBeCloseTo(SHORTEST, 6)
  expect((2.5e6 - nearest.from) / (nearest.to - nearest.from)).toBeCloseTo(0.25, 3)
})

test('zooming out ends with the whole run and a little room behind it', () => {
  expect(zoomed({ from: 2e6, to: 4e6 }, 3e6, 1e9, run)).toEqual(windowOf({ kind: 'fit' }, run))
  expect(windowOf({ kind: 'fit' }, run)).toEqual({ from: 0, to: 10.2e6 })
})

test('a window that ends at the end of a run follows it, and one in the midst stays where it is', () => {
  const atEnd = viewOf({ from: 8e6, to: 10.1e6 }, run, true)
  expect(atEnd).toEqual({ kind: 'follow', width: 2.1e6 })
  expect(windowOf(atEnd, { from: 0, to: 20e6 }).to).toBeCloseTo(20.042e6)
  expect(viewOf({ from: 2e6, to: 4e6 }, run, true)).toEqual({ kind: 'at', window: { from: 2e6, to: 4e6 } })
  expect(viewOf({ from: 8e6, to: 10.1e6 }, run, false).kind).toBe('at')
})

test('what is out of sight is brought in with the least movement, and what is in sight moves nothing', () => {
  const now = { from: 2e6, to: 4e6 }
  expect(showing(now, { from: 3e6, to: 3.1e6 }, run)).toBe(now)
  expect(showing(now, { from: 5e6, to: 5.1e6 }, run).to).toBeCloseTo(5.3e6)
  expect(showing(now, { from: 1e6, to: 1.1e6 }, run).from).toBeCloseTo(0.8e6)
  expect(showing(now, { from: 5e6, to: 9e6 }, run).from).toBeCloseTo(4.8e6)
})

const labels = (from: number, to: number, width = 1000) =>
  ticks({ from, to, width }).flatMap(({ label }) => label ?? [])

test('ticks stand at 1, 2 or 5 of a power of ten with the same decimals, from hours down to a microsecond', () => {
  expect(labels(0, 10e6)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10'])
  expect(labels(9.8e6, 11.9e6).slice(0, 4)).toEqual(['9.8', '10.0', '10.2', '10.4'])
  expect(labels(1_234_567, 1_234_568)).toContain('1.2345675')
  expect(labels(0, 36_000e6)).toContain('20,000')
})

test('labels never come closer than they are wide', () => {
  for (const width of [156, 400, 1900])
    for (let span = 1; span < 1e11; span *= 3.7) {
      const scale = { from: 123_456_789, to: 123_456_789 + span, width }
      const named = ticks(scale).filter(({ label }) => label !== null)
      named.slice(1).forEach((tick, i) => {
        expect(tick.x - named[i]!.x).toBeGreaterThan(tick.label!.length * 6.2)
      })
    }
})

test('a pixel and its time lead back to each other', () => {
  const scale = { from: 5e6, to: 7e6, width: 800 }
  expect(xOf(scale, timeAt(scale, 321))).toBeCloseTo(321)
})
