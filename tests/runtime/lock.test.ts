import { expect, test } from 'vitest'
import { heldBy, Lock, sleep } from '../../electron/runtime/index.ts'
import { runMain, testLoop, thrownBy } from './support.ts'

function lockWorld() {
  const world = testLoop()
  const lock = world.within(() => new Lock({ name: 'till' }))
  const enter = (name: string, seconds = 1) =>
    world.spawn(name, function* () {
      yield* lock.acquire()
      world.note(`${name} in @${world.loop.time()}`)
      try {
        yield sleep(seconds)
      } finally {
        lock.release()
      }
    })
  const names = () => {
    const { owner, waiters, waiting, since } = lock.stats()
    return { owner: owner?.name ?? null, since, waiters: waiters.map(task => task.name), waiting }
  }
  return { ...world, lock, enter, names }
}

test('one at a time, first come first served, and the snapshot says who has it and who waits', () => {
  const { loop, notes, enter, names, untilIdle, lock } = lockWorld()
  for (const name of ['A', 'B', 'C']) enter(name)
  loop.stepTurn()
  const first = names()
  loop.runUntil(1.5)
  for (let i = 0; i < 3; i++) loop.stepTurn()
  const second = names()
  untilIdle()
  expect([notes, first, second, lock.locked()]).toEqual([
    ['A in @0', 'B in @1', 'C in @2'],
    { owner: 'A', since: 0, waiters: ['B', 'C'], waiting: 2 },
    { owner: 'B', since: 1, waiters: ['C'], waiting: 1 },
    false,
  ])
})

test('who comes between a release and the wake-up of the next in line does not overtake', () => {
  const world = lockWorld()
  world.enter('A')
  world.enter('B')
  world.loop.stepTurn()
  world.loop.callAt(1, () => world.enter('late'))
  world.untilIdle()
  expect(world.notes).toEqual(['A in @0', 'B in @1', 'late in @2'])
})

test('a cancelled waiter leaves the line, also in the very turn in which it is woken, and the next one gets the lock', () => {
  const outcomes = [0, 1].map(turnsAfterRelease => {
    const { loop, notes, enter, untilIdle, lock } = lockWorld()
    enter('A')
    const b = enter('B')
    enter('C')
    loop.stepTurn()
    loop.stepTurn() // A's timer
    for (let i = 0; i < turnsAfterRelease; i++) loop.stepTurn() // A releases, B is woken
    b.cancel()
    untilIdle()
    return [notes, b.cancelled(), lock.stats().waiting, lock.locked()]
  })
  expect(outcomes).toEqual(Array(2).fill([['A in @0', 'C in @1'], true, 0, false]))
})

test('whenever any of them is cancelled, nobody is left waiting and the lock is free in the end', () => {
  const wrong: string[] = []
  for (let victim = 0; victim < 4; victim++) {
    for (let turn = 0; turn < 14; turn++) {
      const { loop, enter, untilIdle, lock } = lockWorld()
      const tasks = ['A', 'B', 'C', 'D'].map(name => enter(name))
      for (let i = 0; i < turn; i++) loop.stepTurn()
      tasks[victim]?.cancel()
      untilIdle()
      if (lock.locked() || lock.stats().waiting > 0 || loop.tasks.size > 0) wrong.push(`${victim} in turn ${turn}`)
    }
  }
  expect(wrong).toEqual([])
})

test('releasing what nobody holds is an error', () => {
  expect(thrownBy(() => new Lock().release())).toBe('runtime/not-acquired')
})

test('hold releases once, when told or when its scope ends', () => {
  const locked = runMain(function* () {
    const lock = new Lock()
    const seen: boolean[] = []
    {
      using hold = yield* lock.hold()
      seen.push(lock.locked())
      hold.release()
      seen.push(lock.locked())
    }
    const hold = yield* lock.hold()
    hold[Symbol.asyncDispose]()
    seen.push(lock.locked())
    return seen
  })
  expect(locked).toEqual([true, false, false])
})

test('a task knows what it holds', () => {
  const { enter, loop, lock } = lockWorld()
  const task = enter('A')
  loop.stepTurn()
  const held = [...heldBy(task)]
  while (loop.stepTurn());
  expect([held, heldBy(task).size]).toEqual([[lock], 0])
})
