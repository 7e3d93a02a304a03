import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import {
  awaiting,
  CancelledError,
  ContextVar,
  callSoon,
  createTask,
  currentTask,
  Event,
  gather,
  Lock,
  Runner,
  run,
  type Steps,
  sleep,
} from '../../electron/library/index.ts'

test('gives what main returns; time jumps on the virtual clock', async () => {
  function* later(value: number): Steps<number> {
    yield* sleep(3600)
    return value
  }
  expect(await run(() => gather([later(1), later(2)]), { clock: 'virtual' })).toEqual([1, 2])
})

test('lets native promises in', async () => {
  expect(await run(() => awaiting(Promise.resolve('from outside')))).toBe('from outside')
})

test('rejects with what main throws, and with CancelledError if it was cancelled', async () => {
  const thrown = new RangeError('no oven')
  const failing = run(function* () {
    throw thrown
  })
  await expect(failing).rejects.toBe(thrown)
  const cancelled = run(function* () {
    currentTask()?.cancel('enough')
    yield* sleep(0)
  })
  await expect(cancelled).rejects.toEqual(new CancelledError('enough'))
})

test('what main leaves behind is cancelled and cleans up before run is over', async () => {
  const notes: string[] = []
  const never = new Event()
  function* left(name: string): Steps<void> {
    try {
      yield* never.wait()
    } finally {
      yield* sleep(0)
      notes.push(`${name} has cleaned up`)
    }
  }
  await run(function* () {
    createTask(left('a'))
    createTask(left('b'))
    yield* sleep(0)
    notes.push('main returns')
  })
  expect(notes).toEqual(['main returns', 'a has cleaned up', 'b has cleaned up'])
})

test('a runner keeps its loop, its context and what was left over from run to run', async () => {
  const table = new ContextVar('table', { default: 'none' })
  const notes: unknown[] = []
  function* guest() {
    yield* sleep(5)
    notes.push('has eaten')
  }
  const runner = new Runner({ clock: 'virtual' })
  await runner.run(function* () {
    table.set('by the window')
    createTask(guest())
  })
  notes.push('between')
  await runner.run(function* () {
    notes.push(table.get())
    yield* sleep(6)
  })
  await runner.close()
  expect(notes).toEqual(['between', 'by the window', 'has eaten'])
})

test('on the virtual clock a deadlock ends the run', async () => {
  await expect(run(() => new Event().wait(), { clock: 'virtual' })).rejects.toMatchObject({ code: 'runtime/deadlock' })
})

test('what a callback throws is printed, and the run goes on', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const thrown = new RangeError('no oven')
  const main = function* () {
    callSoon(() => {
      throw thrown
    })
    yield* sleep(0)
    yield* sleep(0)
    return 'went on'
  }
  expect([await run(main), printed.mock.calls.map(([, error]) => error)]).toEqual(['went on', [thrown]])
  printed.mockRestore()
})

function* careless() {
  const oven = new Lock({ name: 'oven' })
  function* holder() {
    yield* oven.acquire()
    yield* sleep(2)
    oven.release()
  }
  function* fails() {
    throw new RangeError('burnt')
  }
  function* stubborn() {
    try {
      yield* new Event().wait()
    } catch {}
  }
  createTask(holder(), { name: 'holder' })
  createTask(oven.acquire(), { name: 'waits' })
  createTask(fails(), { name: 'fails' })
  const deaf = createTask(stubborn(), { name: 'stubborn' })
  createTask(new Event().wait(), { name: 'dropped' })
  yield* sleep(3)
  deaf.cancel()
  yield* sleep(1)
}

test('the debug mode warns of mistakes, each once; without it nothing does', async () => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
  await run(careless, { clock: 'virtual' })
  const without = warned.mock.calls.length
  await run(careless, { clock: 'virtual', debug: true })
  const codes = warned.mock.calls.map(([, options]) => (options as { code?: string }).code)
  warned.mockRestore()
  expect([without, codes]).toEqual([0, ['long-hold', 'swallowed-cancel', 'dropped-task', 'untaken-exception']])
})

async function printedBy(program: string, args: string[] = [], signals = 0): Promise<string> {
  const child = fork(join(import.meta.dirname, 'programs', program), args, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    silent: true,
  })
  let printed = ''
  child.stdout?.on('data', text => {
    printed += text
  })
  child.stderr?.on('data', text => {
    printed += text
  })
  const closed = once(child, 'close')
  for (let i = 0; i < signals; i++) {
    await once(child, 'message')
    child.kill('SIGINT')
  }
  await closed
  return printed
}

test('a program in a deadlock says so instead of ending without a word', async () => {
  expect(await printedBy('deadlock.ts')).toBe('runtime/deadlock\n')
})

test.skipIf(process.platform === 'win32')('Ctrl-C cancels main, which cleans up', async () => {
  expect(await printedBy('interrupted.ts', ['0'], 1)).toBe('cleaned up\ntrue 0\n')
})

test.skipIf(process.platform === 'win32')('a main that refuses is ended by the second Ctrl-C', async () => {
  expect(await printedBy('interrupted.ts', ['1'], 2)).toBe('refused\ncleaned up\ncleaned up\ntrue 0\n')
})
