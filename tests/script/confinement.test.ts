/** What scripts try in order to get out, or to change what others see. Each try must fail and leave everything as it was. */
import { expect, test } from 'vitest'
import { Cell, Future, Lock, Queue } from '../../electron/runtime/index.ts'
import { YieldpointError } from '../../shared/errors.ts'
import { ScriptWorld } from './support.ts'

/** What a try comes to: a value it notes, the name of what it throws, or the code with which its script is refused. */
interface Try {
  readonly how: string
  /** Statements of the default export; `note` takes a value. */
  readonly code: string
  readonly before?: string
  readonly gives: unknown
}

const REACHES: readonly Try[] = [
  { how: 'process by name', code: `process.exit(3)`, gives: 'script/unknown-name' },
  { how: 'process if it is there', code: `note(typeof process === 'undefined' ? 'none' : process.pid)`, gives: 'none' },
  { how: 'process on globalThis', code: `note(globalThis.process)`, gives: undefined },
  { how: 'require', code: `require('node:fs')`, gives: 'script/unknown-name' },
  { how: 'require on globalThis', code: `note(globalThis['req' + 'uire'])`, gives: undefined },
  { how: 'module', code: `module.exports = 1`, gives: 'script/unknown-name' },
  { how: 'fetch', code: `await globalThis.fetch('http://127.0.0.1')`, gives: 'TypeError' },
  {
    how: 'an import of node:fs',
    before: `import fs from 'node:fs'`,
    code: `fs.readdirSync('/')`,
    gives: 'script/import-not-allowed',
  },
  {
    how: 'an import of a package',
    before: `import { z } from 'zod'`,
    code: `z.string()`,
    gives: 'script/import-not-allowed',
  },
  {
    how: 'an import from outside of the folder',
    before: `import x from '../../etc/passwd'`,
    code: `note(x)`,
    gives: 'script/import-not-allowed',
  },
  {
    how: 'an import by absolute path',
    before: `import x from '/etc/passwd'`,
    code: `note(x)`,
    gives: 'script/import-not-allowed',
  },
  {
    how: 'an import by URL',
    before: `import x from 'file:///etc/passwd'`,
    code: `note(x)`,
    gives: 'script/import-not-allowed',
  },
  {
    how: 'an import around a corner',
    before: `import x from './a/../../b'`,
    code: `note(x)`,
    gives: 'script/import-not-allowed',
  },
  {
    how: 'a re-export from outside',
    before: `export { readFile } from 'node:fs'`,
    code: ``,
    gives: 'script/import-not-allowed',
  },
  { how: 'a dynamic import', code: `await import('node:fs')`, gives: 'script/not-supported' },
  { how: 'import.meta', code: `note(import.meta.url)`, gives: 'script/not-supported' },
  { how: 'eval by name', code: `eval('1')`, gives: 'script/unknown-name' },
  { how: 'eval indirectly', code: `(0, globalThis.eval)('1')`, gives: 'TypeError' },
  { how: 'Function by name', code: `new Function('return process')()`, gives: 'script/unknown-name' },
  { how: 'the constructor of a function', code: `(() => {}).constructor('return process')()`, gives: 'TypeError' },
  {
    how: 'the constructor of an async function',
    code: `(async () => {}).constructor('return process')()`,
    gives: 'TypeError',
  },
  {
    how: 'the constructor of a generator function',
    code: `(function* () {}).constructor('yield process')().next()`,
    gives: 'TypeError',
  },
  {
    how: 'the constructor of a generator function’s prototype',
    code: `Object.getPrototypeOf(function* () {}).constructor('')`,
    gives: 'TypeError',
  },
  {
    how: 'the constructor of a constructor',
    code: `[].constructor.constructor('return process')()`,
    gives: 'TypeError',
  },
  {
    how: 'the constructor through Reflect',
    code: `Reflect.construct(Reflect.getPrototypeOf(Array).constructor, ['return process'])`,
    gives: 'TypeError',
  },
  {
    how: 'the constructor of a function of the runtime',
    code: `sleep.constructor('return process')()`,
    gives: 'TypeError',
  },
  { how: 'the constructor of a function of the run', code: `log.constructor('return process')()`, gives: 'TypeError' },
  {
    how: 'the constructor of a bound function',
    code: `log.bind(null).constructor('return process')()`,
    gives: 'TypeError',
  },
  {
    how: 'stacks with frames, through Error',
    code: `let seen; Error.prepareStackTrace = (_, frames) => { seen = frames }; new Error('x').stack; note(seen)`,
    gives: undefined,
  },
  {
    how: 'stacks with frames, through the parent of an error class of the runtime',
    code: `let seen; const parent = Object.getPrototypeOf(TimeoutError); parent.prepareStackTrace = (_, frames) => { seen = frames }; new TimeoutError('x').stack; note([parent === Error, seen])`,
    gives: [true, undefined],
  },
  {
    how: 'stacks with frames, through the parent of an error of ours',
    code: `try { new Lock().release() } catch (error) { note(Object.getPrototypeOf(error.constructor) === Object.getPrototypeOf(() => {})) }`,
    gives: true,
  },
  {
    how: 'the folders of the machine in a stack',
    code: `try { null.x } catch (error) { note(error.stack) }`,
    gives: '',
  },
  { how: 'a caller', code: `function f() { return f.caller } note(f())`, gives: undefined },
  { how: 'a callee', code: `(function () { return arguments.callee })()`, gives: 'TypeError' },
  { how: 'the global through this', code: `note((function () { return this })())`, gives: undefined },
  { how: 'timers', code: `globalThis.setTimeout(() => {}, 0)`, gives: 'TypeError' },
  { how: 'the time', code: `note(Date.now())`, gives: 'TypeError' },
  { how: 'the time through a new Date', code: `note(new Date())`, gives: 'TypeError' },
  { how: 'true randomness', code: `note(Math.random())`, gives: 'TypeError' },
  {
    how: 'shared memory and high-resolution time',
    code: `note([globalThis.SharedArrayBuffer, globalThis.Atomics, globalThis.performance])`,
    gives: [undefined, undefined, undefined],
  },
  { how: 'WebAssembly', code: `note(globalThis.WebAssembly)`, gives: undefined },
  {
    how: 'garbage collection',
    code: `note([globalThis.WeakRef, globalThis.FinalizationRegistry])`,
    gives: [undefined, undefined],
  },
  {
    how: 'new compartments and the console',
    code: `note([globalThis.Compartment, globalThis.lockdown, globalThis.console])`,
    gives: [undefined, undefined, undefined],
  },
  {
    how: 'the loop or its records through a task',
    code: `note(reachable(currentTask()))`,
    before: REACHABLE(),
    gives: [],
  },
  { how: 'the loop or its records through a queue', code: `note(reachable(queue))`, before: REACHABLE(), gives: [] },
  {
    how: 'the loop through a callback’s this',
    code: `const done = createTask((async () => {})()); done.addDoneCallback(function () { note(this) }); await done; await sleep(0)`,
    gives: undefined,
  },
  {
    how: 'the loop through what one can wait for',
    before: REACHABLE(),
    code: `note([shield(sleep(1)), gather(sleep(0)), sleep(1), await new Lock().hold(), createTask(sleep(0)), new Lock().stats()].flatMap(what => reachable(what)))`,
    // a list of tasks: the script's own
    gives: ['waiters'],
  },
  {
    how: 'a cancellation in the name of somebody else, or a shield of the user’s',
    code: `note(['requestCancel', 'cancelBody', 'setShielded', 'shielded', 'holding', 'detached'].filter(name => name in currentTask()))`,
    gives: [],
  },
  {
    how: 'what somebody waits for, and why, through a shield or a gathering',
    code: `const shielded = shield(sleep(1)); note([shielded.source, shielded.verb, gather(shielded).children])`,
    gives: [undefined, undefined, undefined],
  },
  { how: 'the making of tasks', code: `new yieldpoint.Task({}, sleep(1), 'mine')`, gives: 'TypeError' },
  {
    how: 'the making of tasks through their class',
    code: `new (currentTask().constructor)({}, sleep(1), 'mine')`,
    gives: 'TypeError',
  },
  {
    how: 'the making of waits, with a reason of its own',
    code: `new (shield(sleep(1)).constructor)({}, queue, 'acquire')`,
    gives: 'TypeError',
  },
  {
    how: 'the making of gatherings',
    code: `new (gather(sleep(0)).constructor)({}, [{}], false)`,
    gives: 'TypeError',
  },
  { how: 'the making of sleeps that are not checked', code: `new (sleep(1).constructor)(NaN)`, gives: 'TypeError' },
  {
    how: 'the making of coroutines that end otherwise',
    code: `new ((async () => {})().constructor)({}, {})`,
    gives: 'TypeError',
  },
  {
    how: 'the making of errors of ours',
    code: `try { new Lock().release() } catch (error) { note(new error.constructor('runtime/bad-argument', {})) }`,
    gives: 'TypeError',
  },
  {
    how: 'a class of the runtime by extending what it meets',
    code: `new (class extends currentTask().constructor {})()`,
    gives: 'TypeError',
  },
  {
    how: 'the loop by giving a future one of its own, or a say in cancellations',
    code: `const asked = []; const loop = new Proxy({}, { get: (_, key) => asked.push(key) }); const future = new yieldpoint.Future(loop, () => asked.push('cancel')); future.addDoneCallback(() => {}); future.cancel(); note(asked)`,
    gives: [],
  },
  {
    how: 'who cancels, by extending Future',
    code: `const seen = []; class Spy extends yieldpoint.Future { requestCancel(origin) { seen.push(origin) } cancel(...all) { seen.push(all) } done() { seen.push('done') } }
      const task = createTask((async () => { await new Spy() })()); await sleep(0); task.cancel(); await gather([task], { returnExceptions: true }); note([seen, task.cancelled()])`,
    gives: [[], true],
  },
  {
    how: 'the loop through groups, callbacks, generators, managers and contexts',
    before: REACHABLE(),
    code: `const enter = yieldpoint.asyncContextManager(async function* () { yield 1 })
      await yieldpoint.taskGroup(async group => note([
        ...[group, yieldpoint.callLater(9, () => {}), yieldpoint.callSoon(() => {}), yieldpoint.asCompleted([sleep(1)])],
        ...[await enter(), yieldpoint.aclosing((async function* () {})()), yieldpoint.copyContext()],
        ...[new yieldpoint.ContextVar('v').set(1), new yieldpoint.Barrier(2), new yieldpoint.Condition()],
      ].flatMap(what => reachable(what))))`,
    gives: [],
  },
  {
    how: 'who runs a group, by what the group shows',
    code: `await yieldpoint.taskGroup(async group => note(['parent', 'children', 'errors', 'run'].filter(name => name in group)))`,
    gives: [],
  },
  {
    how: 'the making of groups, callbacks, contexts and managers through their classes',
    code: `const tries = []
      const made = what => { try { new what.constructor({}, {}, {}); tries.push('made') } catch (error) { tries.push(error.name) } }
      await yieldpoint.taskGroup(async group => made(group))
      for (const what of [yieldpoint.callSoon(() => {}), yieldpoint.copyContext(), new yieldpoint.ContextVar('v').set(1), yieldpoint.asCompleted([])]) made(what)
      made(await yieldpoint.asyncContextManager(async function* () { yield 1 })())
      made(yieldpoint.aclosing((async function* () {})()))
      note(tries)`,
    gives: Array(7).fill('TypeError'),
  },
  {
    how: 'what another script has set, through a context',
    code: `const secret = new yieldpoint.ContextVar('secret'); secret.set('s'); const context = yieldpoint.copyContext(); note([JSON.stringify(context), context.get({}), context.has(new yieldpoint.ContextVar('secret'))])`,
    gives: ['{}', undefined, false],
  },
  {
    how: 'the place of a timer among the others',
    code: `const call = yieldpoint.callLater(1, () => {}); call.when = call.order = NaN; note([yieldpoint.callLater(2, () => {}).cancelled(), 'run' in call])`,
    gives: [false, false],
  },
  {
    how: 'a frame of another task through its coroutine',
    code: `note(reachable((async () => {})()))`,
    before: REACHABLE(),
    gives: [],
  },
]

