import { expect, test } from 'vitest'
import { CASES, disagreements } from './cases.ts'
import { directly } from './direct.ts'

test.each(CASES)('%s programs run on the generator API as on CPython, event for event', file => {
  expect(disagreements(file, directly)).toEqual([])
})

test('leaving a timeout early leaves the loop or the function around it', () => {
  const leave = (how: string) =>
    `{"timeout": {"after": 9, "body": [{"if": {"test": {"eq": [{"var": "i"}, 1]}, "then": [{"${how}": true}]}}]}}`
  const loop = (how: string) => `{"for": {"as": "i", "times": 3, "body": [${leave(how)}, {"log": {"var": "i"}}]}}`
  const leaving = '{"timeout": {"after": 9, "body": [{"return": "out"}]}}, {"log": "no"}'
  const body = JSON.parse(`[${loop('break')}, ${loop('continue')}, ${leaving}]`)
  expect(directly({ name: 'leaving', functions: { main: { body } } })).toEqual({
    trace: [0, 0, 2].map(i => [0, 'Task-1', i]),
    main: { returned: 'out' },
    end: 0,
  })
})
