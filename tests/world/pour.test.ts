import { Readable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Inlet } from '../../electron/runtime/index.ts'
import { pour } from '../../electron/world/pour.ts'
import { readers, StreamReader } from '../../electron/world/streams/stream-reader.ts'
import { testLoop } from '../runtime/support.ts'
import { testWaits } from './support.ts'

const KB = 1024

/** A source of far more than anybody should take at once; it counts what it was asked for. */
function spring(): { readonly source: Readable; readonly given: () => number } {
  let given = 0
  const source = new Readable({
    highWaterMark: KB,
    read() {
      given += KB
      this.push(given > 500 * KB ? null : Buffer.alloc(KB))
    },
  })
  return { source, given: () => given }
}

test('a source gives no more than the limit while the loop takes nothing, and no more than three times that while nobody reads', async () => {
  const world = testLoop()
  const waiting: (() => void)[] = []
  const inlet: Inlet = { deliver: apply => waiting.push(apply), expect() {}, owe() {}, close() {} }
  const reader = new StreamReader(testWaits(world), 8 * KB)
  const { source, given } = spring()
  pour(source, reader, 8 * KB, inlet, () => {})
  await turn()
  const paused = given()
  for (let i = 0; i < 10; i++) {
    for (const apply of waiting.splice(0)) world.within(apply)
    await turn()
  }
  source.destroy()
  // One chunk more is noticed only when it has come, and one is kept by the source itself.
  expect([paused <= 10 * KB, readers.buffered(reader) <= 25 * KB, given() <= 27 * KB]).toEqual([true, true, true])
})
