/** Eager tasks. The order is the one that CPython 3.12 prints for the same program. */
import { expect, test } from 'vitest'
import {
  type Awaitable,
  allTasks,
  at,
  ContextVar,
  callSoon,
  coroutineFunction,
  createTask,
  currentTask,
  groups,
  sleep,
  type Task,
  taskGroup,
} from '../../electron/runtime/index.ts'
import { testLoop, thrownBy } from './support.ts'

const eager = <T>(coroutine: Awaitable<T>, name: string): Task<T> => createTask(coroutine, { name, eager: true })
const me = (): string => currentTask()!.name

test('the first step runs at once, as a step of that task, also within another one', () => {
  const world = testLoop()
  const inner = coroutineFunction(function* () {
    world.note(`inner in ${me()}`)
    yield sleep(0)
    world.note(`inner again in ${me()}`)
  })
  const outer = coroutineFunction(function* () {
    world.note(`outer in ${me()}`)
    eager(inner(), 'inner')
    world.note(`back in ${me()}`)
    return 'done at once'
  })
  world.spawn('main', function* () {
    callSoon(() => world.note('soon'))
    const task = eager(outer(), 'outer')
    task.addDoneCallback(() => world.note('outer told'))
    world.note(`${me()}: ${task.result()}, all ${[...allTasks()].map(each => each.name)}`)
    yield sleep(0)
    world.note('turn')
  })
  world.untilIdle()
  expect(world.notes).toEqual([
    ...['outer in outer', 'inner in inner', 'back in outer', 'main: done at once, all main,inner'],
    ...['soon', 'inner again in inner', 'outer told', 'turn'],
  ])
})

test('one that fails or cancels itself does not disturb who makes it', () => {
  const world = testLoop()
  const fails = coroutineFunction(function* () {
    throw new RangeError()
  })
  const cancelsItself = coroutineFunction(function* () {
    currentTask()!.cancel()
    yield sleep(1)
  })
  const main = world.spawn('main', function* () {
    const [failed, cancelled] = [eager(fails(), 'fails'), eager(cancelsItself(), 'cancels')]
    const atOnce = [thrownBy(() => failed.result()), cancelled.done(), me()]
    yield sleep(0)
    yield sleep(0)
    return [...atOnce, cancelled.cancelled()]
  })
  world.untilIdle()
  expect(main.result()).toEqual(['RangeError', false, 'main', true])
})

test('it has a context of its own, and awaits like any other task', () => {
  const world = testLoop()
  const variable = new ContextVar('v', { default: 0 })
  const child = coroutineFunction(function* () {
    const seen = variable.get()
    variable.set(2)
    yield sleep(1)
    return [seen, variable.get(), world.loop.time()]
  })
  const main = world.spawn('main', function* () {
    variable.set(1)
    const task = eager(child(), 'child')
    const before = variable.get()
    return [before, yield* task]
  })
  world.untilIdle()
  expect(main.result()).toEqual([1, [1, 2, 1]])
})

test('a group learns of one that ended at once in the next turn, and of its error', () => {
  const world = testLoop()
  const fails = coroutineFunction(function* () {
    throw new RangeError()
  })
  const main = world.spawn('main', function* () {
    yield* taskGroup(group =>
      coroutineFunction(function* () {
        group.createTask(fails(), { eager: true })
        world.note(`${[...groups.childrenOf(group)].length} in it`)
        yield sleep(5)
      })(),
    )
  })
  world.untilIdle()
  expect([thrownBy(() => main.result()), world.notes, world.loop.time()]).toEqual(['ExceptionGroup', ['1 in it'], 0])
})

test('who made it goes on standing where it stands', () => {
  const world = testLoop()
  const outer = world.spawn('outer', function* () {
    createTask(
      coroutineFunction(function* () {
        yield at(sleep(1), 7)
      })(),
      { eager: true },
    )
    yield sleep(2)
  })
  world.loop.stepTurn()
  expect(outer.stack).toEqual([{ name: 'outer', site: 0 }])
})
