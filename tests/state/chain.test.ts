import { expect, test } from 'vitest'
import type { RunState } from '../../shared/state/run-state.ts'
import { chain, groupMembers, heldBy, waitersForTask, waitersOf } from '../../shared/state/selectors.ts'
import { ScriptedRun } from '../support/scripted-run.ts'

const kitchen = () => new ScriptedRun().start().task(1, 'cashier').task(2, 'chef[0]').task(3, 'chef[1]')

/** `chef[1] → oven → chef[0] : timer` */
function spelled(state: RunState, task: number): string {
  const found = chain(state, task)
  if (!found) return 'unknown'
  const links = found.links.map(link => (link.kind === 'task' ? link.task.name : link.resource.name))
  return `${links.join(' → ')} : ${found.root.kind}`
}

test('a chain goes over resources and their holders to the timer that all of it hangs on', () => {
  const run = kitchen()
    .lock(1, 'till', 1, [2])
    .resource(2, 'oven', {
      kind: 'semaphore',
      value: 1,
      free: 0,
      bounded: false,
      holders: [{ task: 2, count: 1, since: 0 }],
      waiters: [3],
      waiting: 1,
    })
    .waits(3, 2)
    .waits(2, 1)
    .is(1, 'waiting', { for: 'sleep', until: 5e6 })
  expect(spelled(run.state, 3)).toBe('chef[1] → oven → chef[0] → till → cashier : timer')
})

test('a ring of locks comes back to its beginning', () => {
  const run = kitchen().lock(1, 'flour', 2, [3]).lock(2, 'cheese', 3, [2]).waits(2, 2).waits(3, 1)
  expect(chain(run.state, 2)?.root).toEqual({ kind: 'ring', task: 2 })
  expect(spelled(run.state, 2)).toBe('chef[0] → cheese → chef[1] → flour : ring')
})

test('a task outside a ring is shown where its chain enters it', () => {
  const run = kitchen().lock(1, 'flour', 2, [3, 1]).lock(2, 'cheese', 3, [2]).waits(2, 2).waits(3, 1).waits(1, 1)
  const found = chain(run.state, 1)
  expect(found?.root).toEqual({ kind: 'ring', task: 2 })
  expect(found?.links[0]).toMatchObject({ place: 2 })
})

test('a task that was notified hangs on whoever holds the lock of the condition, one that was not on nobody known', () => {
  const run = kitchen()
    .lock(1, 'till', 1, [2])
    .resource(2, 'paid', { kind: 'condition', lock: 1, waiters: [3], waiting: 1, notified: [2] })
    .waits(2, 1)
    .waits(3, 2, 'wait')
  expect([spelled(run.state, 2), spelled(run.state, 3)]).toEqual([
    'chef[0] → till → cashier : runs',
    'chef[1] → paid : unheld',
  ])
  expect(waitersOf(run.state.resources.get(2)!.stats)).toEqual([
    { task: 3, to: 'wait' },
    { task: 2, to: 'acquire' },
  ])
})

test('the owner of a group hangs on its tasks, and they know that it waits for them', () => {
  const group = { id: 1, name: 'menu', owner: 1 }
  const run = kitchen()
    .task(4, 'soup', { parent: 1, group })
    .task(5, 'fish', { parent: 4, group })
    .is(1, 'waiting', { for: 'group', group: 1, tasks: [4, 5], total: 2 })
    .is(4, 'waiting', { for: 'sleep', until: 5e6 })
  expect(spelled(run.state, 1)).toBe('cashier → soup : timer')
  expect(waitersForTask(run.state, 5).map(task => task.name)).toEqual(['cashier'])
  expect(groupMembers(run.state, 1).map(task => task.name)).toEqual(['soup', 'fish'])
})

test.each([
  ['a task that ended', { for: 'tasks', by: 'gather', until: 'all', tasks: [2], total: 1 }, 'over'],
  ['a call on a worker', { for: 'call', call: 1, function: 'price' }, 'call'],
  ['a promise', { for: 'promise' }, 'outside'],
  ['a resource that nobody holds', { for: 'resource', resource: 9, to: 'wait' }, 'unheld'],
  ['others at a barrier', { for: 'resource', resource: 8, to: 'wait' }, 'unheld'],
  ['something unnamed behind a shield', { for: 'shield', task: null }, 'outside'],
] as const)('what waits for %s ends there', (_, waiting, root) => {
  const run = kitchen()
    .resource(9, 'doors', { kind: 'event', set: false, since: null, waiters: [1], waiting: 1 })
    .resource(8, 'course', { kind: 'barrier', parties: 2, state: 'filling', waiters: [1], waiting: 1 })
    .ended(2)
    .is(1, 'waiting', structuredClone(waiting) as never)
  expect(chain(run.state, 1)?.root.kind).toBe(root)
})

test('of several awaited tasks the chain follows one that has not ended', () => {
  const run = kitchen()
    .ended(2)
    .is(3, 'running')
    .is(1, 'waiting', { for: 'after', tasks: [2, 3], total: 2 })
  expect(spelled(run.state, 1)).toBe('cashier → chef[1] : runs')
})

test('an unknown task has no chain', () => {
  expect(chain(kitchen().state, 99)).toBeNull()
})

test('a task holds what it took, and those wait for it who want that or await it', () => {
  const run = kitchen()
    .lock(1, 'till', 1, [2])
    .waits(2, 1)
    .is(3, 'waiting', { for: 'after', tasks: [1], total: 1 })
  expect(heldBy(run.state, 1).map(held => held.resource.name)).toEqual(['till'])
  expect(waitersForTask(run.state, 1).map(task => task.name)).toEqual(['chef[0]', 'chef[1]'])
})

test('the lines of a queue are told apart', () => {
  const stats = {
    kind: 'queue',
    order: 'fifo',
    maxsize: 1,
    size: 1,
    items: ['34'],
    unfinished: 1,
    putters: [1],
    putting: 1,
    getters: [],
    getting: 0,
    joiners: [2],
    joining: 1,
  } as const
  expect(waitersOf(structuredClone(stats) as never)).toEqual([
    { task: 1, to: 'put' },
    { task: 2, to: 'join' },
  ])
})
