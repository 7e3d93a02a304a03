import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testRun } from '../engine/support.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')
const example = /```yaml\n([\s\S]*?)```/.exec(readme)![1]!

test('the graph in the README reads, runs, and bills what the bakery sold', async () => {
  const run = await testRun(example, { functions: { price: (loaves: number) => loaves * 4 } }).go()
  const bill = [...run.state().tasks.values()].find(task => task.name === 'bill')
  expect({ outcome: bill?.outcome, logged: run.logged() }).toEqual({
    outcome: { kind: 'returned', value: '24' },
    logged: ['2 of 2 loaves', '1 of 3 loaves', '3 of 6 loaves'],
  })
})
