/** What the log says of tasks that wait at a condition or barrier, for a group or for several tasks. */
import { expect, test } from 'vitest'
import type { ResourceStats, RunEvent } from '../../shared/protocol/events.ts'
import { testRun, threeViews } from './support.ts'

type Run = ReturnType<typeof testRun>

const graph = (tasks: Record<string, string>, resources = ''): string => `
taskgraph: 1
name: waiting
resources: { ${resources} }
tasks:
${Object.entries(tasks)
  .map(
    ([name, body]) => `  ${name}:
    script: |
      import { createTask, gather, sleep, wait, waitFor, asCompleted, taskGroup, timeout } from 'yieldpoint'
      export default async r => { ${body} }
`,
  )
  .join('')}`

const changes = (run: Run, name: string) =>
  run.events.flatMap(event => (event.type === 'task.changed' && event.task === run.ids(name) ? [event] : []))

/** Each wait of a task once, as the log has it. */
function waitsOf(run: Run, name: string): unknown[] {
  const texts = changes(run, name).flatMap(({ waiting }) => (waiting ? [JSON.stringify(waiting)] : []))
  return [...new Set(texts)].map(text => JSON.parse(text))
}

/** Its stats in the order in which they were noted, those that are as before left out. */
function statsOf(run: Run, name: string): ResourceStats[] {
  const id = [...run.state().resources.values()].find(resource => resource.name === name)!.id
  const ofIt = (event: RunEvent) =>
    (event.type === 'resource.created' || event.type === 'resource.changed') && event.resource === id
      ? [JSON.stringify(event.stats)]
      : []
  return run.events
    .flatMap(ofIt)
    .filter((text, i, all) => text !== all[i - 1])
    .map(text => JSON.parse(text))
}

test('a condition names its lock, those who wait for a notification, and those who wait for the lock after one', async () => {
  const run = await testRun(
    graph(
      {
        eater: 'await using _ = await r.food.hold(); await r.food.wait()',
        cook: 'await sleep(1); await using _ = await r.kitchen.hold(); r.food.notify(); await sleep(1)',
      },
      'food: { type: condition, lock: kitchen }, kitchen: { type: lock }',
    ),
  ).go()
  const [kitchen, food] = [1, 2] // the lock is made first, wherever it stands
  expect(statsOf(run, 'food')).toEqual([
    { kind: 'condition', lock: kitchen, waiters: [], waiting: 0, notified: [] },
    { kind: 'condition', lock: kitchen, waiters: [1], waiting: 1, notified: [] },
    { kind: 'condition', lock: kitchen, waiters: [], waiting: 0, notified: [] },
    { kind: 'condition', lock: kitchen, waiters: [], waiting: 0, notified: [1] },
    { kind: 'condition', lock: kitchen, waiters: [], waiting: 0, notified: [] },
  ])
  expect(waitsOf(run, 'eater')).toEqual([
    { for: 'resource', resource: food, to: 'wait' },
    { for: 'resource', resource: kitchen, to: 'acquire' },
  ])
  expect(run.state().outcome).toBe('finished')
})

test('a condition of its own lock can be held around a body, and that lock is listed', async () => {
  const text = `${graph({ eater: 'await r.food.wait()' }, 'food: { type: condition }')}    holds: [food]\n`
  const run = await testRun(text).go()
  const state = run.state()
  expect([...state.resources.values()].map(({ name, declared }) => ({ name, declared }))).toEqual([
    { name: 'food.lock', declared: true },
    { name: 'food', declared: true },
  ])
  // nobody is there who could notify it
  expect(state.deadlock).toEqual({ cycle: [], tasks: [1], total: 1 })
})

test('tasks that wait at a barrier for one that waits for them are a deadlock without a ring', async () => {
  const run = await testRun(
    graph({ a: 'await r.course.wait()', b: 'await r.course.wait()' }, 'course: { type: barrier, parties: 3 }'),
  ).go()
  expect(statsOf(run, 'course').at(-1)).toEqual({
    kind: 'barrier',
    parties: 3,
    state: 'filling',
    waiters: [1, 2],
    waiting: 2,
  })
  expect(waitsOf(run, 'b')).toEqual([{ for: 'resource', resource: 1, to: 'wait' }])
  expect(run.state().deadlock).toEqual({ cycle: [], tasks: [1, 2], total: 2 })
})

test('a barrier tells how it is, round after round', async () => {
  const body = 'await r.course.wait()'
  const run = await testRun(
    graph({ a: body, b: `${body}; await r.course.abort()` }, 'course: { type: barrier, parties: 2 }'),
  ).go()
  const states = statsOf(run, 'course').map(stats => (stats.kind === 'barrier' ? stats.state : ''))
  expect(states.filter((state, i) => state !== states[i - 1])).toEqual(['filling', 'draining', 'broken'])
})

