/** What goes into a log comes out of it, whatever it is and however its bytes come. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeState, encodeState } from '../../shared/log/index.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { emptyRun } from '../../shared/state/run-state.ts'
import { runEvent, runState } from './arbitrary.ts'
import { decoded, encoded } from './support.ts'

const numbered = (events: readonly RunEvent[]): RunEvent[] => events.map((event, i) => ({ ...event, seq: i + 1 }))

const PIECES = fc.array(fc.nat(60), { minLength: 1, maxLength: 200 })
function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let at = 0
  for (const size of sizes) {
    pieces.push(bytes.subarray(at, at + size))
    at += size
  }
  return [...pieces, bytes.subarray(at)]
}

test('random events come back, in any pieces of bytes, also when numbers are left out', () => {
  fc.assert(
    fc.property(fc.array(runEvent, { maxLength: 60 }), fc.boolean(), PIECES, (events, gaps, sizes) => {
      const log = gaps ? events : numbered(events)
      expect(decoded(cut(encoded(log, { each: 7 }), sizes))).toEqual({ states: [emptyRun], events: log, damage: [] })
    }),
    { numRuns: 400, seed: 1 },
  )
})

test('a random state comes back from a key frame', () => {
  fc.assert(
    fc.property(runState, state => {
      expect(decodeState(encodeState(state))).toEqual(state)
    }),
    { numRuns: 200, seed: 1 },
  )
})

test('a log that is cut anywhere is whole up to a batch, and nothing is called damaged', () => {
  fc.assert(
    fc.property(fc.array(runEvent, { maxLength: 30 }), fc.double({ min: 0, max: 1, noNaN: true }), (events, share) => {
      const log = numbered(events)
      const bytes = encoded(log, { each: 5 })
      const { events: found, damage } = decoded([bytes.subarray(0, Math.floor(bytes.length * share))])
      const whole = found.length % 5 === 0 || found.length === log.length
      expect({ found, damage, whole }).toEqual({ found: log.slice(0, found.length), damage: [], whole: true })
    }),
    { numRuns: 300, seed: 1 },
  )
})

test('a byte that changed is noticed, and what comes before its batch is whole', () => {
  fc.assert(
    fc.property(
      fc.array(runEvent, { minLength: 1, maxLength: 20 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
      (events, at, bits) => {
        const log = numbered(events)
        const bytes = Uint8Array.from(encoded(log, { each: 5 }))
        bytes[at % bytes.length]! ^= bits
        const { events: found, damage } = decoded([bytes])
        expect({ found, damages: damage.length }).toEqual({ found: log.slice(0, found.length), damages: 1 })
      },
    ),
    { numRuns: 500, seed: 1 },
  )
})