const CHANGES: readonly Try[] = [
  { how: 'a global', code: `globalThis.shared = 1`, gives: 'TypeError' },
  { how: 'a global by an undeclared name', code: `leak = 1`, gives: 'script/unknown-name' },
  { how: 'Object.prototype', code: `Object.prototype.x = 1`, gives: 'TypeError' },
  { how: 'Object.prototype through __proto__', code: `({}).__proto__.x = 1`, gives: 'TypeError' },
  {
    how: 'the prototype of Object.prototype',
    code: `Object.setPrototypeOf(Object.prototype, { x: 1 })`,
    gives: 'TypeError',
  },
  { how: 'Array.prototype.push', code: `Array.prototype.push = () => 0`, gives: 'TypeError' },
  { how: 'array iteration', code: `Array.prototype[Symbol.iterator] = function* () {}`, gives: 'TypeError' },
  {
    how: 'the prototype of iterators',
    code: `Object.getPrototypeOf([][Symbol.iterator]()).next = () => ({ done: true })`,
    gives: 'TypeError',
  },
  {
    how: 'the prototype of generators',
    code: `Object.getPrototypeOf(Object.getPrototypeOf((function* () {})())).next = () => 1`,
    gives: 'TypeError',
  },
  { how: 'Function.prototype.call', code: `Object.getPrototypeOf(log).call = () => 0`, gives: 'TypeError' },
  { how: 'Promise.prototype.then', code: `Promise.prototype.then = () => 0`, gives: 'TypeError' },
  {
    how: 'Map through defineProperty',
    code: `Object.defineProperty(Map.prototype, 'get', { value: () => 0 })`,
    gives: 'TypeError',
  },
  {
    how: 'Math through Reflect, which says so by false',
    code: `note(Reflect.set(Math, 'max', () => 0))`,
    gives: false,
  },
  { how: 'a regular expression’s exec', code: `RegExp.prototype.exec = () => null`, gives: 'TypeError' },
  {
    how: 'Error.prepareStackTrace',
    code: `Error.prepareStackTrace = () => 'mine'; note(new Error('x').stack)`,
    gives: '',
  },
  { how: 'Error.stackTraceLimit', code: `Error.stackTraceLimit = 0; note(Error.stackTraceLimit)`, gives: undefined },
  { how: 'the prototype of a handed-in queue', code: `queue.constructor.prototype.put = () => 0`, gives: 'TypeError' },
  {
    how: 'the parent of that prototype',
    code: `Object.getPrototypeOf(Object.getPrototypeOf(queue)).stats = () => 0`,
    gives: 'TypeError',
  },
  {
    how: 'the prototype of coroutines',
    code: `Object.getPrototypeOf((async () => {})()).extra = 1`,
    gives: 'TypeError',
  },
  {
    how: 'the prototype of async generators',
    code: `Object.getPrototypeOf((async function* () {})()).extra = 1`,
    gives: 'TypeError',
  },
  {
    how: 'the prototype of tasks',
    code: `currentTask().constructor.prototype.extra = 1`,
    gives: 'TypeError',
  },
  { how: 'the name of a task', code: `currentTask().name = 'other'`, gives: 'TypeError' },
  {
    how: 'how long a sleep takes, once that was checked',
    code: `const nap = sleep(2); Object.assign(nap, { seconds: NaN }); await nap; note(yieldpoint.now())`,
    gives: 2,
  },
  { how: 'the prototype of sleeps', code: `Object.getPrototypeOf(sleep(1)).seconds = 0`, gives: 'TypeError' },
  { how: 'the prototype of turns', code: `Object.getPrototypeOf(sleep(0)).next = 1`, gives: 'TypeError' },
  {
    how: 'the prototype of gatherings',
    code: `Object.getPrototypeOf(gather(sleep(0))).extra = 1`,
    gives: 'TypeError',
  },
  { how: 'the prototype of shields', code: `Object.getPrototypeOf(shield(sleep(1))).extra = 1`, gives: 'TypeError' },
  {
    how: 'the prototype of holds',
    code: `Object.getPrototypeOf(await new Lock().hold()).release = 1`,
    gives: 'TypeError',
  },
  {
    how: 'the prototypes of groups, callbacks, contexts and managers',
    code: `const failed = []
      const change = what => { try { Object.getPrototypeOf(what).extra = 1 } catch (error) { failed.push(error.name) } }
      await yieldpoint.taskGroup(async group => change(group))
      for (const what of [yieldpoint.callSoon(() => {}), yieldpoint.copyContext(), new yieldpoint.ContextVar('v').set(1), yieldpoint.asCompleted([])]) change(what)
      change(await yieldpoint.asyncContextManager(async function* () { yield 1 })())
      change(yieldpoint.aclosing((async function* () {})()))
      note(failed)`,
    gives: Array(7).fill('TypeError'),
  },
  {
    how: 'the prototype of timeout scopes',
    code: `await timeout(1, async scope => { Object.getPrototypeOf(scope).expired = 1 })`,
    gives: 'TypeError',
  },
  {
    how: 'the prototype of callbacks',
    code: `let failed; const done = createTask((async () => {})()); done.addDoneCallback(function () { try { Object.getPrototypeOf(this ?? function () {}).run = 1 } catch (error) { failed = error } }); await done; await sleep(0); throw failed`,
    gives: 'TypeError',
  },
  { how: 'what the runtime exports', code: `yieldpoint.sleep = () => 0`, gives: 'TypeError' },
  { how: 'a function of the run', code: `log.seen = 1`, gives: 'TypeError' },
  { how: 'what a module exports', before: `import * as lib from './lib'`, code: `lib.value = 1`, gives: 'TypeError' },
  { how: 'an import', before: `import { value } from './lib'`, code: `note(Object.isFrozen(value))`, gives: false },
]

