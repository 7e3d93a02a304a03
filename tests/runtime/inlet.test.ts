import { expect, test } from 'vitest'
import { sleep } from '../../electron/runtime/index.ts'
import { testLoop } from './support.ts'

test('while an inlet is open there is no deadlock; once it is closed there is', () => {
  const world = testLoop()
  world.spawn('T', function* () {
    yield* world.loop.createFuture()
  })
  const inlet = world.loop.inlet()
  world.untilIdle()
  const before = world.verdicts.length
  inlet.close()
  world.untilIdle()
  expect([before, world.verdicts.map(verdict => verdict.deadlock)]).toEqual([0, [true]])
})

test('on the virtual clock what comes is taken in the order in which it came, when nothing is ready', () => {
  const world = testLoop()
  const [a, b] = [world.loop.inlet(), world.loop.inlet()]
  b.deliver(() => world.note('b'))
  a.deliver(() => world.note('a'))
  world.spawn('T', function* () {
    for (const step of ['1', '2']) {
      world.note(step)
      yield sleep(0)
    }
  })
  world.untilIdle()
  expect(world.notes).toEqual(['1', '2', 'b', 'a'])
})

test('on the real clock what comes runs in the next turn', () => {
  const world = testLoop({ clock: 'real' })
  const inlet = world.loop.inlet()
  world.loop.start()
  inlet.deliver(() => world.note('a'))
  inlet.deliver(() => world.note('b'))
  world.host.turn()
  expect(world.notes).toEqual(['a', 'b'])
})

test('virtual time waits a moment after the last thing came or went, then goes on', () => {
  const world = testLoop()
  const inlet = world.loop.inlet()
  world.loop.callLater(5, () => world.note(`timer at ${world.host.now()}`))
  inlet.expect()
  world.loop.start()
  world.host.elapse(0.04)
  inlet.deliver(() => world.note('came'))
  world.host.elapse(1)
  expect(world.notes).toEqual(['came', 'timer at 0.09'])
})

test('virtual time stands still while an answer is owed', () => {
  const world = testLoop()
  const inlet = world.loop.inlet()
  world.loop.callLater(5, () => world.note('timer'))
  inlet.owe(true)
  world.loop.start()
  world.host.elapse(100)
  const before = [...world.notes]
  inlet.owe(false)
  world.host.elapse(1)
  expect([before, world.notes]).toEqual([[], ['timer']])
})

test('an idle inlet holds up neither a task that spins nor the clock', () => {
  const world = testLoop()
  world.loop.inlet()
  world.spawn('T', function* () {
    for (let i = 0; i < 30_000; i++) yield sleep(0)
    yield sleep(1)
    world.note('done')
  })
  world.untilIdle()
  expect(world.notes).toEqual(['done'])
})

test('what came before it was closed still comes, and nothing after', () => {
  const world = testLoop()
  const inlet = world.loop.inlet()
  inlet.deliver(() => world.note('before'))
  inlet.close()
  inlet.deliver(() => world.note('after'))
  inlet.close()
  world.untilIdle()
  expect([world.notes, world.verdicts.length]).toEqual([['before'], 1])
})
