/** Async generators by hand, loops over them, and what becomes of those that are left open. */
import { describe, expect, test } from 'vitest'
import {
  type AsyncGenerator,
  asyncGenerator,
  BREAK,
  CancelledError,
  delegate,
  emit,
  forAwait,
  iterate,
  type Steps,
  shutdownAsyncgens,
  sleep,
} from '../../electron/runtime/index.ts'
import { testLoop, thrownBy, type World } from './support.ts'

/** Counts to `end`, a number a second; notes how it is left. */
const counting = (world: World) =>
  asyncGenerator<number, unknown, [end: number]>(function* count(end) {
    try {
      for (let n = 1; n <= end; n++) {
        yield sleep(1)
        yield emit(n)
      }
    } finally {
      yield sleep(0)
      world.note(`left at ${world.loop.time()}`)
    }
  })

describe('forAwait', () => {
  test('runs its body with each value, until the end', () => {
    const world = testLoop()
    world.spawn('main', function* () {
      yield* forAwait(counting(world)(2), function* (n) {
        yield sleep(1)
        world.note(`${n} at ${world.loop.time()}`)
      })
    })
    world.untilIdle()
    expect(world.notes).toEqual(['1 at 2', '2 at 4', 'left at 4'])
  })

  test('closes what it iterates over when its body breaks, and waits for that', () => {
    const world = testLoop()
    world.spawn('main', function* () {
      yield* forAwait(counting(world)(9), n => (n === 2 ? BREAK : undefined))
      world.note('after')
    })
    world.untilIdle()
    expect(world.notes).toEqual(['left at 2', 'after'])
  })

  test('closes it too when its body throws or is cancelled', () => {
    const world = testLoop()
    const fails = world.spawn('fails', function* () {
      yield* forAwait(counting(world)(9), () => {
        throw new RangeError()
      })
    })
    const cancelled = world.spawn('cancelled', function* () {
      yield* forAwait(counting(world)(9), () => sleep(5))
    })
    world.loop.callLater(2, () => cancelled.cancel())
    world.untilIdle()
    expect([thrownBy(() => fails.result()), cancelled.cancelled(), world.notes]).toEqual([
      'RangeError',
      true,
      ['left at 1', 'left at 2'],
    ])
  })

  test('takes async iterables of any make, and plain ones, whose values it awaits', () => {
    const world = testLoop()
    const values: unknown[] = []
    const native = {
      [Symbol.asyncIterator]: () => ({ next: () => sleep(1, { done: values.length > 1, value: 'own' }) }),
    }
    world.spawn('main', function* () {
      yield* forAwait(native, value => values.push(value))
      yield* forAwait([sleep(1, 'slept'), 'plain'], value => values.push(value))
    })
    world.untilIdle()
    expect(values).toEqual(['own', 'own', 'slept', 'plain'])
  })

  test('a loop of one’s own may return out of the middle', () => {
    const world = testLoop()
    const main = world.spawn('main', function* (): Steps<unknown> {
      const loop = iterate(counting(world)(9))
      try {
        while (loop.step(yield loop.next())) if (loop.value === 3) return loop.value
        return null
      } catch (error) {
        throw loop.fail(error)
      } finally {
        if (loop.open) yield* loop.close()
      }
    })
    world.untilIdle()
    expect([main.result(), world.notes]).toEqual([3, ['left at 3']])
  })
})

describe('an async generator', () => {
  test('hands out what others do by delegation, and gets what is sent', () => {
    const world = testLoop()
    const inner = asyncGenerator<string, unknown, []>(function* inner() {
      const sent = yield emit('first')
      yield emit(`sent ${sent}`)
      return 'inner result'
    })
    const outer = asyncGenerator<string, unknown, []>(function* outer() {
      yield emit(`outer got ${yield* delegate(inner())}`)
    })
    const main = world.spawn('main', function* () {
      const generator = outer()
      const values = [yield* generator.next(), yield* generator.next('x'), yield* generator.next()]
      return values.map(({ value }) => value)
    })
    world.untilIdle()
    expect(main.result()).toEqual(['first', 'sent x', 'outer got inner result'])
  })

  test('is cancelled at what it awaits, and may go on', () => {
    const world = testLoop()
    const stubborn = asyncGenerator<string, unknown, []>(function* stubborn() {
      try {
        yield sleep(9)
      } catch (error) {
        yield emit(CancelledError.is(error) ? 'cancelled' : 'failed')
      }
    })
    const main = world.spawn('main', function* () {
      return (yield* stubborn().next()).value
    })
    world.loop.stepTurn()
    main.cancel()
    world.untilIdle()
    expect(main.result()).toBe('cancelled')
  })

  test('that is asked while it runs says so', () => {
    const world = testLoop()
    const generator = counting(world)(1)
    const [, second] = ['first', 'second'].map(name =>
      world.spawn(name, function* () {
        yield* generator.next()
      }),
    )
    world.untilIdle()
    expect(thrownBy(() => second!.result())).toBe('runtime/generator-running')
  })
})

describe('at the end', () => {
  const leaveOpen = (world: World, ...generators: AsyncGenerator[]): void => {
    world.spawn('leaves', function* () {
      for (const generator of generators) yield* generator.next()
    })
    world.untilIdle()
  }
  const shutDown = (world: World): void => {
    world.spawn('shutdown', function* () {
      yield* shutdownAsyncgens()
      world.note(`shut down, ${world.loop.openGenerators.size} open`)
    })
    world.untilIdle()
  }

  test('generators that were left open are closed, all at once, and others are not known', () => {
    const world = testLoop()
    const [left, never, ended] = [counting(world)(9), counting(world)(9), counting(world)(1)]
    leaveOpen(world, left, counting(world)(9))
    world.spawn('ends', function* () {
      yield* forAwait(ended, () => {})
    })
    world.untilIdle()
    world.note(`${world.loop.openGenerators.size} open`)
    shutDown(world)
    expect([world.notes, never.next().state]).toEqual([
      ['left at 3', '2 open', 'left at 3', 'left at 3', 'shut down, 0 open'],
      'created',
    ])
  })

  test('what closing throws, and who does not end, is told to the loop and keeps nobody', () => {
    const world = testLoop()
    world.loop.onError = error => world.note(`told ${(error as { code?: string }).code ?? (error as Error).name}`)
    const fails = asyncGenerator<number, unknown, []>(function* fails() {
      using _ = {
        [Symbol.dispose]() {
          throw new RangeError()
        },
      }
      yield emit(1)
    })
    const goesOn = asyncGenerator<number, unknown, []>(function* goesOn() {
      for (;;) {
        try {
          yield emit(1)
        } finally {
          yield emit(2)
        }
      }
    })
    leaveOpen(world, fails(), goesOn(), counting(world)(9))
    shutDown(world)
    expect(world.notes).toEqual([
      ...['told RangeError', 'told runtime/generator-not-closed', 'left at 1', 'shut down, 0 open'],
    ])
  })
})
