/** wait, asCompleted and waitFor. Orders are those that CPython 3.11 to 3.13 print for the same programs. */
import { describe, expect, test } from 'vitest'
import {
  asCompleted,
  coroutineFunction,
  createTask,
  currentTask,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  Future,
  forAwait,
  sleep,
  type Task,
  wait,
  waitFor,
} from '../../electron/runtime/index.ts'
import { runMain, testLoop, thrownBy } from './support.ts'

const fail = coroutineFunction(function* fail(seconds: number) {
  yield sleep(seconds)
  throw new RangeError(`after ${seconds}`)
})

const names = (tasks: Iterable<Future>): string[] => [...tasks].map(task => (task as Task).name)

/** Tasks named by when they end; those that fail by their seconds negated. */
const tasksOf = (...seconds: number[]): Task[] =>
  seconds.map(each => createTask(each < 0 ? fail(-each) : sleep(each, each), { name: `${each}` }) as Task)

describe('wait', () => {
  const waited = (options: Parameters<typeof wait>[1], ...seconds: number[]) => {
    const world = testLoop()
    const main = world.spawn('main', function* () {
      const { done, pending } = yield* wait(tasksOf(...seconds), options)
      return { done: names(done), pending: names(pending), at: world.loop.time() }
    })
    world.untilIdle()
    return main.result()
  }

  test('goes on when all have ended, whatever became of them', () =>
    expect(waited({}, 3, -1, 2)).toEqual({ done: ['3', '-1', '2'], pending: [], at: 3 }))

  test('goes on with the first one if asked to', () =>
    expect(waited({ returnWhen: FIRST_COMPLETED }, 3, 1, 2)).toEqual({ done: ['1'], pending: ['3', '2'], at: 1 }))

  test('goes on with the first error if asked to, and with the last one if there is none', () => {
    const first = waited({ returnWhen: FIRST_EXCEPTION }, 3, 1, -2)
    const none = waited({ returnWhen: FIRST_EXCEPTION }, 1, 2)
    expect([first, none]).toEqual([
      { done: ['1', '-2'], pending: ['3'], at: 2 },
      { done: ['1', '2'], pending: [], at: 2 },
    ])
  })

  test('cancels and throws nothing when its time is over', () =>
    expect(waited({ timeout: 2 }, 1, 3)).toEqual({ done: ['1'], pending: ['3'], at: 2 }))

  test('a cancelled one is no error', () => {
    const world = testLoop()
    const main = world.spawn('main', function* () {
      const [a, b] = tasksOf(5, 3)
      a!.cancel()
      const { done } = yield* wait([a!, b!], { returnWhen: FIRST_EXCEPTION })
      return [names(done), world.loop.time()]
    })
    world.untilIdle()
    expect(main.result()).toEqual([['5', '3'], 3])
  })

  test('waits for a turn even if all are done, and lets nobody wait for what is not there', () => {
    const world = testLoop()
    world.spawn('main', function* () {
      const done = world.loop.createFuture<number>()
      done.setResult(1)
      world.loop.callSoon(() => world.note('a turn'))
      yield* wait([done, done])
      world.note('on')
    })
    world.untilIdle()
    expect(world.notes).toEqual(['a turn', 'on'])
  })

  test('cancelling it cancels none of them, and leaves no callback and no timer behind', () => {
    const world = testLoop()
    class Counting extends Future {
      callbacks = 0
      override addDoneCallback(callback: (future: this) => void): void {
        this.callbacks++
        super.addDoneCallback(callback)
      }
      override removeDoneCallback(callback: (future: this) => void): number {
        const removed = super.removeDoneCallback(callback)
        this.callbacks -= removed
        return removed
      }
    }
    const future = new Counting(world.loop)
    const main = world.spawn('main', function* () {
      yield* wait([future], { timeout: 5 })
    })
    world.loop.stepTurn()
    const meanwhile = future.callbacks
    main.cancel()
    world.untilIdle()
    expect([meanwhile, future.callbacks, main.cancelled(), future.done(), world.loop.time()]).toEqual([
      ...[1, 0, true, false, 0],
    ])
  })

  test('refuses nothing at all, coroutines and unknown conditions', () => {
    const refused = (make: () => ReturnType<typeof wait>) =>
      thrownBy(() =>
        runMain(function* () {
          yield* make()
        }),
      )
    expect([
      refused(() => wait([])),
      refused(() => wait([sleep(1) as never])),
      refused(() => wait(tasksOf(1), { returnWhen: 'SOON' as never })),
      refused(() => wait(tasksOf(1), { timeout: Number.NaN })),
    ]).toEqual(['runtime/bad-argument', 'runtime/not-a-future', 'runtime/bad-argument', 'runtime/bad-argument'])
  })
})