/** Everything of the runtime's insides that an object shows: what stands in its own properties and is no plain value. */
function REACHABLE(): string {
  return `function reachable(from, seen = new Set()) {
    const found = []
    for (const key of Reflect.ownKeys(from)) {
      const value = from[key]
      if ((typeof value === 'object' || typeof value === 'function') && value !== null) found.push(String(key))
    }
    return found
  }`
}

const scriptOf = ({ code, before = '' }: Try): string => `
import * as yieldpoint from 'yieldpoint'
import { ${['sleep', 'createTask', 'currentTask', 'gather', 'shield', 'timeout', 'TimeoutError', 'Lock', 'log'].join(', ')} } from 'yieldpoint'
${before}
export default async function main({ note, queue }) {
${code}
}
// keeps the imports in use: ${code.length}
export const used = [yieldpoint, sleep, createTask, currentTask, gather, shield, timeout, TimeoutError, Lock, log]`

/** What becomes of a try. */
function outcomeOf(attempt: Try): unknown {
  const world = new ScriptWorld({ 'lib.ts': 'export const value = {}' })
  const noted: unknown[] = []
  const argument = { note: world.loader.share((value: unknown) => void noted.push(value)), queue: new Queue() }
  try {
    const task = world.run(scriptOf(attempt), argument)
    const error = task.exception() as Error | null
    return error === null ? noted.at(-1) : error.name
  } catch (error) {
    return error instanceof YieldpointError ? error.code : error
  }
}

