/** gather, shield and timeout. */
import { expect, test } from 'vitest'
import {
  bodyOf,
  CancelledError,
  coroutineFunction,
  createTask,
  currentTask,
  deadlineOf,
  Future,
  gather,
  type Steps,
  shield,
  sleep,
  TimeoutScope,
  timeout,
} from '../../electron/runtime/index.ts'
import { runMain, testLoop, thrownBy } from './support.ts'

const fail = coroutineFunction(function* fail(seconds: number): Steps<never> {
  yield sleep(seconds)
  throw new RangeError(`after ${seconds}`)
})

test('gather runs all at once and gives the results in the order of the arguments', () => {
  const world = testLoop()
  const main = world.spawn('main', function* () {
    return yield* gather(sleep(3, 'a'), sleep(1, 'b'), sleep(2, 'c'))
  })
  world.untilIdle()
  expect([main.result(), world.loop.time()]).toEqual([['a', 'b', 'c'], 3])
})

test('the first error ends a gather, the others run on', () => {
  const world = testLoop()
  const other = world.spawn('other', function* () {
    yield sleep(2)
    return 'ran on'
  })
  const main = world.spawn('main', function* () {
    yield* gather(other, fail(1))
  })
  world.untilIdle()
  expect([thrownBy(() => main.result()), other.result()]).toEqual(['RangeError', 'ran on'])
})

test('with returnExceptions errors and cancellations are results, in place', () => {
  const results = runMain(function* () {
    const victim = createTask(sleep(9))
    victim.cancel()
    return yield* gather([sleep(1, 'fine'), fail(1), victim], { returnExceptions: true })
  })
  expect(results).toEqual(['fine', new RangeError('after 1'), new CancelledError()])
})

test('what is given to gather twice runs once; nothing gives nothing', () => {
  const world = testLoop()
  const main = world.spawn('main', function* () {
    const once = coroutineFunction(function* () {
      world.note('ran')
      return 1
    })()
    return [yield* gather(once, once), yield* gather()]
  })
  world.untilIdle()
  expect([main.result(), world.notes]).toEqual([[[1, 1], []], ['ran']])
})

test('cancelling a gather cancels its children, and it ends when they have', () => {
  const world = testLoop()
  const child = coroutineFunction(function* (seconds: number) {
    try {
      yield sleep(10)
    } finally {
      yield sleep(seconds)
    }
  })
  const main = world.spawn('main', function* () {
    yield* gather([child(1), child(2)], { returnExceptions: true })
  })
  world.loop.stepTurn()
  world.loop.stepTurn()
  main.cancel()
  world.untilIdle()
  expect([main.cancelled(), world.loop.time()]).toEqual([true, 2])
})

test('cancelling who awaits a shield leaves what is shielded running', () => {
  const world = testLoop()
  const inner = world.spawn('inner', function* () {
    yield sleep(2)
    return 'done'
  })
  const outer = world.spawn('outer', function* () {
    yield* shield(inner)
  })
  world.loop.stepTurn()
  outer.cancel()
  world.untilIdle()
  expect([outer.cancelled(), inner.result()]).toEqual([true, 'done'])
})

test('a shield passes on the result, the error and the cancellation of what is inside', () => {
  const ends = runMain(function* () {
    const victim = createTask(sleep(9))
    const seen: unknown[] = [yield* shield(sleep(1, 'value'))]
    createTask(
      coroutineFunction(function* () {
        victim.cancel()
      })(),
    )
    for (const awaited of [fail(1), victim]) {
      try {
        yield* shield<unknown>(awaited)
      } catch (error) {
        seen.push((error as Error).name)
      }
    }
    return seen
  })
  expect(ends).toEqual(['value', 'RangeError', 'CancelledError'])
})

test('a timeout turns its own cancellation into a TimeoutError, after cleaning up', () => {
  const world = testLoop()
  const main = world.spawn('main', function* () {
    try {
      yield* timeout(1, function* () {
        try {
          yield sleep(10)
        } finally {
          yield sleep(1)
          world.note('cleaned')
        }
      })
    } catch (error) {
      world.note(`${(error as Error).name} @${world.loop.time()}`)
    }
    return currentTask()?.cancelling()
  })
  world.untilIdle()
  expect([world.notes, main.result()]).toEqual([['cleaned', 'TimeoutError @2'], 0])
})

