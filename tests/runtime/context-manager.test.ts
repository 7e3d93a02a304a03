/** Context managers from generators. What they do is what CPython's contextlib does with the same ones. */
import { expect, test } from 'vitest'
import {
  aclosing,
  asyncContextManager,
  asyncGenerator,
  emit,
  forAwait,
  Lock,
  type Steps,
  sleep,
  using,
} from '../../electron/runtime/index.ts'
import { testLoop, type World } from './support.ts'

type How = 'passes on' | 'handles' | 'translates' | 'fails at the end'

/** Notes what happens to it; deals with errors of its block as told. */
const manager = (world: World) =>
  asyncContextManager(
    asyncGenerator<string, unknown, [how?: How]>(function* manager(how = 'passes on') {
      yield sleep(1)
      world.note('enter')
      try {
        yield emit('value')
        world.note('went well')
      } catch (error) {
        world.note(`sees ${(error as Error).message}`)
        if (how === 'translates') throw new TypeError('translated')
        if (how === 'passes on') throw error
      } finally {
        yield sleep(1)
        world.note(`exit at ${world.loop.time()}`)
      }
      if (how === 'fails at the end') throw new TypeError('at the end')
    }),
  )

/** What a block with such a manager comes to. */
function outcomeOf(how: How | undefined, block: (world: World, value: string) => Steps<unknown>): unknown[] {
  const world = testLoop()
  const main = world.spawn('main', function* () {
    return yield* using(manager(world)(how), function* (value) {
      return yield* block(world, value)
    })
  })
  world.untilIdle()
  const error = main.cancelled() ? 'cancelled' : (main.exception() as Error | null)?.message
  return [...world.notes, error ?? main.result()]
}

function* fails(): Steps<never> {
  throw new RangeError('oops')
}

test('the block has the value, and the exit comes after it', () =>
  expect(
    outcomeOf(undefined, function* (world, value) {
      world.note(`block has ${value}`)
      return 'result'
    }),
  ).toEqual(['enter', 'block has value', 'went well', 'exit at 2', 'result']))

test('an error of the block is thrown into the manager, which passes it on', () =>
  expect(outcomeOf('passes on', fails)).toEqual(['enter', 'sees oops', 'exit at 2', 'oops']))

test('a manager may handle the error, or put another in its place', () =>
  expect([outcomeOf('handles', fails), outcomeOf('translates', fails)]).toEqual([
    ['enter', 'sees oops', 'exit at 2', undefined],
    ['enter', 'sees oops', 'exit at 2', 'translated'],
  ]))

test('a manager may fail at its exit', () =>
  expect(
    outcomeOf('fails at the end', function* () {
      return 'result'
    }),
  ).toEqual(['enter', 'went well', 'exit at 2', 'at the end']))

test('a cancellation of the block passes through the manager', () => {
  const world = testLoop()
  const main = world.spawn('main', function* () {
    yield* using(manager(world)(), () => sleep(9))
  })
  world.loop.callLater(2, () => main.cancel('stop'))
  world.untilIdle()
  expect([main.cancelled(), world.notes]).toEqual([true, ['enter', 'sees stop', 'exit at 3']])
})

test('a generator that hands out nothing, or more than one value, is no manager', () => {
  const world = testLoop()
  const emits = (times: number) =>
    asyncContextManager(
      asyncGenerator<number, unknown, []>(function* () {
        try {
          for (let i = 0; i < times; i++) yield emit(i)
        } finally {
          world.note(`closed ${times}`)
        }
      }),
    )
  const codes = [0, 2].map(times => {
    const main = world.spawn('main', function* () {
      yield* using(emits(times)(), function* () {})
    })
    world.untilIdle()
    return main.exception()
  })
  expect([codes, world.notes]).toMatchObject([
    [
      { code: 'runtime/manager-yields', details: { how: 'not at all' } },
      { code: 'runtime/manager-yields', details: { how: 'more than once' } },
    ],
    ['closed 0', 'closed 2'],
  ])
})

test('using also gives back what is disposed of', () => {
  const world = testLoop()
  const lock = world.within(() => new Lock())
  const main = world.spawn('main', function* () {
    const inside = yield* using(lock.hold(), function* () {
      return lock.locked()
    })
    return [inside, lock.locked()]
  })
  world.untilIdle()
  expect(main.result()).toEqual([true, false])
})

test('an error while another one leaves the block keeps that', () => {
  const world = testLoop()
  const resource = {
    [Symbol.asyncDispose]: () => {
      throw new TypeError('while closing')
    },
  }
  const main = world.spawn('main', function* () {
    yield* using(resource, fails)
  })
  world.untilIdle()
  expect(main.exception()).toMatchObject({ error: { message: 'while closing' }, suppressed: { message: 'oops' } })
})

test('aclosing closes an iterator at the end of its block, however far that came', () => {
  const world = testLoop()
  const numbers = asyncGenerator<number, unknown, []>(function* numbers() {
    try {
      for (let n = 1; ; n++) yield emit(n)
    } finally {
      world.note('closed')
    }
  })
  world.spawn('main', function* () {
    yield* using(aclosing(numbers()), function* (rows) {
      const first = yield* rows[Symbol.asyncIterator]().next()
      world.note(`first ${first.value}`)
    })
    yield* using(aclosing(numbers()), rows => forAwait(rows, fails))
  })
  world.untilIdle()
  expect(world.notes).toEqual(['first 1', 'closed', 'closed'])
})