describe('asCompleted', () => {
  test('gives results in the order in which they come, and throws what one raised in its turn', () => {
    const world = testLoop()
    world.spawn('main', function* () {
      for (const next of asCompleted([sleep(3, 'c'), sleep(1, 'a'), fail(2)])) {
        try {
          world.note(`${yield* next} ${world.loop.time()}`)
        } catch (error) {
          world.note(`${(error as Error).name} ${world.loop.time()}`)
        }
      }
    })
    world.untilIdle()
    expect(world.notes).toEqual(['a 1', 'RangeError 2', 'c 3'])
  })

  test('iterated over asynchronously it gives the tasks themselves', () => {
    const world = testLoop()
    world.spawn('main', function* () {
      const tasks = tasksOf(3, 1, -2)
      yield* forAwait(asCompleted(tasks), function* (task) {
        world.note(`${(task as Task).name} ${tasks.includes(task as Task)}`)
      })
    })
    world.untilIdle()
    expect(world.notes).toEqual(['1 true', '-2 true', '3 true'])
  })

  test('when its time is over, who waits for one more gets a TimeoutError; the rest run on', () => {
    const world = testLoop()
    world.spawn('main', function* () {
      const tasks = tasksOf(1, 5, 6)
      const nexts = [...asCompleted(tasks, { timeout: 3 })]
      for (const next of nexts) {
        try {
          world.note(`${yield* next}`)
        } catch (error) {
          world.note(`${(error as Error).name} ${world.loop.time()}`)
        }
      }
      yield* wait(tasks)
      world.note(names(tasks.filter(task => task.cancelled() === false)).join())
    })
    world.untilIdle()
    expect(world.notes).toEqual(['1', 'TimeoutError 3', 'TimeoutError 3', '1,5,6'])
  })

  test('what two tasks wait for at once each gets one of; a cancelled one passes its result on', () => {
    const world = testLoop()
    const nexts = world.within(() => [...asCompleted([sleep(1, 'first'), sleep(2, 'second')])])
    const take = (name: string, index: number) =>
      world.spawn(name, function* () {
        world.note(`${name} ${yield* nexts[index]!} at ${world.loop.time()}`)
      })
    const a = take('a', 0)
    take('b', 1)
    const inTurns = (turns: number, run: () => void): void => {
      world.loop.callSoon(() => (turns === 1 ? run() : inTurns(turns - 1, run)))
    }
    world.loop.callAt(1, () => inTurns(3, () => a.cancel())) // it has been woken, and has not run
    world.untilIdle()
    expect([world.notes, a.cancelled()]).toEqual([['b first at 1'], true])
  })
})

describe('waitFor', () => {
  test('gives what comes in time', () =>
    expect(
      runMain(function* () {
        return yield* waitFor(sleep(1, 'x'), 2)
      }),
    ).toBe('x'))

  test('cancels what does not, waits for its end, and throws a TimeoutError', () => {
    const world = testLoop()
    const slow = coroutineFunction(function* slow() {
      try {
        yield sleep(9)
      } finally {
        yield sleep(3)
        world.note(`cleaned up at ${world.loop.time()}`)
      }
    })
    const main = world.spawn('main', function* () {
      yield* waitFor(createTask(slow()), 2)
    })
    world.untilIdle()
    expect([thrownBy(() => main.result()), main.cancelling(), world.notes]).toEqual([
      'TimeoutError',
      0,
      ['cleaned up at 5'],
    ])
  })

  test('awaits a coroutine in its own task, as CPython 3.12 does', () =>
    expect(
      runMain(function* () {
        const me = coroutineFunction(function* () {
          return currentTask()?.name
        })
        return yield* waitFor(me(), 1)
      }),
    ).toBe('main'))

  test('with no time gives what is done, and else cancels it before it has begun', () => {
    const world = testLoop()
    const body = coroutineFunction(function* () {
      world.note('begun')
    })
    const main = world.spawn('main', function* () {
      const done = world.loop.createFuture<string>()
      done.setResult('done')
      world.note(yield* waitFor(done, 0))
      yield* waitFor(body(), 0)
    })
    world.untilIdle()
    expect([thrownBy(() => main.result()), world.notes]).toEqual(['TimeoutError', ['done']])
  })

  test('with no time, gives what the cancelled one returns all the same', () => {
    const world = testLoop()
    const stubborn = coroutineFunction(function* stubborn() {
      try {
        yield sleep(9)
      } catch {
        return 'anyway'
      }
    })
    const main = world.spawn('main', function* () {
      const task = createTask(stubborn())
      yield sleep(0)
      return yield* waitFor(task, 0)
    })
    world.untilIdle()
    expect(main.result()).toBe('anyway')
  })

  test('its own cancellation reaches what is awaited and stays one', () => {
    const world = testLoop()
    const inner = world.spawn('inner', function* () {
      yield sleep(9)
    })
    const main = world.spawn('main', function* () {
      yield* waitFor(inner, 5)
    })
    world.loop.stepTurn()
    main.cancel('enough')
    world.untilIdle()
    expect([inner.cancelled(), main.cancelled(), main.outcome()]).toEqual([
      true,
      true,
      { kind: 'cancelled', message: 'enough' },
    ])
  })

  test('without a limit only waits', () => {
    const world = testLoop()
    const main = world.spawn('main', function* () {
      return yield* waitFor(sleep(1e6, 'at last'), null)
    })
    world.untilIdle()
    expect([main.result(), world.loop.time()]).toEqual(['at last', 1e6])
  })
})
