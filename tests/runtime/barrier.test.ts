import { expect, test } from 'vitest'
import { Barrier, describeWait, type Steps, sleep, type Task } from '../../electron/runtime/index.ts'
import { testLoop, thrownBy, type World } from './support.ts'

const made = (parties: number) => {
  const world = testLoop()
  return { world, barrier: world.within(() => new Barrier(parties, { name: 'start' })) }
}

const runner = (world: World, barrier: Barrier, name: string, rounds = 1): Task<void> =>
  world.spawn(name, function* (): Steps<void> {
    for (let round = 0; round < rounds; round++) {
      try {
        world.note(`${name}${yield* barrier.wait()}`)
      } catch (error) {
        world.note(`${name} ${(error as Error).name}`)
      }
    }
  })

test('all go on once the last has come, who goes on at once, each with a number in the order of coming', () => {
  const { world, barrier } = made(3)
  for (const name of ['a', 'b']) runner(world, barrier, name)
  world.untilIdle()
  const before = [barrier.nWaiting, barrier.stats()]
  runner(world, barrier, 'c')
  world.untilIdle()
  const [a, b] = [...(before[1] as ReturnType<Barrier['stats']>).waiters]
  expect([before, world.notes, barrier.nWaiting]).toEqual([
    [2, { kind: 'barrier', parties: 3, state: 'filling', waiters: [a, b], waiting: 2 }],
    ['c2', 'a0', 'b1'],
    0,
  ])
})

test('who comes back early waits until the last of the round before has left', () => {
  const { world, barrier } = made(2)
  runner(world, barrier, 'a', 2)
  runner(world, barrier, 'b', 2)
  world.loop.stepTurn() // b trips it, and stands in line again
  const draining = barrier.stats()
  world.untilIdle()
  expect([draining.state, draining.waiting, world.notes]).toEqual(['draining', 1, ['b1', 'a0', 'b1', 'a0']])
})

test('a cancelled one leaves, and does not count any more', () => {
  const { world, barrier } = made(2)
  const a = runner(world, barrier, 'a')
  world.untilIdle()
  a.cancel()
  world.untilIdle()
  runner(world, barrier, 'b')
  world.untilIdle()
  const alone = barrier.nWaiting
  runner(world, barrier, 'c')
  world.untilIdle()
  expect([alone, world.notes]).toEqual([1, ['a CancelledError', 'c1', 'b0']])
})

test('abort throws out who waits and who comes, until it is reset', () => {
  const { world, barrier } = made(2)
  runner(world, barrier, 'a')
  world.spawn('main', function* () {
    yield sleep(1)
    yield* barrier.abort()
    world.note(`broken ${barrier.broken}`)
    yield sleep(1)
    world.note(`broken ${barrier.broken}`)
    runner(world, barrier, 'b')
    yield sleep(1)
    world.note('reset')
    yield* barrier.reset()
    runner(world, barrier, 'c')
    runner(world, barrier, 'd')
  })
  world.untilIdle()
  expect([world.notes, barrier.broken]).toEqual([
    ['broken true', 'a BrokenBarrierError', 'broken true', 'b BrokenBarrierError', 'reset', 'd1', 'c0'],
    false,
  ])
})

test('reset throws out who waits; who comes while they leave waits for a new round', () => {
  const { world, barrier } = made(2)
  runner(world, barrier, 'a')
  world.spawn('main', function* () {
    yield sleep(1)
    yield* barrier.reset()
    world.note(`${barrier.stats().state}, ${barrier.nWaiting} waiting`)
    runner(world, barrier, 'b')
    runner(world, barrier, 'c')
  })
  world.untilIdle()
  expect(world.notes).toEqual(['resetting, 0 waiting', 'a BrokenBarrierError', 'c1', 'b0'])
})

test('reset and abort are coroutines: nothing happens before they are awaited', () => {
  const { world, barrier } = made(2)
  world.within(() => barrier.abort())
  world.untilIdle()
  expect(barrier.broken).toBe(false)
})

test('one party never waits', () => {
  const { world, barrier } = made(1)
  runner(world, barrier, 'a', 3)
  world.loop.stepTurn()
  expect(world.notes).toEqual(['a0', 'a0', 'a0'])
})

test('says what its waiters wait for, and how many parties there can be', () => {
  const { world, barrier } = made(2)
  const a = runner(world, barrier, 'a')
  world.untilIdle()
  const bad = [0, 1.5, Number.NaN].map(parties => thrownBy(() => new Barrier(parties)))
  expect([describeWait(a), bad]).toEqual([
    { for: 'resource', resource: barrier, to: 'wait' },
    ['runtime/bad-argument', 'runtime/bad-argument', 'runtime/bad-argument'],
  ])
})
