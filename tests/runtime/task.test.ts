import { expect, test } from 'vitest'
import {
  CancelledError,
  coroutineFunction,
  createTask,
  currentTask,
  EventLoop,
  type Steps,
  sleep,
} from '../../electron/runtime/index.ts'
import { FakeHost, runMain, testLoop, thrownBy } from './support.ts'

test('a task cancelled before it starts never runs', () => {
  const world = testLoop()
  const task = world.spawn('T', function* () {
    world.note('ran')
  })
  task.cancel()
  world.untilIdle()
  expect([world.notes, task.cancelled(), task.cancelling()]).toEqual([[], true, 1])
})

test('a cancellation reaches the await it stands at one turn later, and the task may clean up with awaits', () => {
  const world = testLoop()
  const task = world.spawn('T', function* () {
    try {
      yield sleep(10)
    } finally {
      yield sleep(1)
      world.note(`cleaned at ${world.loop.time()}`)
    }
  })
  world.loop.stepTurn()
  task.cancel()
  world.note(`done: ${task.done()}`)
  world.untilIdle()
  expect([world.notes, task.cancelled(), world.loop.timers.size]).toEqual([['done: false', 'cleaned at 1'], true, 0])
})

test('a task that swallows its cancellation goes on and finishes', () => {
  const world = testLoop()
  const task = world.spawn('T', function* () {
    try {
      yield sleep(10)
    } catch (error) {
      if (!(error instanceof CancelledError)) throw error
    }
    yield sleep(1)
    return 'stubborn'
  })
  world.loop.stepTurn()
  const accepted = task.cancel()
  world.untilIdle()
  expect([accepted, task.outcome(), task.cancel()]).toEqual([true, { kind: 'returned', value: 'stubborn' }, false])
})

test('a task that cancels itself learns of it at its next await, or at its end', () => {
  const world = testLoop()
  const atAwait = world.spawn('A', function* () {
    currentTask()?.cancel()
    world.note('still here')
    yield world.loop.createFuture()
  })
  const atEnd = world.spawn('B', function* () {
    currentTask()?.cancel('last')
    return 'lost'
  })
  world.untilIdle()
  expect([world.notes, atAwait.outcome(), atEnd.outcome()]).toEqual([
    ['still here'],
    { kind: 'cancelled', message: '' },
    { kind: 'cancelled', message: 'last' },
  ])
})

test('cancelling a task cancels the task it awaits, all the way down', () => {
  const world = testLoop()
  const chain = coroutineFunction(function* chain(depth: number): Steps<void> {
    try {
      if (depth === 0) yield world.loop.createFuture()
      else yield createTask(chain(depth - 1))
    } finally {
      world.note(`${depth} ends`)
    }
  })
  const task = world.loop.createTask(chain(3))
  world.loop.stepTurn()
  for (let i = 0; i < 3; i++) world.loop.stepTurn()
  task.cancel()
  world.untilIdle()
  expect([world.notes, task.cancelled()]).toEqual([['0 ends', '1 ends', '2 ends', '3 ends'], true])
})

test('of two cancellations before it runs again the first one says why', () => {
  const world = testLoop()
  const task = world.spawn('T', function* () {
    try {
      yield sleep(10)
    } catch (error) {
      world.note(`${error}`)
      yield sleep(1)
    }
  })
  world.loop.stepTurn()
  task.cancel('first')
  task.cancel('second')
  world.untilIdle()
  expect([world.notes, task.cancelling(), task.outcome()?.kind]).toEqual([['CancelledError: first'], 2, 'returned'])
})

test('requests are counted and can be taken back', () => {
  const { loop } = testLoop()
  const task = loop.createTask(sleep(1))
  task.cancel()
  task.cancel()
  expect([task.cancelling(), task.uncancel(), task.uncancel(), task.uncancel()]).toEqual([2, 1, 0, 0])
})

test('only unnamed tasks are numbered', () => {
  const { loop } = testLoop()
  const names = [undefined, 'mine', undefined].map(name => loop.createTask(sleep(0), name ? { name } : {}).name)
  expect(names).toEqual(['Task-1', 'mine', 'Task-2'])
})

test('a task that awaits itself, or a future of another loop, is told so', () => {
  const world = testLoop()
  const other = new EventLoop({ clock: 'virtual', host: new FakeHost() }).createFuture()
  const itself = world.spawn('I', function* () {
    yield currentTask()
  })
  const foreign = world.spawn('F', function* () {
    yield other
  })
  world.untilIdle()
  expect([itself, foreign].map(task => thrownBy(() => task.result()))).toEqual([
    'runtime/awaits-itself',
    'runtime/other-loop',
  ])
})

test('the result of a task cannot be set', () => {
  const task = testLoop().loop.createTask(sleep(1))
  expect([thrownBy(() => task.setResult()), thrownBy(() => task.setException())]).toEqual(
    Array(2).fill('runtime/task-result'),
  )
})

test('a task can be awaited by many, and each gets its result', () => {
  const got = runMain(function* () {
    const task = createTask(sleep(1, 'slept'))
    const others = [1, 2].map(() => createTask(task[Symbol.iterator]() as Steps<string>))
    return [yield* task, yield* others[0]!, yield* others[1]!]
  })
  expect(got).toEqual(['slept', 'slept', 'slept'])
})

test('the loop knows its live tasks in order of creation', () => {
  const world = testLoop()
  for (const [name, seconds] of [
    ['a', 3],
    ['b', 1],
    ['c', 2],
  ] as const)
    world.spawn(name, function* () {
      yield sleep(seconds)
    })
  world.loop.stepTurn()
  for (let i = 0; i < 2; i++) world.loop.stepTurn()
  expect([...world.loop.tasks].map(task => task.name)).toEqual(['a', 'c'])
})