test('what ends in time gives its value and leaves no timer', () => {
  const world = testLoop()
  const main = world.spawn('main', () => timeout(5, () => sleep(1, 'in time'))[Symbol.iterator]() as Steps<string>)
  world.untilIdle()
  expect([main.result(), world.loop.time()]).toEqual(['in time', 1])
})

test('of nested timeouts the one that is over is the one that throws, and the outer one sees an error, not a cancellation', () => {
  const nested = (outer: number, inner: number) =>
    runMain(function* () {
      const seen: string[] = []
      try {
        yield* timeout(outer, function* () {
          try {
            yield* timeout(inner, () => sleep(10))
          } catch (error) {
            seen.push(`inner ${(error as Error).name}`)
            throw error
          }
        })
      } catch (error) {
        seen.push(`outer ${(error as Error).name}`)
      }
      return seen
    })
  expect([nested(5, 1), nested(1, 5)]).toEqual([
    ['inner TimeoutError', 'outer TimeoutError'],
    ['inner CancelledError', 'outer TimeoutError'],
  ])
})

test('scopes that are left in another order than they were entered in count no longer, and are not kept', () => {
  const seen = runMain(function* () {
    yield sleep(0)
    const task = currentTask()!
    const deadlines: (number | null)[] = []
    const enter = (when: number): Steps<unknown> => {
      const steps = new TimeoutScope(when).run(() => new Future())
      steps.next()
      deadlines.push(deadlineOf(task))
      return steps
    }
    const [first, second] = [enter(5), enter(9)]
    for (const steps of [first, second]) {
      steps.return(undefined)
      deadlines.push(deadlineOf(task))
    }
    return [deadlines, bodyOf(task).scope]
  })
  expect(seen).toEqual([[5, 5, 9, null], null])
})

test('a cancellation from outside is no timeout, even if the time is over as well', () => {
  const world = testLoop()
  const task = world.spawn('T', function* () {
    yield* timeout(1, () => sleep(10))
  })
  world.loop.callAt(1, () => task.cancel())
  world.untilIdle()
  expect(task.outcome()?.kind).toBe('cancelled')
})

test('a deadline can be moved while the body runs, and only then', () => {
  const world = testLoop()
  const scopes: TimeoutScope[] = []
  const main = world.spawn('main', function* () {
    return yield* timeout(1, function* (scope: TimeoutScope) {
      scopes.push(scope)
      scope.reschedule(5)
      yield sleep(3)
      scope.reschedule(null)
      yield sleep(10)
      return scope.when()
    })
  })
  world.untilIdle()
  const [scope] = scopes
  expect([main.result(), world.loop.time(), scope?.expired(), thrownBy(() => scope?.reschedule(1))]).toEqual([
    null,
    13,
    false,
    'runtime/timeout-inactive',
  ])
})

test('a timeout of nothing or less is over at the first await', () => {
  const world = testLoop()
  const main = world.spawn('main', function* () {
    yield* timeout(0, function* () {
      world.note('begins')
      yield sleep(0)
      world.note('goes on')
    })
  })
  world.untilIdle()
  expect([world.notes, thrownBy(() => main.result()), world.loop.time()]).toEqual([['begins'], 'TimeoutError', 0])
})

test('sleep takes a finite number of seconds, gives back what it is given, and is a turn at 0', () => {
  const results = runMain(function* () {
    return [yield* sleep(1), yield* sleep(1, 'x'), yield* sleep(0, 'y'), yield* sleep(-1)]
  })
  const refused = [Number.NaN, Number.POSITIVE_INFINITY, '1' as unknown as number].map(s => thrownBy(() => sleep(s)))
  expect([results, refused]).toEqual([[undefined, 'x', 'y', undefined], Array(3).fill('runtime/bad-argument')])
})
