import { expect, test } from 'vitest'
import { Cell, Event, sleep } from '../../electron/runtime/index.ts'
import { testLoop } from './support.ts'

function eventWorld() {
  const world = testLoop()
  const event = world.within(() => new Event({ name: 'opening' }))
  const wait = (name: string) =>
    world.spawn(name, function* () {
      yield* event.wait()
      world.note(`${name} goes`)
    })
  return { ...world, event, wait }
}

test('setting it wakes all who wait in order; later ones do not wait until it is cleared', () => {
  const { event, wait, untilIdle, notes } = eventWorld()
  wait('A')
  wait('B')
  untilIdle()
  const before = event.stats()
  event.set()
  wait('C')
  untilIdle()
  const set = event.stats()
  event.clear()
  wait('D')
  untilIdle()
  expect([before.waiting, set, notes, event.stats().waiters.map(task => task.name)]).toEqual([
    2,
    { kind: 'event', set: true, since: 0, waiters: [], waiting: 0 },
    ['A goes', 'B goes', 'C goes'],
    ['D'],
  ])
})

test('who was woken goes on even if the event is cleared before it runs', () => {
  const { event, wait, untilIdle, notes } = eventWorld()
  wait('A')
  untilIdle()
  event.set()
  event.clear()
  untilIdle()
  expect([notes, event.isSet()]).toEqual([['A goes'], false])
})

test('a cancelled waiter leaves the line', () => {
  const { event, wait, untilIdle, notes } = eventWorld()
  const tasks = ['A', 'B', 'C'].map(wait)
  untilIdle()
  tasks[1]?.cancel()
  untilIdle()
  const { waiters, waiting } = event.stats()
  event.set()
  untilIdle()
  expect([waiters.map(task => task.name), waiting, notes]).toEqual([['A', 'C'], 2, ['A goes', 'C goes']])
})

test('a cell says who changed it last, and tasks that read, wait and write lose updates', () => {
  const world = testLoop()
  const cell = world.within(() => new Cell(0, { name: 'count' }))
  for (const name of ['A', 'B'])
    world.spawn(name, function* () {
      const read = cell.value
      yield sleep(1)
      cell.value = read + 1
    })
  world.untilIdle()
  const { value, changedBy } = cell.stats()
  expect([value, changedBy?.name]).toEqual([1, 'B'])
})
