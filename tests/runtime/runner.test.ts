import { expect, test } from 'vitest'
import {
  type Awaitable,
  asyncGenerator,
  ContextVar,
  coroutineFunction,
  createTask,
  emit,
  Runner,
  type RunnerOptions,
  run,
  sleep,
} from '../../electron/runtime/index.ts'
import { FakeHost } from './support.ts'

/** What a promise comes to while the host has its turns and time passes. */
async function comesTo(promise: Promise<unknown>, host: FakeHost, seconds = 100): Promise<unknown> {
  let outcome: unknown = 'never ends'
  promise.then(
    value => (outcome = value),
    error => (outcome = error.code ?? error.name),
  )
  for (let i = 0; i < 10; i++) {
    host.elapse(seconds / 10)
    await null // lets the promise tell
    await null
    await null
    await null
  }
  return outcome
}

interface Bench {
  readonly host: FakeHost
  readonly runner: Runner
  readonly notes: string[]
  run(main: Awaitable<unknown>): Promise<unknown>
}

function bench(options: Partial<RunnerOptions> = {}): Bench {
  const host = new FakeHost()
  const notes: string[] = []
  const onError = (error: unknown) => notes.push(`told ${(error as Error).name}`)
  const runner = new Runner({ host, onError, ...options })
  return { host, runner, notes, run: main => comesTo(runner.run(main), host) }
}

const sleeper = (notes: string[], name: string, seconds = 1000) =>
  coroutineFunction(function* () {
    try {
      yield sleep(seconds)
    } finally {
      yield sleep(1)
      notes.push(`${name} cleaned up`)
    }
  }, name)()

test('run gives what main returns, or throws what it throws', async () => {
  const { run } = bench()
  const fails = coroutineFunction(function* () {
    yield sleep(1)
    throw new RangeError()
  })
  expect([await run(sleep(3, 'slept')), await run(fails())]).toEqual(['slept', 'RangeError'])
})

test('runs follow one another on one loop and in one context, and what was left over goes on', async () => {
  const { run, runner, notes } = bench()
  const variable = new ContextVar('v', { default: 'unset' })
  const first = coroutineFunction(function* () {
    createTask(sleeper(notes, 'left over', 5))
    variable.set('set')
    yield sleep(1)
    return runner.getLoop()
  })
  const second = coroutineFunction(function* () {
    yield sleep(10)
    return [variable.get(), runner.getLoop().time()]
  })
  const loop = await run(first())
  expect([loop === runner.getLoop(), await run(second()), notes]).toEqual([true, ['set', 11], ['left over cleaned up']])
})

test('the turn in which main ends is run to its end, and no other one is begun', async () => {
  const { run, runner, notes } = bench()
  const main = coroutineFunction(function* () {
    const loop = runner.getLoop()
    const end = loop.createFuture<undefined>()
    loop.callSoon(() => {
      end.setResult(undefined)
      loop.callSoon(function besideMain() {
        loop.callSoon(function besideItsEnd() {
          notes.push('ran')
          loop.callSoon(() => notes.push('ran a turn later'))
        })
      })
    })
    yield end
  })
  await run(main())
  expect(notes).toEqual(['ran'])
})

test('close cancels what is left over in the order of creation, waits for it, and closes generators after that', async () => {
  const { host, runner, notes, run } = bench()
  const generator = asyncGenerator<number, unknown, []>(function* () {
    try {
      yield emit(1)
    } finally {
      yield sleep(1)
      notes.push('generator closed')
    }
  })
  const fails = coroutineFunction(function* () {
    try {
      yield sleep(1000)
    } catch {
      throw new RangeError()
    }
  })
  const main = coroutineFunction(function* () {
    createTask(sleeper(notes, 'a'))
    createTask(fails())
    createTask(sleeper(notes, 'b'))
    yield* generator().next()
    yield sleep(0)
  })
  await run(main())
  const closed = await comesTo(runner.close(), host)
  expect([closed, notes, await run(sleep(1))]).toEqual([
    undefined,
    ['a cleaned up', 'b cleaned up', 'told RangeError', 'generator closed'],
    'runtime/runner-closed',
  ])
})

test('an interrupt cancels main, which cleans up; the run then says that it was interrupted', async () => {
  const { host, runner, notes } = bench()
  const running = runner.run(sleeper(notes, 'main'))
  host.elapse(1)
  runner.interrupt()
  expect([await comesTo(running, host), notes]).toEqual(['KeyboardInterrupt', ['main cleaned up']])
})

test('a main that handles the interrupt ends as it likes', async () => {
  const { host, runner } = bench()
  const main = coroutineFunction(function* () {
    try {
      yield sleep(1000)
    } catch {
      return 'handled'
    }
  })
  const running = runner.run(main())
  host.elapse(1)
  runner.interrupt()
  expect(await comesTo(running, host)).toBe('handled')
})

test('a second interrupt ends the run at once; closing still cleans up', async () => {
  const { host, runner, notes } = bench()
  const main = coroutineFunction(function* () {
    for (;;) {
      try {
        yield sleep(1000)
      } catch {
        notes.push('refuses')
        if (notes.length > 1) return
      }
    }
  })
  const running = runner.run(main())
  host.elapse(1)
  runner.interrupt()
  host.elapse(1)
  runner.interrupt()
  const ended = await comesTo(running, host)
  expect([ended, await comesTo(runner.close(), host), notes]).toEqual([
    'KeyboardInterrupt',
    undefined,
    ['refuses', 'refuses'],
  ])
})

test('a cancellation from inside is no interrupt', async () => {
  const { run, runner } = bench()
  const main = coroutineFunction(function* () {
    runner.getLoop().currentTask!.cancel()
    yield sleep(1)
  })
  expect(await run(main())).toBe('CancelledError')
})

test('on the virtual clock a deadlock ends the run; on the real one the host may know better', async () => {
  const stuck = (runner: Runner) =>
    coroutineFunction(function* () {
      yield runner.getLoop().createFuture()
    })()
  const [virtual, real] = [bench({ clock: 'virtual' }), bench()]
  const hangs = real.runner.run(stuck(real.runner))
  const pending = await comesTo(hangs, real.host)
  real.runner.giveUp(new RangeError())
  expect([await virtual.run(stuck(virtual.runner)), pending, await comesTo(hangs, real.host)]).toEqual([
    'runtime/deadlock',
    'never ends',
    'RangeError',
  ])
})

test('one run at a time', async () => {
  const { runner, host } = bench()
  const first = runner.run(sleep(1, 'first'))
  const second = await comesTo(runner.run(sleep(1)), host, 0)
  expect([second, await comesTo(first, host)]).toEqual(['runtime/loop-running', 'first'])
})

test('run cleans up whatever main comes to', async () => {
  const host = new FakeHost()
  const notes: string[] = []
  const main = coroutineFunction(function* () {
    createTask(sleeper(notes, 'left over'))
    yield sleep(1)
    throw new RangeError()
  })
  expect([await comesTo(run(main(), { host }), host), notes]).toEqual(['RangeError', ['left over cleaned up']])
})
