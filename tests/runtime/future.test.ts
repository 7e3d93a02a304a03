import { expect, test } from 'vitest'
import { CancelledError, Future, runningLoop } from '../../electron/runtime/index.ts'
import { runMain, testLoop, thrownBy } from './support.ts'

test('callbacks run in the next turn, in the order in which they were added', () => {
  const world = testLoop()
  const future = world.loop.createFuture<number>()
  for (const name of ['a', 'b', 'c']) future.addDoneCallback(done => world.note(`${name} ${done.result()}`))
  future.setResult(1)
  future.addDoneCallback(() => world.note('late'))
  world.note('set')
  world.untilIdle()
  expect(world.notes).toEqual(['set', 'a 1', 'b 1', 'c 1', 'late'])
})

test('a removed callback does not run, however often it was added', () => {
  const world = testLoop()
  const future = world.loop.createFuture<void>()
  const removed = () => world.note('removed')
  future.addDoneCallback(removed)
  future.addDoneCallback(() => world.note('kept'))
  future.addDoneCallback(removed)
  const counts = [future.removeDoneCallback(removed), future.removeDoneCallback(removed)]
  future.setResult()
  world.untilIdle()
  expect([counts, world.notes]).toEqual([[2, 0], ['kept']])
})

test('a future is done once; what it is asked too early or told too late is refused', () => {
  const { loop } = testLoop()
  const future = loop.createFuture<number>()
  const early = [thrownBy(() => future.result()), thrownBy(() => future.exception())]
  future.setResult(1)
  const late = [thrownBy(() => future.setResult(2)), thrownBy(() => future.setException(new Error())), future.cancel()]
  expect([early, late, future.result(), future.exception()]).toEqual([
    ['InvalidStateError', 'InvalidStateError'],
    ['InvalidStateError', 'InvalidStateError', false],
    1,
    null,
  ])
})

test('an exception is thrown at the await, and told by exception()', () => {
  const outcome = runMain(function* () {
    const future = runningLoop().createFuture<never>()
    const error = new RangeError('no')
    future.setException(error)
    try {
      yield* future
      return 'nothing'
    } catch (caught) {
      return caught === error && future.exception() === error && future.outcome()?.kind
    }
  })
  expect(outcome).toBe('raised')
})

test('a cancelled future throws CancelledError with its message, and that is no Error', () => {
  const { loop } = testLoop()
  const future = loop.createFuture<void>()
  future.cancel('enough')
  let caught: unknown
  try {
    future.result()
  } catch (error) {
    caught = error
  }
  expect([future.cancelled(), caught, caught instanceof CancelledError, caught instanceof Error]).toEqual([
    true,
    new CancelledError('enough'),
    true,
    false,
  ])
})

test('awaiting a future that is done gives its result without a turn', () => {
  const world = testLoop()
  const done = world.loop.createFuture<string>()
  done.setResult('done')
  world.spawn('A', function* () {
    world.note(yield* done)
  })
  world.spawn('B', function* () {
    world.note('B')
  })
  world.loop.stepTurn()
  expect([world.notes, world.loop.turns]).toEqual([['done', 'B'], 1])
})

test('the error that ended a task goes to the first who awaits it; others get one of their own', () => {
  const world = testLoop()
  const task = world.spawn('T', function* () {
    yield world.loop.createFuture()
  })
  world.untilIdle()
  task.cancel('why')
  world.untilIdle()
  const messages: string[] = []
  for (const awaited of [task, task]) {
    try {
      awaited.result()
    } catch (error) {
      messages.push((error as CancelledError).message)
    }
  }
  expect([task.outcome(), messages]).toEqual([{ kind: 'cancelled', message: '' }, ['why', '']])
})

test('a future belongs to the loop that runs, and needs one', () => {
  const world = testLoop()
  expect([thrownBy(() => new Future()), world.within(() => thrownBy(() => new Future()))]).toEqual([
    'runtime/no-running-loop',
    'nothing',
  ])
})
