import { expect, test } from 'vitest'
import { liveLinks, merged, staticLinks } from '../../../renderer/views/graph/model/links.ts'
import { marksFor, withMarks } from '../../../renderer/views/graph/model/marks.ts'
import { rowsInSight } from '../../../renderer/views/graph/model/scene.ts'
import type { ResourceStats } from '../../../shared/protocol/events.ts'
import { chain } from '../../../shared/state/selectors.ts'
import { ScriptedRun } from '../../support/scripted-run.ts'
import { semaphore } from '../views/scene.ts'
import { links, outline, structure, task } from './support.ts'

const kitchen = outline(
  [
    task('waiter', { uses: ['orders'], gives: ['orders'] }),
    task('chef', { copies: 2, uses: ['orders', 'oven'], takes: ['orders', 'oven'] }),
    task('bill', { after: ['waiter', 'chef'], holds: ['till'] }),
  ],
  { orders: 'queue', oven: 'semaphore', till: 'lock' },
)

const running = () =>
  new ScriptedRun()
    .task(1, 'waiter', { node: 'waiter' })
    .task(2, 'chef[0]', { node: 'chef', copy: 0 })
    .task(3, 'chef[1]', { node: 'chef', copy: 1 })
    .task(4, 'bill', { node: 'bill' })
    .resource(1, 'orders', queue)
    .resource(2, 'oven', semaphore(1, [2]))
    .waits(1, 1, 'put')
    .is(2, 'waiting', { for: 'sleep', until: 5e6 })
    .waits(3, 2)

const queue: ResourceStats = {
  kind: 'queue',
  ...{ order: 'fifo', maxsize: 1, size: 1, items: ['pizza'], unfinished: 1, shutdown: null },
  ...{ putters: [1], putting: 1, getters: [], getting: 0, joiners: [], joining: 0 },
}

test('the file tells what comes after what, who fills, who takes and who holds', () => {
  expect(links(staticLinks(structure(kitchen), kitchen))).toEqual([
    'task:waiter gives resource:orders',
    'resource:orders takes task:chef',
    'resource:oven takes task:chef',
    'task:waiter after task:bill',
    'task:chef after task:bill',
    'resource:till takes task:bill',
  ])
})

test('live, the row of a copy has and wants; a line of the file gives way to what goes on between the two', () => {
  const run = running().state
  const found = structure(kitchen, run)
  const rowOf = rowsInSight({ structure: found, opened: {} })
  expect(links(merged(staticLinks(found, kitchen), liveLinks(found, run, rowOf)))).toEqual([
    'task:waiter gives resource:orders',
    'resource:orders takes task:chef',
    'task:waiter after task:bill',
    'task:chef after task:bill',
    'resource:till takes task:bill',
    'resource:oven has task:chef#2',
    'task:waiter wants resource:orders',
    'task:chef#3 wants resource:oven',
  ])
})

test('copies without a row in sight are one line with their number; opened, those in sight have their own', () => {
  const run = new ScriptedRun()
  for (let i = 0; i < 20; i++) run.task(i + 1, `chef[${i}]`, { node: 'chef', copy: i }).waits(i + 1, 1)
  const { state } = run.resource(1, 'oven', semaphore(1, []))
  const found = structure(outline([task('chef', { copies: 20 })], { oven: 'semaphore' }), state)
  const of = (opened: Record<string, number>) =>
    links(liveLinks(found, state, rowsInSight({ structure: found, opened })))
  expect([of({}), of({ 'task:chef': 9 })]).toEqual([
    ['task:chef wants resource:oven ×20'],
    [
      'task:chef wants resource:oven ×10',
      ...Array.from({ length: 10 }, (_, i) => `task:chef#${10 + i} wants resource:oven`),
    ],
  ])
})

test('the chain of the selected task is lit and numbered as the inspector numbers it', () => {
  const run = running().state
  const found = structure(kitchen, run)
  const marks = marksFor(run, 3, found, rowsInSight({ structure: found, opened: {} }))
  expect({ links: links(marks.links), numbers: [...marks.numbers], inspector: chain(run, 3)?.links.length }).toEqual({
    links: ['task:chef#3 wants resource:oven lit', 'resource:oven has task:chef#2 lit'],
    numbers: [
      ['task:chef#3', 1],
      ['resource:oven', 2],
      ['task:chef#2', 3],
    ],
    inspector: 3,
  })
})

test('a deadlock’s ring is marked without a selection, and only its tasks are numbered', () => {
  const run = new ScriptedRun()
    .task(1, 'anna', { node: 'anna' })
    .task(2, 'ben', { node: 'ben' })
    .lock(1, 'fork', 1, [2])
    .lock(2, 'knife', 2, [1])
    .waits(1, 2)
    .waits(2, 1)
    .add({
      type: 'run.deadlocked',
      deadlock: {
        cycle: [
          { task: 1, wants: 2 },
          { task: 2, wants: 1 },
        ],
        tasks: [1, 2],
        total: 2,
      },
    }).state
  const of = outline([task('anna'), task('ben')], { fork: 'lock', knife: 'lock' })
  const found = structure(of, run)
  const rowOf = rowsInSight({ structure: found, opened: {} })
  const marks = marksFor(run, null, found, rowOf)
  expect({ links: links(withMarks(liveLinks(found, run, rowOf), marks)), numbers: [...marks.numbers] }).toEqual({
    links: [
      'task:anna wants resource:knife dead',
      'resource:knife has task:ben dead',
      'task:ben wants resource:fork dead',
      'resource:fork has task:anna dead',
    ],
    numbers: [
      ['task:anna', 1],
      ['task:ben', 2],
    ],
  })
})
