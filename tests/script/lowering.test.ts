import { describe, expect, test } from 'vitest'
import { notesOf, ScriptWorld } from './support.ts'

/** A program, and what it notes. `main` stands for `export default async function main({ log })`. */
interface Case {
  readonly does: string
  readonly program: string
  readonly notes: readonly unknown[]
}

const main = (body: string, before = ''): string =>
  `import { sleep, createTask, gather, timeout, CancelledError, TimeoutError, Lock, Event } from 'yieldpoint'
${before}
export default async function main({ log }) {
${body}
}`

const CASES: Readonly<Record<string, readonly Case[]>> = {
  calls: [
    {
      does: 'nothing of a function runs before its coroutine is awaited',
      notes: ['called', 'in f', 1],
      program: main(`
      const f = async () => { log('in f'); return 1 }
      const coroutine = f()
      log('called')
      log(await coroutine)`),
    },
    {
      does: 'nothing of a declared function runs before its coroutine is awaited',
      notes: ['called', 'in f'],
      program: main(`
      async function f() { log('in f') }
      const coroutine = f()
      log('called')
      await coroutine`),
    },
    {
      does: 'a coroutine made a task starts in a later turn',
      notes: ['made', 'in f'],
      program: main(`
      createTask((async () => log('in f'))())
      log('made')
      await sleep(0)`),
    },
    {
      does: 'nested calls give their values back',
      notes: [6],
      program: main(`
      const add = async (a, b) => a + b
      async function twice(n) { return await add(n, n) }
      log(await twice(await add(1, 2)))`),
    },
    {
      does: 'declarations are hoisted',
      notes: [3],
      program: main(`log(await late(3))
      async function late(n) { return n }`),
    },
    {
      does: 'a named function expression knows itself',
      notes: [120],
      program: main(`
      const f = async function fact(n) { return n < 2 ? 1 : n * (await fact(n - 1)) }
      log(await f(5))`),
    },
    {
      does: 'an awaited value that is nothing to wait for comes back',
      notes: [1, null, undefined],
      program: main(`
      log(await 1); log(await null); log(await undefined)`),
    },
    {
      does: 'awaits take part in expressions of any kind',
      notes: ['1,2', 3, 'yes', '<4>'],
      program: main(`
      const v = async x => x
      log([await v(1), await v(2)].join()); log((await v({ a: 3 })).a)
      log((await v(true)) ? 'yes' : 'no'); log(\`<\${await v(4)}>\`)`),
    },
    {
      does: 'a coroutine is awaited once',
      notes: ['YieldpointError'],
      program: main(`
      const c = (async () => 1)()
      await c
      try { await c } catch (error) { log(error.name) }`),
    },
  ],
  'this and arguments': [
    {
      does: 'a method sees its object',
      notes: [7],
      program: main(`
      const o = { x: 7, async get() { return this.x } }
      log(await o.get())`),
    },
    {
      does: 'an arrow sees the this and the arguments around it',
      notes: [[5, 2]],
      program: main(`
      const o = { x: 5, f() { return async () => [this.x, arguments.length] } }
      log(await o.f(1, 2)())`),
    },
    {
      does: 'a function sees its own arguments',
      notes: [[3, 2]],
      program: main(`
      async function f(a) { return [arguments.length, arguments[1]] }
      log(await f(1, 2, 3))`),
    },
    {
      does: 'a function called on an object sees it',
      notes: [9],
      program: main(`
      async function f() { return this.v }
      log(await f.call({ v: 9 }))`),
    },
    {
      does: 'defaults, rest and destructuring work as ever',
      notes: [[1, 2, [3, 4]], [1, 9, []], 5],
      program: main(`
      async function f({ a }, b = a + 8, ...rest) { return [a, b, rest] }
      log(await f({ a: 1 }, 2, 3, 4)); log(await f({ a: 1 }))
      log(await (async ({ x: { y } }) => y)({ x: { y: 5 } }))`),
    },
    {
      does: 'names and lengths stay',
      notes: [
        ['f', 2],
        ['g', 1],
        ['m', 1],
        ['p', 0],
      ],
      program: main(`
      async function f(a, { b }) {}
      const g = async (a, b = 1) => {}
      class C { async m(a) {} static async p() {} }
      for (const fn of [f, g, C.prototype.m, C.p]) log([fn.name, fn.length])`),
    },
    {
      does: 'a name of the helpers does not collide with one of the script',
      notes: [3],
      program: main(`
      const _at = 1, _coroutine = 2
      log(await (async () => _at + _coroutine)())`),
    },
  ],
  classes: [
    {
      does: 'methods reach super, private names and static members',
      notes: [['base 1', 42, 'static', 6]],
      program: main(`
      class Base { async bake(n) { return 'base ' + n } static async name2() { return 'static' } }
      class Oven extends Base {
        #heat = 40
        async bake(n) { return [await super.bake(n), await this.#warm(2), await Oven.name2(), await this['com' + 'puted'](1, 2, 3)] }
        async #warm(n) { return this.#heat + n }
        async ['com' + 'puted'](...all) { return all.reduce((a, b) => a + b) }
      }
      log(await new Oven().bake(1))`),
    },
    {
      does: 'static initialisers find the methods made',
      notes: [4],
      program: main(`
      class C { static made = C.f(); static async f() { return 4 } }
      log(await C.made)`),
    },
    {
      does: 'an async field is a function of the object',
      notes: [8],
      program: main(`
      class C { v = 8; get = async () => this.v }
      log(await new C().get.call(null))`),
    },
    {
      does: 'getters stay what they are',
      notes: [2],
      program: main(`
      class C { get v() { return (async () => 2)() } }
      log(await new C().v)`),
    },
  ],
  'errors and finally': [
    {
      does: 'what is thrown after an await is caught around it',
      notes: ['caught no', 'finally'],
      program: main(`
      const f = async () => { await sleep(1); throw new Error('no') }
      try { await f() } catch (error) { log('caught ' + error.message) } finally { log('finally') }`),
    },
    {
      does: 'a return waits for finally',
      notes: ['cleaned', 1],
      program: main(`
      const f = async () => { try { return 1 } finally { await sleep(1); log('cleaned') } }
      log(await f())`),
    },
    {
      does: 'a cancellation arrives at the await, and finally may wait',
      notes: ['cleaning', 'cleaned', true],
      program: main(`
      const t = createTask((async () => { try { await sleep(9) } finally { log('cleaning'); await sleep(1); log('cleaned') } })())
      await sleep(1); t.cancel()
      try { await t } catch {}
      log(t.cancelled())`),
    },
    {
      does: 'a timeout ends what it bounds, and nothing else',
      notes: ['TimeoutError'],
      program: main(`
      try { await timeout(1, async () => { await sleep(5) }) } catch (error) { log(error.name) }`),
    },
    {
      does: 'what is not caught ends the task',
      notes: ['TypeError: x'],
      program: main(`await sleep(1); throw new TypeError('x')`),
    },
  ],
  'for await': [
    {
      does: 'takes values, coroutines and pending sleeps of a plain iterable',
      notes: [1, 2, undefined],
      program: main(`
      const two = async () => 2
      for await (const x of [1, two(), sleep(1)]) log(x)`),
    },
    {
      does: 'drives an iterator whose next is async',
      notes: [0, 1, 'end'],
      program: main(`
      const it = { n: 0, [Symbol.asyncIterator]() { return this }, async next() { await sleep(1); return { done: this.n > 1, value: this.n++ } } }
      for await (const x of it) log(x)
      log('end')`),
    },
    {
      does: 'assigns to what stands there',
      notes: [1, 3, 5],
      program: main(`
      const o = {}; let a, b
      for await (o.x of [1]) log(o.x)
      for await ([a, b = 3] of [[2]]) log(b)
      for await (var v of [5]) log(v)`),
    },
    {
      does: 'has a variable for each round',
      notes: [[1, 2]],
      program: main(`
      const all = []
      for await (const x of [1, 2]) all.push(() => x)
      log(all.map(f => f()))`),
    },
    {
      does: 'continue and break reach labelled loops',
      notes: ['1a', '2a'],
      program: main(`
      outer: for await (const n of [1, 2, 3]) {
        for await (const l of ['a', 'b']) { if (n === 3) break outer; log(n + l); continue outer }
      }`),
    },
    {
      does: 'a loop that is left by break closes the iterator and waits for that',
      notes: [1, 'closed', 'after'],
      program: main(
        `
      for await (const x of numbers(log)) { log(x); break }
      log('after')`,
        counting(),
      ),
    },
    {
      does: 'a loop that is left by return closes the iterator first',
      notes: [1, 'closed', 'got 1'],
      program: main(
        `
      const first = async () => { for await (const x of numbers(log)) { log(x); return x } }
      log('got ' + (await first()))`,
        counting(),
      ),
    },
    {
      does: 'a loop that is left by an error closes the iterator',
      notes: ['closed', 'caught no'],
      program: main(
        `
      try { for await (const x of numbers(log)) throw new Error('no') } catch (error) { log('caught ' + error.message) }`,
        counting(),
      ),
    },
    {
      does: 'a loop whose body is cancelled closes the iterator',
      notes: ['closed', true],
      program: main(
        `
      const t = createTask((async () => { for await (const x of numbers(log)) await sleep(100) })())
      await sleep(5); t.cancel()
      try { await t } catch (error) { log(error instanceof CancelledError) }`,
        counting(),
      ),
    },
    {
      does: 'a loop that is cancelled as it asks ends the generator there',
      notes: ['closed', true],
      program: main(
        `
      const t = createTask((async () => { for await (const x of numbers(log)) ; })())
      await sleep(0.5); t.cancel()
      try { await t } catch (error) { log(error instanceof CancelledError) }`,
        counting(),
      ),
    },
    {
      does: 'an iterator that failed or ended is not closed',
      notes: ['Error: broken'],
      program: main(`
      const it = { [Symbol.asyncIterator]() { return this }, async next() { throw new Error('broken') }, return() { log('closed') } }
      for await (const x of it) ;`),
    },
    {
      does: 'an iterator that fails after its first value is not closed either',
      notes: [1, 'Error: broken'],
      program: main(`
      const it = { n: 0, [Symbol.asyncIterator]() { return this }, async next() { if (this.n++) throw new Error('broken'); return { value: 1 } }, return() { log('closed') } }
      for await (const x of it) log(x)`),
    },
    {
      does: 'a cancellation while closing is no less one if the body threw',
      notes: [true],
      program: main(`
      const it = { [Symbol.asyncIterator]() { return this }, next: () => ({ value: 1 }), async return() { await sleep(9) } }
      const t = createTask((async () => { for await (const x of it) throw new Error('body') })())
      await sleep(1); t.cancel()
      try { await t } catch {}
      log(t.cancelled())`),
    },
    {
      does: 'what closing throws is heard after a break, and not instead of an error',
      notes: ['close', 'body'],
      program: main(`
      const bad = () => ({ [Symbol.asyncIterator]() { return this }, next: () => ({ value: 1 }), async return() { throw new Error('close') } })
      try { for await (const x of bad()) break } catch (error) { log(error.message) }
      try { for await (const x of bad()) throw new Error('body') } catch (error) { log(error.message) }`),
    },
    {
      does: 'what is not iterable is a TypeError',
      notes: ['TypeError: 5 cannot be iterated over'],
      program: main(`for await (const x of 5) ;`),
    },
  ],
  'async generators': [
    {
      does: 'give values one at a time, and wait in between',
      notes: [0, 1, 2],
      program: main(`
      async function* three() { for (let i = 0; i < 3; i++) { await sleep(1); yield i } }
      for await (const x of three()) log(x)`),
    },
    {
      does: 'start when the first value is awaited',
      notes: ['made', 'asked', 'begun', { done: false, value: 1 }, { done: true, value: 2 }],
      program: main(`
      async function* g() { log('begun'); yield 1; return 2 }
      const it = g(); log('made')
      const next = it.next(); log('asked')
      log(await next); log(await it.next())`),
    },
    {
      does: 'take what is sent and thrown in',
      notes: ['got 5', 'caught x', { done: true, value: 'end' }],
      program: main(`
      const g = async function* () { try { log('got ' + (yield 1)); yield 2 } catch (error) { log('caught ' + error.message) } return 'end' }
      const it = g()
      await it.next(); await it.next(5)
      log(await it.throw(new Error('x')))`),
    },
    {
      does: 'clean up when they are closed, also before they began',
      notes: ['clean', { done: true, value: 7 }, { done: true, value: 8 }],
      program: main(`
      async function* g() { try { yield 1 } finally { await sleep(1); log('clean') } }
      const it = g()
      await it.next(); log(await it.return(7)); log(await g().return(8))`),
    },
    {
      does: 'are methods too',
      notes: [1, 2, 3],
      program: main(`
      class C { n = 2; async *all() { yield this.n } static async *s() { yield 3 } async *#p() { yield 1 } p() { return this.#p() } }
      for await (const x of new C().p()) log(x)
      for await (const x of new C().all()) log(x)
      for await (const x of C.s()) log(x)`),
    },
    {
      does: 'delegate to others, with what is sent and returned',
      notes: [1, 'inner got 5', 2, 'inner returned 3', 4],
      program: main(`
      async function* inner() { log('inner got ' + (yield 1)); yield 2; return 3 }
      async function* outer() { log('inner returned ' + (yield* inner())); yield 4 }
      const it = outer()
      log((await it.next()).value); log((await it.next(5)).value); log((await it.next()).value)`),
    },
    {
      does: 'close what they delegate to',
      notes: [1, 'inner clean', 'outer clean'],
      program: main(`
      async function* inner() { try { yield 1; yield 2 } finally { await sleep(1); log('inner clean') } }
      async function* outer() { try { yield* inner() } finally { log('outer clean') } }
      for await (const x of outer()) { log(x); break }`),
    },
    {
      does: 'pass on errors that are thrown in while delegating',
      notes: ['inner caught x', 9],
      program: main(`
      async function* inner() { try { yield 1 } catch (error) { log('inner caught ' + error.message); yield 9 } }
      async function* outer() { yield* inner() }
      const it = outer()
      await it.next(); log((await it.throw(new Error('x'))).value)`),
    },
    {
      does: 'refuse a second request while one is on its way',
      notes: ['runtime/generator-running', 1],
      program: main(`
      async function* g() { await sleep(1); yield 1 }
      const it = g()
      const first = createTask(it.next())
      await sleep(0)
      try { await it.next() } catch (error) { log(error.code) }
      log((await first).value)`),
    },
    {
      does: 'a cancellation at an await inside ends them unless they catch it',
      notes: ['inside', { done: true, value: undefined }, 'caught', 'value after'],
      program: main(`
      async function* ends() { try { await sleep(9); yield 1 } finally { log('inside') } }
      async function* stays() { try { await sleep(9) } catch (error) { log('caught') } yield 'value after' }
      const one = ends(), t = createTask(one.next())
      await sleep(1); t.cancel()
      try { await t } catch {}
      log(await one.next())
      const two = createTask(stays().next())
      await sleep(1); two.cancel()
      log((await two).value)`),
    },
    {
      does: 'await what they yield and return',
      notes: [1, 2],
      program: main(`
      const v = async x => x
      async function* g() { yield v(1); return v(2) }
      const it = g()
      log((await it.next()).value); log((await it.next()).value)`),
    },
  ],
  using: [
    {
      does: 'disposes in the reverse order, and waits for each',
      notes: ['body', 'b disposing', 'b', 'a disposing', 'a', 'after'],
      program: main(
        `
      { await using a = guard('a', log); await using b = guard('b', log); log('body') }
      log('after')`,
        guards(),
      ),
    },
    {
      does: 'disposes on return, break and throw',
      notes: ['x disposing', 'x', 1, 'y disposing', 'y', 'z disposing', 'z', 'no'],
      program: main(
        `
      const f = async () => { await using x = guard('x', log); return 1 }
      log(await f())
      for (const i of [1, 2]) { await using y = guard('y', log); break }
      try { await using z = guard('z', log); throw new Error('no') } catch (error) { log(error.message) }`,
        guards(),
      ),
    },
    {
      does: 'gives a lock back at the end of its scope',
      notes: [true, false],
      program: main(`
      const lock = new Lock()
      { await using _ = await lock.hold(); log(lock.locked()) }
      log(lock.locked())`),
    },
    {
      does: 'disposes when cancelled',
      notes: ['a disposing', 'a', true],
      program: main(
        `
      const t = createTask((async () => { await using a = guard('a', log); await sleep(9) })())
      await sleep(1); t.cancel()
      try { await t } catch {}
      log(t.cancelled())`,
        guards(),
      ),
    },
    {
      does: 'of two errors keeps both',
      notes: [['SuppressedError', 'dispose', 'body']],
      program: main(`
      try { await using a = { async [Symbol.asyncDispose]() { throw new Error('dispose') } }; throw new Error('body') }
      catch (error) { log([error.name, error.error.message, error.suppressed.message]) }`),
    },
    {
      does: 'a cancellation that interrupts disposing stays one',
      notes: [true],
      program: main(`
      const t = createTask((async () => { await using a = { async [Symbol.asyncDispose]() { await sleep(9) } }; throw new Error('body') })())
      await sleep(1); t.cancel()
      try { await t } catch {}
      log(t.cancelled())`),
    },
    {
      does: 'works without await, in plain functions and generators',
      notes: ['in', 's', 1, 's', 'done'],
      program: main(`
      const s = () => ({ [Symbol.dispose]() { log('s') } })
      function plain() { using x = s(); log('in') }
      function* g() { using x = s(); yield 1 }
      plain()
      for (const v of g()) log(v)
      log('done')`),
    },
    {
      does: 'in a loop head disposes each round',
      notes: [1, 'a disposing', 'a', 2, 'b disposing', 'b'],
      program: main(
        `
      let n = 0
      for (await using x of [guard('a', log), guard('b', log)]) log(++n)`,
        guards(),
      ),
    },
    {
      does: 'takes null, and refuses what cannot be disposed of',
      notes: ['fine', 'TypeError'],
      program: main(`
      { await using a = null; log('fine') }
      try { using b = {} } catch (error) { log(error.name) }`),
    },
  ],
  typescript: [
    {
      does: 'types, enums and parameter properties',
      notes: [[1, 'x', 5]],
      program: main(
        `
      const c: C = new C('x')
      log([Size.Small as number, c.name, await id<number>(5)!] satisfies unknown[])`,
        `
      enum Size { None, Small }
      interface Named { name: string }
      class C implements Named { constructor(public name: string) {} }
      async function id<T>(x: T): Promise<T> { return x }`,
      ),
    },
  ],
}

