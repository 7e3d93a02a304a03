import { expect, test } from 'vitest'
import { at, type Coroutine, coroutineFunction, createTask, type Steps, sleep } from '../../electron/runtime/index.ts'
import { runMain, testLoop, thrownBy } from './support.ts'

test('calling makes a coroutine that starts when it is awaited', () => {
  const world = testLoop()
  const work = coroutineFunction(function* work() {
    world.note('started')
    return 7
  })
  world.spawn('main', function* () {
    const coroutine = work()
    world.note(coroutine.state)
    world.note(`got ${yield* coroutine}, ${coroutine.state}`)
  })
  world.untilIdle()
  expect(world.notes).toEqual(['created', 'started', 'got 7, closed'])
})

test('awaiting a coroutine does not let another task run, awaiting a pause does', () => {
  const world = testLoop()
  const step = coroutineFunction(function* (text: string) {
    world.note(text)
  })
  const twice = (name: string) => () =>
    (function* (): Steps<void> {
      yield* step(`${name}1`)
      yield* step(`${name}2`)
      yield* sleep(0)
      yield* step(`${name}3`)
    })()
  world.spawn('A', twice('a'))
  world.spawn('B', twice('b'))
  world.untilIdle()
  expect(world.notes).toEqual(['a1', 'a2', 'b1', 'b2', 'a3', 'b3'])
})

test('`this`, the arguments and the name reach the body', () => {
  const shop = {
    price: 3,
    total: coroutineFunction(function* total(this: { price: number }, count: number) {
      return this.price * count
    }),
  }
  const outcome = runMain(function* () {
    const coroutine = shop.total(4)
    return [coroutine.name, yield* coroutine]
  })
  expect(outcome).toEqual(['total', 12])
})

test('a coroutine can be awaited once only, and the error reaches who tried again', () => {
  const once = coroutineFunction(function* once() {
    return 1
  })
  const caught = runMain(function* () {
    const coroutine = once()
    yield* coroutine
    try {
      yield* coroutine
    } catch (error) {
      return (error as { code: string }).code
    }
    return 'nothing'
  })
  expect(caught).toBe('runtime/coroutine-reused')
})

test('what is no awaitable is given back at once; a plain generator is awaited', () => {
  const values = runMain(function* () {
    function* inner(): Steps<string> {
      yield sleep(0)
      return 'inner'
    }
    return [yield 5, yield 'text', yield undefined, yield [1, 2], yield inner()]
  })
  expect(values).toEqual([5, 'text', undefined, [1, 2], 'inner'])
})

test('an error passes through every coroutine that awaits, and each may clean up', () => {
  const world = testLoop()
  const fail = coroutineFunction(function* (): Steps<void> {
    yield sleep(1)
    throw new RangeError('deep')
  })
  const middle = coroutineFunction(function* (): Steps<void> {
    try {
      yield fail()
    } finally {
      yield sleep(1)
      world.note(`cleaned at ${world.loop.time()}`)
    }
  })
  const task = world.spawn('main', function* () {
    yield middle()
  })
  world.untilIdle()
  expect([world.notes, thrownBy(() => task.result())]).toEqual([['cleaned at 2'], 'RangeError'])
})

test('the await stack shows every coroutine from the outermost on, each at its last site', () => {
  const world = testLoop()
  const inner = coroutineFunction(function* inner(): Steps<void> {
    yield at(sleep(1), 31)
  })
  const outer = coroutineFunction(function* outer(): Steps<void> {
    yield at(sleep(0), 11)
    yield at(inner(), 12)
  })
  const task = world.loop.createTask(outer())
  const stacks = [task.stack]
  while (world.loop.stepTurn()) stacks.push(task.stack)
  expect(stacks).toEqual([
    [{ name: 'outer', site: 0 }],
    [{ name: 'outer', site: 11 }],
    [
      { name: 'outer', site: 12 },
      { name: 'inner', site: 31 },
    ],
    [
      { name: 'outer', site: 12 },
      { name: 'inner', site: 31 },
    ],
    [],
  ])
})

test('a site belongs to the coroutine that noted it, not to one that notes none', () => {
  const world = testLoop()
  const plain = coroutineFunction(function* plain(): Steps<void> {
    yield sleep(1)
  })
  const noted = coroutineFunction(function* noted(): Steps<void> {
    yield at(plain(), 5)
  })
  const task = world.loop.createTask(noted())
  world.loop.stepTurn()
  expect(task.stack.map(frame => frame.site)).toEqual([5, 0])
})

test('a chain of 50,000 coroutines needs no stack of its own', () => {
  const down = coroutineFunction(function* down(depth: number): Steps<number> {
    if (depth > 0) return 1 + ((yield down(depth - 1)) as number)
    yield sleep(1)
    return 0
  })
  expect(runMain(() => down(50_000)[Symbol.iterator]() as Steps<number>)).toBe(50_000)
})

test('a task needs something to await', () => {
  const world = testLoop()
  const make = (value: unknown) => thrownBy(() => world.within(() => createTask(value as Coroutine)))
  expect([make(5), make(null), make({}), make('text')]).toEqual(Array(4).fill('runtime/not-awaitable'))
})
