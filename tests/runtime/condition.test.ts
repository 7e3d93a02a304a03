import { expect, test } from 'vitest'
import { Condition, describeWait, Lock, type Steps, sleep, type Task } from '../../electron/runtime/index.ts'
import { runMain, testLoop, thrownBy, type World } from './support.ts'

/** Waits at the condition once, and notes how far it has come. */
const waiter = (world: World, condition: Condition, name: string): Task<void> =>
  world.spawn(name, function* (): Steps<void> {
    const held = yield* condition.hold()
    try {
      yield* condition.wait()
      world.note(`${name} on`)
    } finally {
      world.note(`${name} ${condition.locked() ? 'holds' : 'free'}`)
      held.release()
    }
  })

/** As a task of its own, while holding the lock. */
const inside = (world: World, condition: Condition, run: () => void): Task<void> =>
  world.spawn('notifier', function* (): Steps<void> {
    const held = yield* condition.hold()
    run()
    held.release()
  })

const made = (options?: ConstructorParameters<typeof Condition>[0]) => {
  const world = testLoop()
  return { world, condition: world.within(() => new Condition(options)) }
}

test('notify wakes those who came first, one by one, and each holds the lock again', () => {
  const { world, condition } = made()
  for (const name of ['a', 'b', 'c']) waiter(world, condition, name)
  world.untilIdle()
  inside(world, condition, () => condition.notify(2))
  world.untilIdle()
  expect([world.notes, condition.stats().waiting]).toEqual([['a on', 'a holds', 'b on', 'b holds'], 1])
})

test('notifyAll wakes all', () => {
  const { world, condition } = made()
  for (const name of ['a', 'b', 'c']) waiter(world, condition, name)
  world.untilIdle()
  inside(world, condition, () => condition.notifyAll())
  world.untilIdle()
  expect(world.notes.filter(note => note.endsWith('on'))).toEqual(['a on', 'b on', 'c on'])
})

test('waitFor looks at once, whenever it is notified, and gives what it has seen', () => {
  const { world, condition } = made()
  let stock = 0
  const buyer = world.spawn('buyer', function* () {
    const held = yield* condition.hold()
    const seen = yield* condition.waitFor(() => {
      world.note(`looks at ${stock}`)
      return stock
    })
    held.release()
    return seen
  })
  world.untilIdle()
  for (const delivered of [0, 7]) {
    inside(world, condition, () => {
      stock = delivered
      condition.notify()
    })
    world.untilIdle()
  }
  expect([buyer.result(), world.notes]).toEqual([7, ['looks at 0', 'looks at 0', 'looks at 7']])
})

test('a cancelled waiter takes the lock again before it throws, however often it is cancelled', () => {
  const { world, condition } = made()
  const a = waiter(world, condition, 'a')
  world.untilIdle()
  world.spawn('holder', function* () {
    const held = yield* condition.hold()
    a.cancel('first')
    for (let turn = 0; turn < 3; turn++) yield sleep(0)
    a.cancel('second')
    for (let turn = 0; turn < 3; turn++) yield sleep(0)
    world.note(`holder: a ${a.done() ? 'done' : 'waits'}`)
    held.release()
  })
  world.untilIdle()
  expect([world.notes, a.outcome()]).toEqual([['holder: a waits', 'a holds'], { kind: 'cancelled', message: '' }])
})

test('a notification of a task that is cancelled in the same turn is lost, as in CPython 3.11', () => {
  const { world, condition } = made()
  const a = waiter(world, condition, 'a')
  waiter(world, condition, 'b')
  world.untilIdle()
  inside(world, condition, () => {
    condition.notify()
    a.cancel()
  })
  world.untilIdle()
  expect([a.cancelled(), world.notes, condition.stats().waiting]).toEqual([true, ['a holds'], 1])
})

test('says who waits to be notified, and who for the lock again', () => {
  const { world, condition } = made({ name: 'food' })
  const a = waiter(world, condition, 'a')
  world.untilIdle()
  const waiting = [describeWait(a), condition.stats()]
  world.spawn('holder', function* () {
    yield* condition.acquire()
    condition.notify()
  })
  world.untilIdle()
  const { lock } = condition.stats()
  expect([...waiting, describeWait(a), condition.stats(), lock.name]).toEqual([
    { for: 'resource', resource: condition, to: 'wait' },
    { kind: 'condition', lock, waiters: [a], waiting: 1, notified: [] },
    { for: 'resource', resource: lock, to: 'acquire' },
    { kind: 'condition', lock, waiters: [], waiting: 0, notified: [a] },
    'food.lock',
  ])
})

test('conditions may share a lock', () => {
  const world = testLoop()
  const shared = world.within(() => {
    const lock = new Lock()
    return { lock, full: new Condition({ lock }), empty: new Condition({ lock }) }
  })
  world.spawn('holder', function* () {
    yield* shared.full.acquire()
  })
  world.untilIdle()
  expect([shared.lock.locked(), shared.empty.locked()]).toEqual([true, true])
})

test('waiting and notifying take the lock; a lock takes a Lock', () => {
  const { world, condition } = made()
  const refused = thrownBy(() =>
    runMain(function* () {
      yield* new Condition().wait()
    }),
  )
  world.untilIdle()
  expect([
    refused,
    thrownBy(() => condition.notify()),
    thrownBy(() => condition.notifyAll()),
    thrownBy(() => new Condition({ lock: {} as never })),
  ]).toEqual([
    'runtime/condition-unlocked',
    'runtime/condition-unlocked',
    'runtime/condition-unlocked',
    'runtime/bad-argument',
  ])
})
