import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ByteQueue } from '../../electron/world/streams/byte-queue.ts'

const bytes = (values: readonly number[]) => Uint8Array.from(values)
const few = fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 40 })

test('it is what a plain list of bytes is, whatever is put in, taken and looked for', () => {
  const steps = fc.array(fc.oneof(few, fc.integer({ min: 0, max: 30 })), { maxLength: 30 })
  const wanted = fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(steps, wanted, fc.integer({ min: 0, max: 10 }), (all, sought, from) => {
      const queue = new ByteQueue()
      const model: number[] = []
      for (const step of all) {
        if (typeof step === 'number') expect([...queue.take(step)]).toEqual(model.splice(0, step))
        else {
          queue.push(bytes(step))
          model.push(...step)
        }
        const at = model.findIndex((_, i) => i >= from && sought.every((byte, j) => model[i + j] === byte))
        expect([queue.length, queue.find(bytes(sought), from)]).toEqual([model.length, at])
      }
    }),
    { seed: 5, numRuns: 300 },
  )
})
