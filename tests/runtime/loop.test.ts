import { expect, test } from 'vitest'
import { coroutineFunction, sleep } from '../../electron/runtime/index.ts'
import { testLoop } from './support.ts'

test('timers fire by deadline, equal ones in the order in which they were made, and time jumps from one to the next', () => {
  const world = testLoop()
  const at = (when: number, name: string) => world.loop.callAt(when, () => world.note(`${name}@${world.loop.time()}`))
  at(2, 'c')
  at(1, 'a')
  at(2, 'd')
  at(1, 'b')
  at(1.5, 'cancelled').cancel()
  world.untilIdle()
  expect(world.notes).toEqual(['a@1', 'b@1', 'c@2', 'd@2'])
})

test('a timer within the resolution of the clock is due; one beyond it is not', () => {
  const world = testLoop()
  world.loop.callAt(1, () => world.note(`first, turn ${world.loop.turns}`))
  world.loop.callAt(1 + 0.5e-9, () => world.note(`with it, turn ${world.loop.turns}`))
  world.loop.callAt(1 + 5e-9, () => world.note(`later, turn ${world.loop.turns}`))
  world.untilIdle()
  expect(world.notes).toEqual(['first, turn 1', 'with it, turn 1', 'later, turn 2'])
})

test('time goes on where the resolution is lost in its size', () => {
  const world = testLoop()
  world.loop.callAt(1e9, () => world.note('fired'))
  world.untilIdle()
  expect([world.notes, world.loop.time()]).toEqual([['fired'], 1e9])
})

test('a turn runs exactly what was ready at its beginning', () => {
  const world = testLoop()
  world.loop.callSoon(() => {
    world.note('1')
    world.loop.callSoon(() => world.note('next turn'))
  })
  world.loop.callSoon(() => world.note('2'))
  world.loop.stepTurn()
  const first = [...world.notes]
  world.loop.stepTurn()
  expect([first, world.notes, world.loop.stepTurn()]).toEqual([['1', '2'], ['1', '2', 'next turn'], false])
})

test('a cancelled callback does not run', () => {
  const world = testLoop()
  const handle = world.loop.callSoon(() => world.note('no'))
  handle.cancel()
  world.untilIdle()
  expect([handle.cancelled(), world.notes]).toEqual([true, []])
})

const ticking = (world: ReturnType<typeof testLoop>, every: number) =>
  world.spawn('ticker', function* () {
    for (;;) {
      yield sleep(every)
      world.note(`${Math.round(world.loop.time() * 10) / 10}`)
    }
  })

test('on the real clock the loop sleeps in its host until the next timer', () => {
  const world = testLoop({ clock: 'real' })
  ticking(world, 1)
  world.loop.start()
  world.host.elapse(2.5)
  expect([world.notes, world.host.pending]).toEqual([['1', '2'], { soon: 0, alarms: [3] }])
})

test('the speed factor makes time pass faster, and may change on the way', () => {
  const world = testLoop({ clock: 'real', speed: 10 })
  ticking(world, 1)
  world.loop.start()
  world.host.elapse(0.25)
  world.loop.setSpeed(1)
  world.host.elapse(0.6)
  const time = world.loop.time()
  expect([world.notes, Math.round(time * 100) / 100]).toEqual([['1', '2', '3'], 3.1])
})

test('while paused nothing runs and time stands still; afterwards both go on', () => {
  const world = testLoop({ clock: 'real' })
  ticking(world, 1)
  world.loop.start()
  world.host.elapse(1.5)
  world.loop.pause()
  world.host.elapse(10)
  const paused = [world.loop.time(), world.host.pending.soon, [...world.notes]]
  world.loop.resume()
  world.host.elapse(0.6)
  expect([paused, world.notes]).toEqual([
    [1.5, 0, ['1']],
    ['1', '2'],
  ])
})

test('a step in a paused run is one entry of the ready queue, on the real clock too, where time jumps to the next timer', () => {
  const world = testLoop({ clock: 'real' })
  for (const name of ['A', 'B'])
    world.spawn(name, function* () {
      for (;;) {
        world.note(`${name}@${world.loop.time()}`)
        yield sleep(5)
      }
    })
  world.loop.pause()
  const notes: string[][] = []
  for (let i = 0; i < 6; i++) {
    world.loop.stepOne()
    notes.push(world.notes.splice(0))
  }
  // Two first steps; then two timers, which make the tasks ready; then their next steps.
  expect(notes).toEqual([['A@0'], ['B@0'], [], [], ['A@5'], ['B@5']])
})

