/** What a coroutine returns and can be awaited is awaited in its place, as in an async function of JavaScript. */
import { expect, test } from 'vitest'
import {
  CancelledError,
  type Coroutine,
  coroutineFunction,
  createTask,
  Future,
  Queue,
  type Steps,
  sleep,
  timeout,
} from '../../electron/runtime/index.ts'
import { runMain, testLoop, thrownBy } from './support.ts'

const value = coroutineFunction(function* value(result: unknown): Steps<unknown> {
  yield sleep(1)
  return result
})

const returning = (result: () => unknown) =>
  coroutineFunction(function* returning(): Steps<unknown> {
    return result()
  })()

test('a coroutine, a sleep and coroutines that return coroutines are awaited; its caller gets what they come to', () => {
  const values = runMain(function* () {
    return [
      yield returning(() => value('of a coroutine')),
      yield returning(() => sleep(1, 'of a sleep')),
      yield returning(() => returning(() => value('of two'))),
    ]
  })
  expect(values).toEqual(['of a coroutine', 'of a sleep', 'of two'])
})

test('so it is with what the outermost coroutine of a task returns', () => {
  const world = testLoop()
  const task = world.loop.createTask(returning(() => value('result')))
  world.untilIdle()
  expect([task.result(), world.loop.time()]).toEqual(['result', 1])
})

test('a promise is awaited, from outside', async () => {
  const world = testLoop()
  const task = world.loop.createTask(returning(() => Promise.resolve('from outside')))
  world.untilIdle()
  await Promise.resolve()
  world.untilIdle()
  expect(task.result()).toBe('from outside')
})

test('tasks and futures are handed on as they are, and so is a coroutine that was awaited before', () => {
  const kinds = runMain(function* () {
    const used = value('used')
    yield used
    const task = createTask(value('task'))
    const future = new Future()
    return [
      (yield returning(() => task)) === task,
      (yield returning(() => future)) === future,
      (yield returning(() => used)) === used,
    ]
  })
  expect(kinds).toEqual([true, true, true])
})

test('an item of a queue, the result of a sleep and that of a future stay what they are, even if they are coroutines', () => {
  const states = runMain(function* () {
    const queue = new Queue<unknown>()
    queue.putNowait(value(1))
    const future = new Future<unknown>()
    future.setResult(value(4))
    const got = [
      yield queue.get(),
      yield sleep(1, value(2)),
      yield sleep(0, value(3)),
      yield future,
      yield timeout(1, () => sleep(0, value(5))),
    ]
    return got.map(each => (each as { state: string }).state)
  })
  expect(states).toEqual(Array(5).fill('created'))
})

test('the returning coroutine has left: its finally blocks have run, it catches nothing, and the stack shows it no more', () => {
  const world = testLoop()
  const fail = coroutineFunction(function* fail(): Steps<void> {
    world.note(world.loop.currentTask?.stack.map(frame => frame.name).join(' > ') ?? '')
    yield sleep(1)
    throw new RangeError('late')
  })
  const middle = coroutineFunction(function* middle(): Steps<unknown> {
    try {
      return fail()
    } catch {
      world.note('never')
    } finally {
      world.note('finally')
    }
    return null
  })
  const task = world.spawn('main', function* () {
    yield middle()
  })
  world.untilIdle()
  expect([world.notes, thrownBy(() => task.result())]).toEqual([['finally', 'main > fail'], 'RangeError'])
})

test('a million coroutines in each other’s place need no room: the chain of callers stays as long as it was', () => {
  const world = testLoop()
  let deepest = 0
  const down: (left: number) => Coroutine = coroutineFunction(function* (left: number): Steps<unknown> {
    if (left % 100_000 === 0) deepest = Math.max(deepest, world.loop.currentTask?.stack.length ?? 0)
    return left === 0 ? 'bottom' : down(left - 1)
  })
  const task = world.loop.createTask(down(1_000_000))
  world.untilIdle()
  expect([task.result(), deepest]).toEqual(['bottom', 1])
})

test('a task that cancelled itself is told at the next await of what it returned', () => {
  const world = testLoop()
  const work = coroutineFunction(function* work(): Steps<void> {
    try {
      yield sleep(1)
    } catch (error) {
      world.note(`${CancelledError.is(error)} @${world.loop.time()}`)
      throw error
    }
  })
  const task = world.spawn('main', function* (): Steps<unknown> {
    world.loop.currentTask?.cancel()
    return work()
  })
  world.untilIdle()
  expect([world.notes, task.cancelled()]).toEqual([['true @0'], true])
})
