import { expect, test } from 'vitest'
import {
  awaiting,
  CancelledError,
  createTask,
  currentTask,
  Event,
  gather,
  run,
  type Steps,
  sleep,
} from '../../electron/library/index.ts'

test('gives what main returns; time jumps on the virtual clock', async () => {
  function* later(value: number): Steps<number> {
    yield* sleep(3600)
    return value
  }
  expect(await run(() => gather([later(1), later(2)]), { clock: 'virtual' })).toEqual([1, 2])
})

test('lets native promises in', async () => {
  expect(await run(() => awaiting(Promise.resolve('from outside')))).toBe('from outside')
})

test('rejects with what main throws, and with CancelledError if it was cancelled', async () => {
  const thrown = new RangeError('no oven')
  const failing = run(function* () {
    throw thrown
  })
  await expect(failing).rejects.toBe(thrown)
  const cancelled = run(function* () {
    currentTask()?.cancel('enough')
    yield* sleep(0)
  })
  await expect(cancelled).rejects.toEqual(new CancelledError('enough'))
})

test('what main leaves behind is cancelled and cleans up before run is over', async () => {
  const notes: string[] = []
  const never = new Event()
  function* left(name: string): Steps<void> {
    try {
      yield* never.wait()
    } finally {
      yield* sleep(0)
      notes.push(`${name} has cleaned up`)
    }
  }
  await run(function* () {
    createTask(left('a'))
    createTask(left('b'))
    yield* sleep(0)
    notes.push('main returns')
  })
  expect(notes).toEqual(['main returns', 'a has cleaned up', 'b has cleaned up'])
})
