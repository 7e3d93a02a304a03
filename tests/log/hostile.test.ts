/** A log from anywhere: whatever its bytes, its reader neither throws nor takes memory for what is only claimed. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { crc32 } from '../../shared/log/index.ts'
import { decoded } from './support.ts'

/** A frame whose checksums fit. */
function frame(kind: number, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(16 + payload.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, payload.length, true)
  view.setUint32(4, kind, true)
  view.setUint32(8, crc32(payload), true)
  view.setUint32(12, crc32(bytes.subarray(0, 12)), true)
  bytes.set(payload, 16)
  return bytes
}

test('random bytes in frames that fit their checksums end in at most one error with a code', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3 }), fc.uint8Array({ maxLength: 300 }), (kind, payload) => {
      const { damage } = decoded([frame(kind, payload)])
      expect(['', 'log/damaged']).toContain(damage.join())
    }),
    { numRuns: 5_000, seed: 1 },
  )
})

test.each([
  ['a frame that is longer than any', [0xff, 0xff, 0xff, 0xff]],
  ['no log at all', [...'<!doctype html><title>x</title>'].map(letter => letter.charCodeAt(0))],
])('%s is refused at once', (_, bytes) => {
  expect(decoded([Uint8Array.from([...bytes, ...new Array(16).fill(1)])]).damage).toEqual(['log/damaged'])
})

test('a log of a later version is refused by name', () => {
  expect(decoded([Uint8Array.of(0x59, 0x50, 0x4c, 0x4f, 0x47, 0, 2, 0)]).damage).toEqual(['log/unknown-version'])
})
