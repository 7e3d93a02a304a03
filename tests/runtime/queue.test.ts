import { expect, test } from 'vitest'
import { LifoQueue, PriorityQueue, Queue, sleep } from '../../electron/runtime/index.ts'
import { runMain, seeded, testLoop, thrownBy } from './support.ts'

function queueWorld(maxsize: number) {
  const world = testLoop()
  const queue = world.within(() => new Queue<number>({ maxsize, name: 'orders' }))
  const put = (name: string, ...items: number[]) =>
    world.spawn(name, function* () {
      for (const item of items) {
        yield* queue.put(item)
        world.note(`${name} put ${item}`)
      }
    })
  const get = (name: string, count = 1) =>
    world.spawn(name, function* () {
      for (let i = 0; i < count; i++) world.note(`${name} got ${yield* queue.get()}`)
    })
  return { ...world, queue, put, get }
}

test('a full queue makes putters wait, an empty one getters, each in order', () => {
  const { put, get, untilIdle, notes, queue } = queueWorld(1)
  put('P', 1, 2)
  put('Q', 3)
  untilIdle()
  const full = queue.stats()
  get('G', 4)
  untilIdle()
  const empty = queue.stats()
  expect([
    notes,
    [full.size, full.items, full.putters.map(task => task.name), full.putting, full.unfinished],
    [empty.size, empty.getters.map(task => task.name), empty.getting, empty.putting],
  ]).toEqual([
    ['P put 1', 'G got 1', 'P put 2', 'G got 2', 'Q put 3', 'G got 3'],
    [1, [1], ['P', 'Q'], 2, 1],
    [0, ['G'], 1, 0],
  ])
})

test('orders: first in first out, last in first out, smallest first', () => {
  const taken = [new Queue<number>(), new LifoQueue<number>(), new PriorityQueue<number>()].map(queue => {
    for (const item of [3, 1, 2]) queue.putNowait(item)
    return [queue.stats().items, [queue.getNowait(), queue.getNowait(), queue.getNowait()]]
  })
  expect(taken).toEqual([
    [
      [3, 1, 2],
      [3, 1, 2],
    ],
    [
      [2, 1, 3],
      [2, 1, 3],
    ],
    [
      [1, 2, 3],
      [1, 2, 3],
    ],
  ])
})

test('a long queue of random items leaves in order, equal ones as they came', () => {
  const random = seeded(3)
  const items = Array.from({ length: 500 }, (_, i) => [Math.floor(random() * 20), 'x', i] as const)
  const queue = new PriorityQueue<readonly [number, string]>()
  for (const [priority, text] of items) queue.putNowait([priority, text])
  const fifo = new Queue<readonly unknown[]>()
  for (const item of items) fifo.putNowait(item)
  const taken = items.map(() => queue.getNowait()[0])
  expect([taken, items.map(() => fifo.getNowait())]).toEqual([items.map(([p]) => p).sort((a, b) => a - b), items])
})

test('items without an order are refused and leave the queue as it was', () => {
  const queue = new PriorityQueue<unknown>()
  queue.putNowait([1, 'a'])
  const code = thrownBy(() => queue.putNowait({ priority: 2 }))
  expect([code, queue.size, queue.getNowait()]).toEqual(['runtime/no-order', 1, [1, 'a']])
})

test('without waiting: full and empty are errors', () => {
  const queue = new Queue<number>(1)
  const empty = thrownBy(() => queue.getNowait())
  queue.putNowait(1)
  expect([empty, thrownBy(() => queue.putNowait(2)), queue.full(), queue.empty(), queue.qsize()]).toEqual([
    'QueueEmpty',
    'QueueFull',
    true,
    false,
    1,
  ])
})

test('join waits until every item was reported done', () => {
  const { queue, spawn, loop, notes, note, untilIdle } = queueWorld(0)
  for (const item of [1, 2]) queue.putNowait(item)
  spawn('joiner', function* () {
    yield* queue.join()
    note(`joined @${loop.time()}`)
  })
  spawn('worker', function* () {
    for (let i = 0; i < 2; i++) {
      yield* queue.get()
      yield* sleep(1)
      queue.taskDone()
    }
  })
  loop.stepTurn()
  const joiners = queue.stats().joiners.map(task => task.name)
  untilIdle()
  expect([joiners, notes, thrownBy(() => queue.taskDone())]).toEqual([
    ['joiner'],
    ['joined @2'],
    'runtime/task-done-too-often',
  ])
})

test('a getter cancelled in the turn in which it was woken passes the item on', () => {
  const { put, get, untilIdle, notes, queue } = queueWorld(0)
  const a = get('A')
  get('B')
  untilIdle()
  queue.putNowait(7)
  a.cancel()
  untilIdle()
  put('P', 8)
  untilIdle()
  expect([notes, queue.size]).toEqual([['B got 7', 'P put 8'], 1])
})

test('whoever is cancelled whenever: no item is lost or doubled, and nobody waits who could go on', () => {
  const wrong: string[] = []
  for (let victim = 0; victim < 4; victim++) {
    for (let turn = 0; turn < 20; turn++) {
      const { put, get, loop, untilIdle, notes, queue } = queueWorld(1)
      const tasks = [put('P', 1, 2, 3), get('G', 3), put('Q', 4, 5, 6), get('H', 3)]
      for (let i = 0; i < turn; i++) loop.stepTurn()
      tasks[victim]?.cancel()
      untilIdle()
      const moved = (verb: string) => notes.filter(note => note.includes(verb)).map(note => Number(note.at(-1)))
      const { items, putting, getting, size } = queue.stats()
      const there = [...moved('got'), ...(items as number[])].sort()
      if (String(there) !== String(moved('put').sort())) wrong.push(`items: ${victim} in turn ${turn}`)
      if ((putting > 0 && size === 0) || (getting > 0 && size > 0)) wrong.push(`stuck: ${victim} in turn ${turn}`)
    }
  }
  expect(wrong).toEqual([])
})

test('items may be undefined', () => {
  const got = runMain(function* () {
    const queue = new Queue<undefined>(1)
    yield* queue.put(undefined)
    return [queue.size, yield* queue.get(), queue.size]
  })
  expect(got).toEqual([1, undefined, 0])
})
