import { expect, test } from 'vitest'
import { BoundedSemaphore, Semaphore, sleep } from '../../electron/runtime/index.ts'
import { testLoop, thrownBy } from './support.ts'

function semaphoreWorld(value: number) {
  const world = testLoop()
  const semaphore = world.within(() => new Semaphore(value, { name: 'oven' }))
  const enter = (name: string, seconds = 1) =>
    world.spawn(name, function* () {
      yield* semaphore.acquire()
      world.note(`${name} in @${world.loop.time()}`)
      try {
        yield sleep(seconds)
      } finally {
        semaphore.release()
      }
    })
  return { ...world, semaphore, enter }
}

test('lets as many in as it has permits, the others in order', () => {
  const { notes, enter, untilIdle, semaphore } = semaphoreWorld(2)
  for (const name of ['A', 'B', 'C', 'D', 'E']) enter(name)
  untilIdle()
  expect([notes, semaphore.stats().free]).toEqual([['A in @0', 'B in @0', 'C in @1', 'D in @1', 'E in @2'], 2])
})

test('the snapshot names holders with their permits and waiters in order, cut short but counted', () => {
  const { loop, enter, semaphore, within } = semaphoreWorld(2)
  enter('A')
  for (let i = 0; i < 41; i++) enter(`T${i}`)
  loop.stepTurn()
  const { holders, waiters, waiting, ...rest } = within(() => semaphore.stats())
  expect([
    rest,
    holders.map(({ task, count, since }) => [task?.name, count, since]),
    waiters.map(task => task.name),
    waiting,
  ]).toEqual([
    { kind: 'semaphore', value: 2, free: 0, bounded: false },
    [
      ['A', 1, 0],
      ['T0', 1, 0],
    ],
    Array.from({ length: 24 }, (_, i) => `T${i + 1}`),
    40,
  ])
})

test('a waiter cancelled in the turn in which it was given a permit passes it on', () => {
  const { loop, notes, enter, untilIdle, semaphore } = semaphoreWorld(1)
  enter('A')
  const b = enter('B')
  enter('C')
  for (let i = 0; i < 3; i++) loop.stepTurn() // B has been given A's permit
  b.cancel()
  untilIdle()
  expect([notes, b.cancelled(), semaphore.stats().free]).toEqual([['A in @0', 'C in @1'], true, 1])
})

test('who joins the line behind one that was woken gets the permit that was released meanwhile', () => {
  const { loop, notes, enter, untilIdle } = semaphoreWorld(2)
  for (const name of ['A', 'B', 'C']) enter(name)
  loop.stepTurn()
  loop.callAt(1, () => enter('late')) // both permits come back in this turn, C is woken, one is left
  untilIdle()
  expect(notes).toEqual(['A in @0', 'B in @0', 'C in @1', 'late in @1'])
})

test('whenever any of them is cancelled, all permits are back and nobody waits in the end', () => {
  const wrong: string[] = []
  for (let victim = 0; victim < 6; victim++) {
    for (let turn = 0; turn < 14; turn++) {
      const { loop, enter, untilIdle, semaphore } = semaphoreWorld(2)
      const tasks = Array.from({ length: 6 }, (_, i) => enter(`T${i}`, 1 + (i % 2)))
      for (let i = 0; i < turn; i++) loop.stepTurn()
      tasks[victim]?.cancel()
      untilIdle()
      const { free, waiting, holders } = semaphore.stats()
      if (free !== 2 || waiting > 0 || holders.length > 0 || loop.tasks.size > 0)
        wrong.push(`${victim} in turn ${turn}`)
    }
  }
  expect(wrong).toEqual([])
})

test('only a bounded one refuses to be released more often than acquired', () => {
  const [open, bounded] = [new Semaphore(1), new BoundedSemaphore(1)]
  expect([
    thrownBy(() => open.release()),
    open.stats().free,
    thrownBy(() => bounded.release()),
    bounded.stats().free,
  ]).toEqual(['nothing', 2, 'runtime/released-too-often', 1])
})

test('the number of permits is a whole number of at least 0', () => {
  expect([-1, 1.5, Number.NaN].map(value => thrownBy(() => new Semaphore(value)))).toEqual(
    Array(3).fill('runtime/bad-argument'),
  )
})

test('a permit given back by another task is booked on the oldest holder', () => {
  const { loop, semaphore, spawn } = semaphoreWorld(2)
  for (const name of ['A', 'B'])
    spawn(name, function* () {
      yield semaphore.acquire()
      yield loop.createFuture()
    })
  spawn('other', function* () {
    semaphore.release()
  })
  loop.stepTurn()
  expect(semaphore.stats().holders.map(({ task }) => task?.name)).toEqual(['B'])
})