function counting(): string {
  return `async function* numbers(log) { try { for (let n = 1; ; n++) { await sleep(1); yield n } } finally { await sleep(1); log('closed') } }`
}

function guards(): string {
  return `const guard = (name, log) => ({ async [Symbol.asyncDispose]() { log(name + ' disposing'); await sleep(1); log(name) } })`
}

for (const [topic, cases] of Object.entries(CASES))
  describe(topic, () => {
    for (const { does, program, notes } of cases) test(does, () => expect(notesOf(program)).toEqual(notes))
  })

test('the await stack of a waiting task names the functions and the places in the text', () => {
  const world = new ScriptWorld()
  const task = world.start(`import { Event } from 'yieldpoint'
async function inner() {
  await new Event().wait()
}
export default async function outer() {
  const middle = async () => { await inner() }
  await middle()
}`)
  world.loop.untilIdle()
  const { sites, first } = world.loaded[0]!
  const places = task.stack.filter(frame => frame.site > 0).map(frame => sites[frame.site - first])
  expect(places).toEqual([
    { name: 'outer', line: 7, column: 3 },
    { name: 'middle', line: 6, column: 32 },
    { name: 'inner', line: 3, column: 3 },
  ])
})

test('what an async function returns is awaited, as everywhere in TypeScript: `return f()` is `return await f()`', () => {
  const notes = notesOf(`import { createTask, sleep } from 'yieldpoint'
const bake = async (name) => { await sleep(1); return name }
class Oven { async bake(name) { return bake(name) } async #own() { return bake('private') } own() { return this.#own() } }
const nap = async () => sleep(2, 'rested')
async function release(log) { try { return bake('after finally') } finally { log('finally') } }
export default async function main({ log }) {
  log(await (async () => bake('arrow'))())
  log(await new Oven().bake('method'))
  log(await new Oven().own())
  log(await nap())
  log(await release(log))
  log(await createTask((async () => bake('task'))()))
  const task = await (async () => createTask(bake('x')))()
  log([task.done(), await task])
  return sleep(0)
}`)
  expect(notes).toEqual(['arrow', 'method', 'private', 'rested', 'finally', 'after finally', 'task', [false, 'x']])
})