type Shared = ReadonlyMap<string, readonly unknown[]>

/** What every script and the engine share: each property's value or accessors. */
function shared(): Shared {
  const classes = { Object, Array, Function, Promise, Map, RegExp, Error, Queue, Lock, Future, Cell }
  const owners: [string, object][] = Object.entries(classes).flatMap(([name, owner]) => [
    [name, owner],
    [`${name}.prototype`, owner.prototype],
  ])
  owners.push(['globalThis', Object.fromEntries(Object.getOwnPropertyNames(globalThis).map(name => [name, null]))])
  const generators = Object.getPrototypeOf(function* () {}).prototype
  owners.push(['Math', Math], ['iterators', Object.getPrototypeOf([].values())])
  owners.push(['generators', generators])
  return new Map(owners.flatMap(([name, owner]) => properties(owner).map(([key, ...rest]) => [`${name}.${key}`, rest])))
}

const properties = (owner: object): [string, ...unknown[]][] =>
  Reflect.ownKeys(owner).map(key => {
    const { value, get, set } = Object.getOwnPropertyDescriptor(owner, key)!
    return [String(key), value, get, set]
  })

function differences(before: Shared, after: Shared): string[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])]
  return keys.filter(key => {
    const [old, now] = [before.get(key), after.get(key)]
    return !old || !now || !old.every((part, index) => Object.is(part, now[index]))
  })
}