test('a child of a group that wants what the owner of the group holds is in a ring with it', async () => {
  const run = await testRun(
    graph(
      {
        main: `
          await using _ = await r.till.hold()
          await taskGroup(async group => { group.createTask(r.till.acquire(), { name: 'child' }) })`,
      },
      'till: { type: lock }',
    ),
  ).go()
  expect(run.state().deadlock).toEqual({
    cycle: [
      { task: run.ids('main'), wants: null },
      { task: run.ids('child'), wants: 1 },
    ],
    tasks: [run.ids('main'), run.ids('child')],
    total: 2,
  })
})

test('a queue that was shut down says so', async () => {
  const run = await testRun(
    graph({ a: 'await r.orders.put(1); r.orders.shutdown(); r.orders.shutdown(true)' }, 'orders: { type: queue }'),
  ).go()
  const told = statsOf(run, 'orders').map(stats => (stats.kind === 'queue' ? [stats.size, stats.shutdown] : []))
  expect(told).toEqual([
    [0, null],
    [1, null],
    [1, 'draining'],
    [0, 'immediate'],
  ])
})

test('the tasks of a group say which, and whose; at its end its owner waits for what is left in it', async () => {
  const run = await testRun(
    graph({
      main: `
        const nap = s => sleep(s)
        await taskGroup(async group => {
          group.createTask(nap(1), { name: 'one' })
          group.createTask((async () => { group.createTask(nap(3), { name: 'three' }); await nap(2) })(), { name: 'two' })
        }, { name: 'naps' })
        await taskGroup(async group => { group.createTask(nap(1), { name: 'other' }) })
        await createTask(nap(1), { name: 'alone' })`,
    }),
  ).go()
  const [main, naps] = [run.ids('main'), { id: 1, name: 'naps', owner: run.ids('main') }]
  const groups = Object.fromEntries([...run.state().tasks.values()].map(({ name, group }) => [name, group]))
  expect(groups).toEqual({
    main: null,
    one: naps,
    two: naps,
    three: naps,
    other: { id: 2, name: null, owner: main },
    alone: null,
  })
  const [one, two, three, other] = ['one', 'two', 'three', 'other'].map(name => run.ids(name))
  expect(run.state().tasks.get(three!)!.parent).toBe(two)
  expect(waitsOf(run, 'main')).toEqual([
    { for: 'group', group: 1, tasks: [one, two], total: 2 },
    { for: 'group', group: 2, tasks: [other], total: 1 },
    { for: 'task', task: run.ids('alone') },
  ])
})

test('a task that waits for several says how it asked for them, and for how many', async () => {
  const run = await testRun(
    graph({
      main: `
        const nap = (name, s) => createTask(sleep(s), { name })
        const a = nap('a', 1), b = nap('b', 2), c = nap('c', 9)
        await wait([a, b, c], { returnWhen: 'FIRST_COMPLETED' })
        await wait([a, b, c], { returnWhen: 'FIRST_EXCEPTION', timeout: 3 })
        for (const next of asCompleted([c])) await next
        await gather(nap('d', 1), nap('e', 1))`,
    }),
  ).go()
  const [a, b, c, d, e] = ['a', 'b', 'c', 'd', 'e'].map(name => run.ids(name))
  expect(waitsOf(run, 'main')).toEqual([
    { for: 'tasks', by: 'wait', until: 'first', tasks: [a, b, c], total: 3 },
    { for: 'tasks', by: 'wait', until: 'error', tasks: [b, c], total: 2 },
    { for: 'tasks', by: 'asCompleted', until: 'first', tasks: [c], total: 1 },
    { for: 'tasks', by: 'gather', until: 'all', tasks: [d, e], total: 2 },
  ])
})

test('a wait under timeouts says when the first of them ends it; one of several tasks by its own', async () => {
  const run = await testRun(
    graph({
      main: `
        const quietly = async job => { try { await job } catch {} }
        await sleep(1)
        await quietly(timeout(5, () => timeout(9, scope => sleep(2))))
        await quietly(timeout(8, () => wait([createTask(sleep(9))], { timeout: 4 })))
        await quietly(waitFor(sleep(9), 1))
        await quietly(timeout(null, async scope => { scope.reschedule(20); await sleep(1) }))
        await sleep(1)`,
    }),
  ).go()
  const seconds = changes(run, 'main').flatMap(({ waiting, deadline }) =>
    waiting === null ? [] : [deadline === null ? null : deadline / 1e6],
  )
  // nothing more ends the wait that a timeout is about to cancel
  expect(seconds).toEqual([null, 6, 7, 8, null, 20, null])
  expect(run.state().tasks.get(run.ids('main'))!.deadline).toBeNull()
})

test('all of that adds up to the same as the records and as what a viewer was sent', async () => {
  const run = testRun(
    graph(
      {
        a: 'await using _ = await r.food.hold(); await r.food.wait()',
        b: 'await r.course.wait(); await taskGroup(async g => { g.createTask(sleep(1)); await timeout(9, () => r.food.hold()) })',
        c: 'await sleep(1); await r.course.wait(); await sleep(1)',
      },
      'food: { type: condition }, course: { type: barrier, parties: 2 }',
    ),
    { live: true },
  )
  await run.go()
  run.feed.flush()
  const { log, records, viewer } = threeViews(run)
  expect(records).toEqual(log)
  expect(viewer).toEqual(log)
})
