import { describe, expect, test } from 'vitest'
import {
  CancelledError,
  type Coroutine,
  coroutineFunction,
  ExceptionGroup,
  groupOf,
  groups,
  type Steps,
  sleep,
  TaskGroup,
  taskGroup,
  timeout,
} from '../../electron/runtime/index.ts'
import { testLoop, thrownBy, type World } from './support.ts'

/** Ends, cleans up if it is cancelled, or fails, after so many seconds. */
const child = (world: World, name: string, seconds: number, failing = false): Coroutine<string> =>
  coroutineFunction(function* (): Steps<string> {
    try {
      yield sleep(seconds)
      if (failing) throw new RangeError(name)
      world.note(`${name} ended`)
      return name
    } finally {
      world.note(`${name} left at ${world.loop.time()}`)
    }
  }, name)()

const body = (run: (group: TaskGroup) => Steps<unknown>) => (group: TaskGroup) =>
  coroutineFunction(() => run(group), 'body')()

const errorsOf = (error: unknown): unknown =>
  error instanceof ExceptionGroup ? error.errors.map(errorsOf) : (error as Error).message

describe('a task group', () => {
  test('is left when all its tasks have ended, and gives what its body returns', () => {
    const world = testLoop()
    const main = world.spawn('main', function* () {
      const value = yield* taskGroup(
        body(function* (group) {
          group.createTask(child(world, 'a', 2))
          group.createTask(child(world, 'b', 1))
          return 'body'
        }),
      )
      return [value, world.loop.time()]
    })
    world.untilIdle()
    expect([main.result(), world.notes]).toEqual([
      ['body', 2],
      ['b ended', 'b left at 1', 'a ended', 'a left at 2'],
    ])
  })

  test('that has a task fail cancels the others and its body, once, and raises the errors together', () => {
    const world = testLoop()
    const main = world.spawn('main', function* () {
      try {
        yield* taskGroup(
          body(function* (group) {
            group.createTask(child(world, 'a', 5))
            group.createTask(child(world, 'b', 1, true))
            group.createTask(child(world, 'c', 1, true))
            try {
              yield sleep(9)
            } finally {
              world.note(`body left at ${world.loop.time()}`)
            }
          }),
        )
      } catch (error) {
        world.note(`${(error as Error).name}: ${(error as Error).message} ${errorsOf(error)}`)
      }
      yield sleep(1)
      return 'goes on'
    })
    world.untilIdle()
    expect([main.result(), main.cancelling(), world.notes]).toEqual([
      'goes on',
      0,
      [
        'b left at 1',
        'c left at 1',
        'a left at 1',
        'body left at 1',
        'ExceptionGroup: unhandled errors in a TaskGroup (2 sub-exceptions) b,c',
      ],
    ])
  })

  test('whose body fails cancels its tasks, waits for them and raises the error of the body last', () => {
    const world = testLoop()
    const main = world.spawn('main', function* () {
      yield* taskGroup(
        body(function* (group) {
          const stubborn = coroutineFunction(function* () {
            try {
              yield sleep(9)
            } catch {
              yield sleep(2)
              throw new RangeError('of the task')
            }
          })
          group.createTask(stubborn())
          yield sleep(1)
          throw new RangeError('of the body')
        }),
      )
    })
    world.untilIdle()
    expect([errorsOf(main.exception()), world.loop.time()]).toEqual([['of the task', 'of the body'], 3])
  })

  test('that is cancelled from outside cancels its tasks and throws the cancellation on', () => {
    const world = testLoop()
    const main = world.spawn('main', function* () {
      yield* taskGroup(
        body(function* (group) {
          group.createTask(child(world, 'a', 5))
        }),
      )
    })
    world.loop.stepTurn()
    world.loop.stepTurn()
    main.cancel('out')
    world.untilIdle()
    expect([main.outcome(), main.cancelling(), world.notes]).toEqual([
      { kind: 'cancelled', message: 'out' },
      1,
      ['a left at 0'],
    ])
  })

  test('an error has priority over a cancellation from outside, whose request stays', () => {
    const world = testLoop()
    const main = world.spawn('main', function* () {
      yield* taskGroup(
        body(function* (group) {
          const fails = coroutineFunction(function* () {
            try {
              yield sleep(9)
            } catch {
              throw new RangeError('instead')
            }
          })
          group.createTask(fails())
          yield sleep(8)
        }),
      )
    })
    world.loop.stepTurn()
    world.loop.stepTurn()
    main.cancel()
    world.untilIdle()
    expect([errorsOf(main.exception()), main.cancelling()]).toEqual([['instead'], 1])
  })

  test('inside of another one is one error of that', () => {
    const world = testLoop()
    const main = world.spawn('main', function* () {
      yield* taskGroup(
        body(function* (outer) {
          outer.createTask(child(world, 'bystander', 9))
          yield* taskGroup(
            body(function* (inner) {
              inner.createTask(child(world, 'x', 1, true))
              yield sleep(5)
            }),
          )
        }),
      )
    })
    world.untilIdle()
    expect([errorsOf(main.exception()), world.notes]).toEqual([[['x']], ['x left at 1', 'bystander left at 1']])
  })

  test('takes tasks from its tasks until the last one has ended, and none afterwards', () => {
    const world = testLoop()
    let kept: TaskGroup | null = null
    const main = world.spawn('main', function* () {
      yield* taskGroup(
        body(function* (group) {
          kept = group
          const makesOne = coroutineFunction(function* () {
            yield sleep(1)
            group.createTask(child(world, 'late', 1))
          })
          group.createTask(makesOne())
        }),
      )
      return thrownBy(() => kept!.createTask(sleep(1)))
    })
    world.untilIdle()
    expect([main.result(), world.notes]).toEqual(['runtime/group-closed', ['late ended', 'late left at 2']])
  })

  test('that is shutting down takes no more tasks', () => {
    const world = testLoop()
    world.spawn('main', function* () {
      yield* taskGroup(
        body(function* (group) {
          group.createTask(child(world, 'a', 1, true))
          try {
            yield sleep(5)
          } finally {
            world.note(thrownBy(() => group.createTask(sleep(1))))
          }
        }),
      )
    })
    world.untilIdle()
    expect(world.notes).toEqual(['a left at 1', 'runtime/group-closed'])
  })

  test('and a timeout around it each take back their own cancellation only', () => {
    const world = testLoop()
    const main = world.spawn('main', function* () {
      yield* timeout(
        1,
        body(function* () {
          yield* taskGroup(
            body(function* (group) {
              group.createTask(child(world, 'slow', 9))
            }),
          )
        }) as never,
      )
    })
    world.untilIdle()
    expect([thrownBy(() => main.result()), main.cancelling(), world.notes]).toEqual([
      'TimeoutError',
      0,
      ['slow left at 1'],
    ])
  })

  test('is begun inside a task only', () => {
    const world = testLoop()
    let error = ''
    world.loop.callSoon(() => {
      error = thrownBy(() => new TaskGroup())
    })
    world.untilIdle()
    expect(error).toBe('runtime/no-current-task')
  })

  test('can be told from its tasks by a monitor', () => {
    const world = testLoop()
    const main = world.spawn('main', function* () {
      return yield* taskGroup(
        body(function* (group) {
          const task = group.createTask(child(world, 'a', 1), { name: 'a' })
          const children = [...groups.childrenOf(group)].map(each => each.name)
          return [groupOf(task) === group, groups.nameOf(group), groups.parentOf(group).name, children]
        }),
        { name: 'kitchen' },
      )
    })
    world.untilIdle()
    expect(main.result()).toEqual([true, 'kitchen', 'main', ['a']])
  })
})

