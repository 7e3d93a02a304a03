/** What becomes at the end of a run of callbacks and async generators that its scripts left. */
import { expect, test } from 'vitest'
import { testRun } from './support.ts'

async function outcome(body: string) {
  const run = await testRun(`
taskgraph: 1
name: test
tasks:
  main:
    script: |
      import { aclosing, callLater, sleep } from 'yieldpoint'
      async function* numbers(log) { try { yield 1; yield 2 } finally { await sleep(1); log('closed') } }
      async function* endless(log) { for (;;) try { yield 1 } finally { log('refuses'); yield 2 } }
      export const used = [aclosing, callLater, numbers, endless]
      export default async function main({ log }) { ${body} }
`).go()
  return {
    logged: run.logged(),
    run: run.state().outcome,
    tasks: [...run.state().tasks.values()].map(task => task.name),
  }
}

test('a timer’s callback that throws is named in the log, and the run goes on', async () =>
  expect(await outcome(`callLater(1, () => { throw new RangeError('late') }); await sleep(2); log('goes on')`)).toEqual(
    {
      logged: ['callback function() failed: RangeError: late (test.taskgraph.yaml:11)', 'goes on'],
      run: 'finished',
      tasks: ['main'],
    },
  ))

test('generators that were left open are closed in a task of their own before the run ends', async () =>
  expect(await outcome(`const it = numbers(log); await it.next(); log('leaves it open')`)).toEqual({
    logged: ['leaves it open', 'closed'],
    run: 'finished',
    tasks: ['main', 'shutdownAsyncgens', 'Task-1'],
  }))

test('one that does not let itself be closed does not keep the run', async () =>
  expect(await outcome(`await endless(log).next()`)).toMatchObject({
    logged: ['refuses', expect.stringContaining('callback closeGenerator() failed: YieldpointError')],
    run: 'finished',
  }))

test('where none is left open there is no such task', async () =>
  expect(await outcome(`for await (const n of numbers(log)) break`)).toEqual({
    logged: ['closed'],
    run: 'finished',
    tasks: ['main'],
  }))
