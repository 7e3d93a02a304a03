import { expect, test } from 'vitest'
import { sleep, waitingFor } from '../../electron/runtime/index.ts'
import { testLoop, type World } from './support.ts'

/** A task that waits for something outside; gives back how to deliver it. */
function call(world: World, name: string): { deliver: () => void; close: () => void } {
  const source = world.loop.outside(name)
  const future = world.within(() => waitingFor<string>(name, 'call'))
  world.spawn(name, function* () {
    world.note(`${yield* future} at ${world.loop.time()}`)
  })
  return { deliver: () => source.deliver(() => future.setResult(name)), close: () => source.close() }
}

test('on the virtual clock results are taken in the order of beginning, whichever came first', () => {
  const world = testLoop()
  const calls = ['a', 'b', 'c'].map(name => call(world, name))
  world.untilIdle()
  for (const i of [2, 1, 0]) {
    calls[i]?.deliver()
    world.untilIdle()
    world.note(`- ${i}`)
  }
  expect(world.notes).toEqual(['- 2', '- 1', 'a at 0', 'b at 0', 'c at 0', '- 0'])
})

test('virtual time stands still while something outside is pending', () => {
  const world = testLoop()
  world.loop.callLater(5, () => world.note('timer'))
  const one = call(world, 'a')
  world.untilIdle()
  const before = [world.loop.time(), world.verdicts.length]
  one.deliver()
  world.untilIdle()
  expect([before, world.notes]).toEqual([
    [0, 0],
    ['a at 0', 'timer'],
  ])
})

test('closing a source gives up on it: time passes, and a deadlock is one', () => {
  const world = testLoop()
  world.loop.callLater(5, () => world.note('timer'))
  const one = call(world, 'a')
  world.untilIdle()
  one.close()
  world.untilIdle()
  expect([world.notes, world.verdicts.map(verdict => verdict.deadlock)]).toEqual([['timer'], [true]])
})

test('closing after delivery takes nothing back, delivering twice or after closing changes nothing', () => {
  const world = testLoop()
  const [a, b] = [call(world, 'a'), call(world, 'b')]
  a.deliver()
  a.close()
  a.deliver()
  b.close()
  b.deliver()
  world.untilIdle()
  expect(world.notes).toEqual(['a at 0'])
})

test('a task that spins on sleep(0) until a call is done gets it, in a turn that does not depend on when it came', () => {
  const turns = [1, 9_000].map(deliverAt => {
    const world = testLoop()
    const one = call(world, 'a')
    world.spawn('spinner', function* () {
      while (world.notes.length === 0) yield sleep(0)
    })
    for (let i = 0; i < deliverAt; i++) world.loop.stepTurn()
    one.deliver()
    world.untilIdle()
    return [world.notes, world.loop.turns]
  })
  expect(turns[0]).toEqual(turns[1])
})

test('a spinning task waits for a call that is late', () => {
  const world = testLoop()
  const one = call(world, 'a')
  world.spawn('spinner', function* () {
    while (world.notes.length === 0) yield sleep(0)
  })
  world.untilIdle()
  const blocked = [world.loop.turns, [...world.notes], world.verdicts.length]
  one.deliver()
  world.untilIdle()
  expect([blocked, world.notes]).toEqual([[10_000, [], 0], ['a at 0']])
})

test('on the real clock a result is taken as soon as it comes, and wakes the loop', () => {
  const world = testLoop({ clock: 'real' })
  const [a, b] = [call(world, 'a'), call(world, 'b')]
  world.loop.start()
  world.host.elapse(1)
  b.deliver()
  world.host.elapse(1)
  a.deliver()
  world.host.elapse(1)
  expect(world.notes).toEqual(['b at 1', 'a at 2'])
})

test('a native promise is something from outside: its value, its error, and no deadlock meanwhile', async () => {
  const world = testLoop()
  const gate = Promise.withResolvers<string>()
  world.spawn('T', function* () {
    world.note(`${yield gate.promise}`)
    try {
      yield Promise.reject(new RangeError('no'))
    } catch (error) {
      world.note((error as Error).name)
    }
  })
  world.untilIdle()
  const before = world.verdicts.length
  gate.resolve('value')
  for (let i = 0; i < 5; i++) {
    await null
    world.untilIdle()
  }
  expect([before, world.notes, world.verdicts.length]).toEqual([0, ['value', 'RangeError'], 1])
})

test('a task cancelled while it awaits a promise is cancelled at once, and what the promise gives is dropped', async () => {
  const world = testLoop()
  const gate = Promise.withResolvers<string>()
  const task = world.spawn('T', function* () {
    yield gate.promise
  })
  world.untilIdle()
  task.cancel()
  world.untilIdle()
  gate.resolve('late')
  await null
  world.untilIdle()
  expect([task.cancelled(), world.verdicts.length]).toEqual([true, 1])
})
