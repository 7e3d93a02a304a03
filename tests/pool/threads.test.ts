/** Who gets which call, and when: seen through memory that threads share with the test. */
import { expect, test } from 'vitest'
import { cells, makePool, type TestPool, until } from './support.ts'

/** Cell 0 is a gate that is open. */
const OPEN = 0
const marksWith = (count: number): Int32Array => {
  const marks = cells(count)
  marks[OPEN] = 1
  return marks
}

/** Makes the pool sure that `marks` is short. */
async function learn(pool: TestPool, times = 40): Promise<void> {
  const marks = marksWith(2)
  for (let i = 0; i < times; i++) await pool.call('marks', marks, 1, OPEN).done
}

test('a call that was cancelled does nothing more once that is answered', async () => {
  const steps = cells(1)
  const call = makePool('thread', ['steps']).call('steps', steps)
  await until(() => steps[0] !== 0)
  await call.cancel()
  const then = steps[0]
  for (let i = 0; i < 1_000; i++) await new Promise(setImmediate)
  expect(steps[0]).toBe(then)
})

test('short calls wait in a line; cancelling one there leaves its worker and the others alone', async () => {
  const pool = makePool('thread', ['marks', 'count'])
  await learn(pool)
  await pool.call('count').done
  const marks = marksWith(6)
  const [gate, last] = [5, 4]
  const blocker = pool.call('marks', marks, 1, gate)
  const [dropped, kept] = [pool.call('marks', marks, 2, OPEN), pool.call('marks', marks, last, OPEN)]
  await dropped.cancel()
  marks[gate] = 1
  await Promise.all([blocker.done, kept.done])
  expect([[...marks], await pool.call('count').done]).toEqual([[1, 1, 0, 0, 1, 1], 2])
})

test('what waits behind a short call that turns out long goes to the worker that is idle', async () => {
  const pool = makePool('thread', ['marks'], 2)
  await learn(pool)
  const marks = marksWith(12)
  const gate = 11
  const long = pool.call('marks', marks, 1, gate)
  const others = Array.from({ length: 8 }, (_, i) => pool.call('marks', marks, i + 2, OPEN).done)
  await Promise.all(others) // though the first still runs
  const before = long.outcome()
  marks[gate] = 1
  expect([before, await long.done, [...marks]]).toEqual([null, 1, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1]])
})

test('ending the worker of a cancelled call moves what waits behind it', async () => {
  const pool = makePool('thread', ['marks'])
  await learn(pool)
  const marks = marksWith(6)
  const gate = 5
  const never = pool.call('marks', marks, 1, gate)
  const behind = [2, 3, 4].map(at => pool.call('marks', marks, at, OPEN).done)
  await never.cancel()
  expect([await Promise.all(behind), [...marks]]).toEqual([
    [2, 3, 4],
    [1, 0, 1, 1, 1, 0],
  ])
})

test('calls that were never measured start evenly, one a worker', async () => {
  const pool = makePool('thread', ['marks'], 2)
  const marks = cells(4)
  const calls = [1, 2, 3].map(at => pool.call('marks', marks, at, 0))
  marks[0] = 1
  expect([await Promise.all(calls.map(call => call.done)), [...marks]]).toEqual([
    [1, 2, 3],
    [1, 1, 1, 1],
  ])
})
