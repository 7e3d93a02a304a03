/** Context variables. The orders and values are those that CPython 3.11 prints for the same programs. */
import { expect, test } from 'vitest'
import {
  type Context,
  ContextVar,
  callLater,
  callSoon,
  copyContext,
  coroutineFunction,
  createTask,
  sleep,
  type Token,
} from '../../electron/runtime/index.ts'
import { runMain, testLoop, thrownBy } from './support.ts'

const user = () => new ContextVar<string>('user', { default: 'nobody' })

test('a task has a copy of the context in which it was made, a callback of the one in which it was registered', () => {
  const world = testLoop()
  const variable = user()
  const child = coroutineFunction(function* (name: string) {
    world.note(`${name} sees ${variable.get()}`)
    variable.set(name)
    yield sleep(0)
    world.note(`${name} has ${variable.get()}`)
  })
  world.spawn('main', function* () {
    variable.set('1')
    const a = createTask(child('a'))
    variable.set('2')
    const b = createTask(child('b'))
    callSoon(() => {
      world.note(`soon ${variable.get()}`)
      variable.set('soon')
    })
    callLater(1, () => world.note(`later ${variable.get()}`))
    a.addDoneCallback(() => world.note(`told ${variable.get()}`))
    variable.set('3')
    yield a
    yield b
    yield sleep(2)
    world.note(`main ${variable.get()}`)
    yield child('awaited')
    world.note(`main ${variable.get()}`)
  })
  world.untilIdle()
  expect(world.notes).toEqual([
    ...['a sees 1', 'b sees 2', 'soon 2', 'a has a', 'b has b', 'told 2', 'later 2', 'main 3'],
    ...['awaited sees 3', 'awaited has awaited', 'main awaited'],
  ])
})

test('what runs in a context that is held leaves there what it sets, and tasks can run in it', () => {
  const world = testLoop()
  const variable = user()
  const main = world.spawn('main', function* () {
    variable.set('main')
    const context = copyContext()
    const returned = context.run(() => {
      variable.set('in the context')
      return variable.get()
    })
    const seen = [returned, variable.get(), context.get(variable)]
    const task = coroutineFunction(function* () {
      seen.push(variable.get())
      variable.set('task')
      yield sleep(0)
      return variable.get()
    })
    seen.push(yield* createTask(task(), { context }))
    return [...seen, context.get(variable), variable.get()]
  })
  world.untilIdle()
  expect(main.result()).toEqual([
    ...['in the context', 'main', 'in the context'],
    ...['in the context', 'task', 'task', 'main'],
  ])
})

test('contexts nest, and each shows what was set in it while another one is entered', () => {
  const variable = user()
  const [outer, inner] = [copyContext(), copyContext()]
  const seen = outer.run(() => {
    variable.set('outer')
    return inner.run(() => {
      variable.set('inner')
      return [outer.get(variable), inner.get(variable), variable.get()]
    })
  })
  expect([seen, variable.get(), outer.has(variable)]).toEqual([['outer', 'inner', 'inner'], 'nobody', true])
})

test('what an error leaves a context by is left', () => {
  const variable = user()
  const context = copyContext()
  const error = thrownBy(() =>
    context.run(() => {
      variable.set('inside')
      throw new RangeError()
    }),
  )
  expect([error, variable.get(), context.get(variable), thrownBy(() => context.run(() => {}))]).toEqual([
    'RangeError',
    'nobody',
    'inside',
    'nothing',
  ])
})

test('a callback that throws leaves its context too', () => {
  const world = testLoop()
  const variable = user()
  world.loop.onError = error => world.note(`${(error as Error).name} ${variable.get()}`)
  world.loop.callSoon(() => {
    variable.set('callback')
    throw new RangeError()
  })
  world.loop.callLater(1, () => {
    variable.set('timer')
    throw new TypeError()
  })
  world.untilIdle()
  expect([world.notes, variable.get()]).toEqual([['RangeError nobody', 'TypeError nobody'], 'nobody'])
})

test('a token resets its variable once, in the context in which it was set', () => {
  const world = testLoop()
  const [variable, other] = [user(), user()]
  const main = world.spawn('main', function* () {
    const token = variable.set('a')
    const nested = variable.set('b')
    variable.reset(nested)
    const seen = [variable.get()]
    variable.reset(token)
    const elsewhere = coroutineFunction(function* (given: Token) {
      return thrownBy(() => variable.reset(given))
    })
    const kept = variable.set('c')
    return [
      ...[...seen, thrownBy(() => variable.reset(token)), thrownBy(() => other.reset(kept))],
      yield* createTask(elsewhere(kept)),
      variable.get(),
    ]
  })
  world.untilIdle()
  const wrong = 'runtime/context-token'
  expect(main.result()).toEqual(['a', wrong, wrong, wrong, 'c'])
})

test('what is set nowhere gives the fallback, then the default, or throws', () => {
  const bare = new ContextVar('bare')
  expect([user().get('fallback'), user().get(), bare.get(undefined), thrownBy(() => bare.get())]).toEqual([
    'fallback',
    'nobody',
    undefined,
    'runtime/context-var-unset',
  ])
})

test('a context is entered once at a time, and only contexts are', () => {
  const enteredTwice = (context: Context) => thrownBy(() => context.run(() => context.run(() => {})))
  const notOne = () =>
    runMain(function* () {
      return thrownBy(() => createTask(sleep(1), { context: Object.create(copyContext()) }))
    })
  expect([enteredTwice(copyContext()), notOne()]).toEqual(['runtime/context-entered', 'runtime/bad-argument'])
})
