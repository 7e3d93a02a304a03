import { expect, test } from 'vitest'
import { allTasks, callAt, callLater, callSoon, currentTask, sleep } from '../../electron/runtime/index.ts'
import { testLoop, thrownBy } from './support.ts'

test('callbacks run in the turn and at the time that they were asked for, in order, and in no task', () => {
  const world = testLoop()
  const note = (text: string) => () =>
    world.note(`${text} at ${world.loop.time()} in ${currentTask()?.name ?? 'no task'}`)
  world.within(() => {
    callLater(2, note('later'))
    callAt(1, note('at'))
    callSoon(note('soon'))
    callLater(0, note('now'))
  })
  world.untilIdle()
  expect(world.notes).toEqual([
    'soon at 0 in no task',
    'now at 0 in no task',
    'at at 1 in no task',
    'later at 2 in no task',
  ])
})

test('one that was cancelled does not run, and says so', () => {
  const world = testLoop()
  const calls = world.within(() => [callSoon(() => world.note('soon')), callLater(1, () => world.note('later'))])
  for (const call of calls) call.cancel()
  world.untilIdle()
  expect([world.notes, calls.map(call => call.cancelled()), world.loop.time()]).toEqual([[], [true, true], 0])
})

test('what is no function, and no time, is refused', () => {
  const world = testLoop()
  const codes = world.within(() => [
    thrownBy(() => callSoon('soon' as never)),
    thrownBy(() => callLater(Number.NaN, () => {})),
    thrownBy(() => callAt(Number.POSITIVE_INFINITY, () => {})),
  ])
  expect(codes).toEqual(['runtime/bad-argument', 'runtime/bad-argument', 'runtime/bad-argument'])
})

test('all tasks are those that are not done, in order of creation', () => {
  const world = testLoop()
  world.spawn('short', function* () {})
  world.spawn('long', function* () {
    yield sleep(1)
    world.note([...allTasks()].map(task => task.name).join())
  })
  world.spawn('longer', function* () {
    yield sleep(2)
  })
  world.untilIdle()
  expect(world.notes).toEqual(['long,longer'])
})
