/** Queue.shutdown. The order is the one that CPython 3.13 prints for the same program. */
import { expect, test } from 'vitest'
import { Queue, sleep } from '../../electron/runtime/index.ts'
import { testLoop, thrownBy } from './support.ts'

test('what is in a queue that was shut down can still be got; nothing is put any more, and who waits to is told', () => {
  const world = testLoop()
  const queue = world.within(() => new Queue<number>(2))
  for (const item of [0, 1, 2, 3])
    world.spawn(`putter ${item}`, function* () {
      try {
        yield* queue.put(item)
        world.note(`put ${item}`)
      } catch (error) {
        world.note(`putter ${item} ${(error as Error).name}`)
      }
    })
  world.untilIdle()
  world.spawn('joiner', function* () {
    yield* queue.join()
    world.note('joined')
  })
  world.untilIdle()
  queue.shutdown()
  world.note(`${queue.size} left, ${thrownBy(() => queue.putNowait(9))}`)
  world.untilIdle()
  world.spawn('getter', function* () {
    try {
      for (;;) {
        world.note(`got ${yield* queue.get()}`)
        queue.taskDone()
      }
    } catch (error) {
      world.note(`getter ${(error as Error).name}`)
    }
  })
  world.untilIdle()
  expect([world.notes, queue.stats().shutdown]).toEqual([
    [
      ...['put 0', 'put 1', '2 left, QueueShutDown', 'putter 2 QueueShutDown', 'putter 3 QueueShutDown'],
      ...['got 0', 'got 1', 'getter QueueShutDown', 'joined'],
    ],
    'draining',
  ])
})

test('who waits for an item of a queue that is shut down is told', () => {
  const world = testLoop()
  const queue = world.within(() => new Queue<number>())
  const getters = ['a', 'b'].map(name =>
    world.spawn(name, function* () {
      yield* queue.get()
    }),
  )
  world.untilIdle()
  queue.shutdown()
  world.untilIdle()
  expect(getters.map(getter => thrownBy(() => getter.result()))).toEqual(['QueueShutDown', 'QueueShutDown'])
})

test('shut down at once it is emptied, and what was in it counts as done', () => {
  const world = testLoop()
  const queue = world.within(() => new Queue<number>(2))
  world.spawn('main', function* () {
    queue.putNowait(1)
    queue.putNowait(2)
    queue.getNowait()
    world.loop.createTask(
      (function* () {
        yield* queue.join()
        world.note('joined')
      })(),
    )
    yield sleep(0)
    queue.shutdown(true)
    world.note(`${queue.size} left, ${queue.stats().unfinished} unfinished, ${thrownBy(() => queue.getNowait())}`)
    queue.taskDone()
  })
  world.untilIdle()
  expect([world.notes, queue.stats().shutdown]).toEqual([
    ['0 left, 1 unfinished, QueueShutDown', 'joined'],
    'immediate',
  ])
})
