import { expect, test } from 'vitest'
import { crash } from '../crash/rounds.ts'

test('killed while somebody edits and records, it comes back with every file whole and every recording', async () => {
  const rounds = await crash({ times: 3, seed: 1, workMs: { least: 2_500, most: 4_000 } })
  expect({ rounds: rounds.length, faults: rounds.flatMap(round => round.faults) }).toEqual({ rounds: 4, faults: [] })
})
