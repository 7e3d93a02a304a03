/** Shielding a task from outside. */
import { expect, test } from 'vitest'
import {
  cancelBody,
  currentTask,
  isDetached,
  isShielded,
  type Probe,
  requestCancel,
  setShielded,
  shield,
  sleep,
  type Task,
  timeout,
} from '../../electron/runtime/index.ts'
import { testLoop, thrownBy, type World } from './support.ts'

const USER = { by: 'user', task: null } as const

/** Notes when the task and its body end. */
function watched(): { world: World; payment: (seconds?: number) => Task } {
  const quiet = () => {}
  const notes: string[] = []
  const probe: Probe = {
    ...{
      taskCreated: quiet,
      taskReady: quiet,
      stepStarted: quiet,
      stepEnded: quiet,
      stepResumed: quiet,
      taskEnded: quiet,
    },
    ...{ cancelRequested: quiet, shieldChanged: quiet, resourceCreated: quiet, resourceChanged: quiet },
    taskDetached: task => notes.push(`${task.name} detached`),
    taskBodyEnded: (task, outcome) => notes.push(`${task.name}.body ${outcome.kind}`),
  }
  const world = { ...testLoop({ probe }), notes, note: (text: string) => notes.push(text) }
  const payment = (seconds = 2) =>
    world.spawn('pay', function* () {
      yield sleep(seconds)
      world.note(`paid @${world.loop.time()}`)
      return 'receipt'
    }) as Task
  return { world, payment }
}

test('cancelling a shielded task ends it, while what it does runs on', () => {
  const { world, payment } = watched()
  const task = payment()
  setShielded(task, true)
  world.loop.stepTurn()
  requestCancel(task, USER, 'user')
  const requested = [task.done(), isDetached(task)]
  world.loop.stepTurn()
  const ended = [task.cancelled(), isDetached(task), [...world.loop.tasks].length]
  world.untilIdle()
  expect([requested, ended, world.notes]).toEqual([
    [false, false],
    [true, true, 1],
    ['pay detached', 'paid @2', 'pay.body returned'],
  ])
})

test('who awaits a shielded task sees its cancellation in the same turn as with shield()', () => {
  const turnsUntilSeen = [false, true].map(fromOutside => {
    const { world, payment } = watched()
    const inner = payment()
    const outer = fromOutside
      ? inner
      : world.spawn('outer', function* () {
          yield shield(inner)
        })
    if (fromOutside) setShielded(inner, true)
    const seen: number[] = []
    world.spawn('waiter', function* () {
      try {
        yield outer
      } catch (error) {
        seen.push(world.loop.turns)
        world.note(`${error}`)
      }
    })
    world.loop.stepTurn()
    requestCancel(outer, USER, 'stop')
    const before = world.loop.turns
    world.untilIdle()
    return [(seen[0] ?? 0) - before, world.notes.filter(note => note.startsWith('Cancelled'))]
  })
  expect(turnsUntilSeen).toEqual(Array(2).fill([2, ['CancelledError: stop']]))
})

test('with the shield taken off again a cancellation reaches what it does', () => {
  const { world, payment } = watched()
  const task = payment()
  setShielded(task, true)
  setShielded(task, false)
  world.loop.stepTurn()
  task.cancel()
  world.untilIdle()
  expect([task.cancelled(), isShielded(task), isDetached(task), world.notes]).toEqual([true, false, false, []])
})

test('a shielded task that nobody cancels ends as any other', () => {
  const { world, payment } = watched()
  const task = payment()
  setShielded(task, true)
  world.untilIdle()
  expect([task.result(), world.notes]).toEqual(['receipt', ['paid @2']])
})

test('a body that ends in the turn of the cancellation no longer ends the task', () => {
  const { world, payment } = watched()
  const task = payment(1)
  setShielded(task, true)
  world.loop.stepTurn()
  world.loop.stepTurn() // the timer has fired, the body is ready
  task.cancel()
  world.untilIdle()
  expect([task.cancelled(), world.notes]).toEqual([true, ['paid @1', 'pay detached', 'pay.body returned']])
})

test('the body can still be cancelled by itself, before and after the task has ended', () => {
  const { world, payment } = watched()
  const task = payment()
  setShielded(task, true)
  world.loop.stepTurn()
  task.cancel()
  world.loop.stepTurn()
  const accepted = [task.cancel(), cancelBody(task, USER, 'now really')]
  world.untilIdle()
  expect([accepted, world.notes, cancelBody(task, USER)]).toEqual([
    [false, true],
    ['pay detached', 'pay.body cancelled'],
    false,
  ])
})

test('timeouts and cancellations inside a shielded body act on the body', () => {
  const { world } = watched()
  const task = world.spawn('T', function* () {
    try {
      yield* timeout(1, () => sleep(10))
    } catch (error) {
      world.note(`${(error as Error).name} @${world.loop.time()}`)
    }
    currentTask()?.cancel()
    try {
      yield sleep(1)
    } catch (error) {
      world.note(`${error}`)
    }
    return 'end'
  })
  setShielded(task, true)
  world.untilIdle()
  expect([world.notes, task.result()]).toEqual([['TimeoutError @1', 'CancelledError'], 'end'])
})

test('they do so after the task has ended, too', () => {
  const { world } = watched()
  const task = world.spawn('T', function* () {
    yield sleep(1)
    try {
      yield* timeout(1, () => sleep(10))
    } catch (error) {
      world.note(`${(error as Error).name} @${world.loop.time()}`)
    }
    throw new RangeError('late')
  })
  setShielded(task, true)
  world.loop.stepTurn()
  task.cancel()
  world.untilIdle()
  expect([world.notes, thrownBy(() => task.result())]).toEqual([
    ['T detached', 'TimeoutError @2', 'T.body raised'],
    'CancelledError',
  ])
})

test('a cancellation does not pass through a shielded task to what its body waits for', () => {
  const { world, payment } = watched()
  const inner = payment()
  const task = world.spawn('T', function* () {
    yield inner
  })
  setShielded(task, true)
  world.loop.stepTurn()
  task.cancel()
  world.untilIdle()
  expect([task.cancelled(), inner.result(), world.notes.at(-1)]).toEqual([true, 'receipt', 'T.body returned'])
})

test('shielding a task that has ended does nothing', () => {
  const { world, payment } = watched()
  const task = payment()
  world.untilIdle()
  setShielded(task, true)
  expect(isShielded(task)).toBe(false)
})