test('a pause from within takes effect after that step, in the middle of a turn, and the turn is taken up again', () => {
  const world = testLoop()
  for (const name of ['a', 'b', 'c'])
    world.loop.callSoon(() => {
      world.note(name)
      if (name === 'b') world.loop.pause()
    })
  world.loop.start()
  world.host.elapse(1)
  const before = [...world.notes]
  world.loop.resume()
  world.host.elapse(1)
  expect([before, world.notes, world.loop.turns]).toEqual([['a', 'b'], ['a', 'b', 'c'], 1])
})

test('however often it is started, paused and resumed, one slice at most is asked of the host', () => {
  const world = testLoop()
  const asked: number[] = []
  for (const act of ['start', 'pause', 'resume', 'resume', 'start', 'pause'] as const) {
    world.loop[act]()
    asked.push(world.host.pending.soon)
  }
  world.loop.callSoon(() => world.note('ran'))
  world.host.elapse(1)
  expect([asked, world.notes]).toEqual([[1, 1, 1, 1, 1, 1], []])
})

test('run until a time stops there', () => {
  const world = testLoop()
  ticking(world, 1)
  world.loop.start()
  world.loop.runUntil(3.5)
  world.host.elapse(1)
  expect([world.notes, world.loop.time()]).toEqual([['1', '2', '3'], 3.5])
})

test('tasks that never wait leave the host a turn at least every few milliseconds, however long their steps take', () => {
  const waits: number[] = []
  for (const step of [0.00001, 0.0005, 0.003]) {
    const world = testLoop({ clock: 'real' })
    world.spawn('busy', function* () {
      for (;;) {
        world.host.spend(step)
        yield sleep(0)
      }
    })
    world.loop.start()
    let longest = 0
    for (let i = 0; i < 20; i++) {
      const before = world.host.now()
      world.host.turn()
      longest = Math.max(longest, world.host.now() - before)
    }
    waits.push(Math.round(longest * 10_000) / 10)
  }
  expect(waits.map(ms => ms >= 2 && ms <= 5)).toEqual([true, true, true])
})

test('what is made ready from outside wakes a sleeping loop once', () => {
  const world = testLoop()
  const futures = [world.loop.createFuture<string>(), world.loop.createFuture<string>()]
  for (const future of futures)
    world.spawn('T', function* () {
      world.note(yield* future)
    })
  world.loop.start()
  world.host.elapse(1)
  futures[0]?.setResult('x')
  futures[1]?.setResult('y')
  const asked = world.host.pending.soon
  world.host.elapse(1)
  expect([asked, world.notes]).toEqual([1, ['x', 'y']])
})

test('going idle is told once: as a deadlock with those who wait, or as the end', () => {
  const world = testLoop()
  const future = world.loop.createFuture<void>()
  world.spawn('ends', function* () {})
  world.spawn('stuck', function* () {
    yield future
  })
  world.untilIdle()
  world.untilIdle()
  future.setResult()
  world.untilIdle()
  expect(world.verdicts.map(({ deadlock, waiting }) => [deadlock, waiting.map(task => task.name)])).toEqual([
    [true, ['stuck']],
    [false, []],
  ])
})

test('a deadlock can still be moved by a cancellation from outside', () => {
  const world = testLoop()
  const task = world.spawn('stuck', function* () {
    yield world.loop.createFuture()
  })
  world.loop.start()
  world.host.elapse(1)
  task.cancel()
  world.host.elapse(1)
  expect([task.cancelled(), world.verdicts.map(verdict => verdict.deadlock)]).toEqual([true, [true, false]])
})

test('what a callback throws is told, and the rest of the turn runs', () => {
  const world = testLoop()
  world.loop.onError = error => world.note((error as Error).message)
  world.loop.callSoon(() => {
    throw new Error('broken')
  })
  world.loop.callSoon(() => world.note('next'))
  world.untilIdle()
  expect(world.notes).toEqual(['broken', 'next'])
})

test('a closed loop asks nothing of its host any more', () => {
  const world = testLoop({ clock: 'real' })
  ticking(world, 1)
  world.loop.start()
  world.host.elapse(0.5)
  world.loop.close()
  world.host.elapse(5)
  expect([world.notes, world.host.pending]).toEqual([[], { soon: 0, alarms: [] }])
})

test('the same program takes the same turns on both clocks', () => {
  const turns = (['virtual', 'real'] as const).map(clock => {
    const world = testLoop({ clock })
    const work = coroutineFunction(function* (name: string, seconds: number) {
      for (let i = 0; i < 3; i++) {
        yield sleep(seconds)
        world.note(`${name}${i}`)
      }
    })
    world.loop.createTask(work('a', 0.3))
    world.loop.createTask(work('b', 0.4))
    world.loop.start()
    world.host.elapse(2)
    return [world.loop.turns, world.notes]
  })
  expect(turns[0]).toEqual(turns[1])
})