for (const attempt of REACHES)
  test(`a script does not reach ${attempt.how}`, () => expect(outcomeOf(attempt)).toEqual(attempt.gives))

for (const attempt of CHANGES)
  test(`a script does not change ${attempt.how}`, () => {
    outcomeOf({ how: '', code: '', gives: null }) // the walls are up
    const before = shared()
    expect(outcomeOf(attempt)).toEqual(attempt.gives)
    expect(differences(before, shared())).toEqual([])
  })

const HOSTILE = `const refuse = () => { throw new RangeError('do not look') }
const hostile = new Proxy({}, { getPrototypeOf: refuse, has: refuse, get: refuse, ownKeys: refuse })`

const HOSTILE_DEEDS: readonly { how: string; code: string; gives: unknown[] }[] = [
  { how: 'await', code: `try { await hostile } catch (error) { log(error.name) }`, gives: ['RangeError'] },
  {
    how: 'return from an async function',
    code: `try { await (async () => hostile)() } catch (error) { log(error.name) }`,
    gives: ['RangeError'],
  },
  {
    how: 'throw out of a task',
    code: `const task = createTask((async () => { throw hostile })()); await sleep(0); await sleep(0); log([task.done(), task.cancelled()])`,
    gives: [[true, false]],
  },
  {
    how: 'throw out of a timeout',
    code: `try { await timeout(1, async () => { throw hostile }) } catch (error) { log(error === hostile) }`,
    gives: [true],
  },
  {
    how: 'yield from a generator that answers as it likes',
    code: `try { await { next: () => hostile, throw: () => hostile } } catch (error) { log(error.name) }`,
    gives: ['RangeError'],
  },
  {
    how: 'await with the prototype of a future',
    code: `try { await Object.create(Future.prototype) } catch (error) { log(error.name) }`,
    gives: ['TypeError'],
  },
  {
    how: 'await with the prototype of a promise',
    code: `try { await Object.create(Promise.prototype) } catch (error) { log(error.name) }`,
    gives: ['TypeError'],
  },
]

for (const { how, code, gives } of HOSTILE_DEEDS)
  test(`the loop goes on after a script meant it ill: ${how}`, () => {
    const world = new ScriptWorld()
    const { loop } = world
    const main = world.run(`import { createTask, Future, sleep, timeout } from 'yieldpoint'
export default async function main({ log }) { ${HOSTILE}
${code} }
export const used = [createTask, Future, sleep, timeout]`)
    expect([world.notes, main.done(), loop.tasks.size]).toEqual([gives, true, 0])
  })

test('what one script does to its globals another does not see', () => {
  const world = new ScriptWorld()
  world.run(`export default () => { try { globalThis.left = 1 } catch {} }`)
  world.run(`export default ({ log }) => log([globalThis.left, Object.keys(globalThis)])`)
  expect(world.notes).toEqual([[undefined, []]])
})

test('text that only looks like an import is no reason to refuse a script', () => {
  const world = new ScriptWorld()
  world.run(`// import('x') <!-- -->
export default ({ log }) => { log("import('a') <!-- -->"); log(\`import ("b") \${'<!--'}\`); log(/import\\(-->/.test('import(-->')) }`)
  expect(world.notes).toEqual(["import('a') <!-- -->", 'import ("b") <!--', true])
})
