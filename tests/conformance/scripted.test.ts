import { expect, test } from 'vitest'
import { disagreements } from './cases.ts'
import { asScript } from './scripted.ts'

test.each(['named', 'random'] as const)('%s programs run as scripts as on CPython, event for event', file => {
  expect(disagreements(file, asScript)).toEqual([])
})