describe('an exception group', () => {
  const group = (...errors: unknown[]) => new ExceptionGroup('several', errors)
  const [a, b, c] = [new RangeError('a'), new TypeError('b'), new RangeError('c')]
  const isRange = (error: unknown) => error instanceof RangeError

  test('is an error that says how many there are', () =>
    expect([group(a).message, group(a, b).message, group(a) instanceof Error]).toEqual([
      'several (1 sub-exception)',
      'several (2 sub-exceptions)',
      true,
    ]))

  test('splits into what passes a test and the rest, as it is nested', () => {
    const [passed, rest] = group(a, group(b, c)).split(isRange)
    expect([errorsOf(passed), errorsOf(rest), passed?.message]).toEqual([
      ['a', ['c']],
      [['b']],
      'several (2 sub-exceptions)',
    ])
  })

  test('gives itself if it passes itself, and null if nothing does', () => {
    const all = group(a, b)
    expect([
      all.subgroup(error => error instanceof ExceptionGroup) === all,
      all.subgroup(() => false),
      all.split(() => true),
    ]).toEqual([true, null, [all, null]])
  })

  test('keeps its cause in its parts', () => {
    const cause = new Error('why')
    const caused = new ExceptionGroup('several', [a, b], { cause })
    expect(caused.subgroup(isRange)?.cause).toBe(cause)
  })

  test('is never empty, and holds no cancellation', () =>
    expect([thrownBy(() => group()), thrownBy(() => group(a, new CancelledError()))]).toEqual([
      'runtime/bad-argument',
      'runtime/bad-argument',
    ]))
})
