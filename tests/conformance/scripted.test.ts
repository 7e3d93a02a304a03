import { expect, test } from 'vitest'
import { CASES, disagreements } from './cases.ts'
import { asScript } from './scripted.ts'

// A compartment for each program: seconds, minutes on a busy machine.
const PATIENCE = { timeout: 300_000 }

test.each(CASES)('%s programs run as scripts as on CPython, event for event', PATIENCE, file => {
  expect(disagreements(file, asScript)).toEqual([])
})
