/** Real threads. A test waits for their answers and their ends, never for a time. */
import { afterEach, describe, expect, test } from 'vitest'
import { type RunningCall, WorkerPool } from '../../electron/pool/index.ts'
import { ModuleLoader } from '../../electron/script/index.ts'
import { inline, readFrom } from '../script/support.ts'

const WORKER = new URL('../../electron/pool/worker.ts', import.meta.url)

const FILES = {
  'prices.ts': `import { tax } from './lib/tax'
export const price = (n: number): number => n * 900 + tax
export function broken(n: number): never {
  throw new RangeError('no price for ' + n)
}`,
  'lib/tax.ts': 'export const tax = 1',
}

const FUNCTIONS = {
  price: `import { price } from './prices'\nexport default price`,
  later: `export default async (n: number) => { await null; return n + 1 }`,
  fails: `import { broken } from './prices'\nexport default (n: number) => broken(n)`,
  custom: `class Burnt extends Error { name = 'Burnt' }\nexport default () => { throw new Burnt('black') }`,
  hides: `export default () => { throw Object.defineProperty(new Error('x'), 'name', { get() { throw 1 } }) }`,
  throws: `export default () => { throw 'a text' }`,
  steps: `export default (steps: Int32Array) => { for (;;) steps[0]! += 1 }`,
  spins: `export default (begun: Int32Array) => { begun[0] = 1; for (;;); }`,
  eats: `export default () => { const all = []; for (;;) all.push(new Array(100_000).fill(all.length)) }`,
  makes: `export default () => () => 1`,
  loads: `throw new Error('at load')\nexport default () => 1`,
  count: `let n = 0\nexport default () => ++n`,
  reach: `export default () => [typeof process, typeof globalThis.process, typeof globalThis.fetch, typeof globalThis.require]`,
  escape: `export default () => (() => {}).constructor('return process')()`,
  grow: `export default () => { 'use strict'; Array.prototype.extra = 1 }`,
  five: `export default 5`,
}
type Name = keyof typeof FUNCTIONS

const loader = new ModuleLoader({
  services: { now: () => 0, random: () => 0, log: () => {} },
  read: readFrom(FILES),
})

const pools: WorkerPool[] = []
function makePool(names: readonly Name[], threads = 1, memoryLimitMb?: number): WorkerPool {
  const functions = names.map(name => loader.poolFunction(name, inline(FUNCTIONS[name], 10, 4)))
  const pool = new WorkerPool({ threads, worker: WORKER, functions, ...(memoryLimitMb ? { memoryLimitMb } : {}) })
  pools.push(pool)
  return pool
}
afterEach(() => Promise.all(pools.splice(0).map(pool => pool.close())))

const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve))

/** A call of `spins` that has begun. */
async function spin(pool: WorkerPool): Promise<RunningCall> {
  const begun = new Int32Array(new SharedArrayBuffer(4))
  const call = pool.call('spins', [begun])
  while (begun[0] === 0) await turn()
  return call
}

const errorOf = (call: { done: Promise<unknown> }): Promise<unknown> =>
  call.done.then(
    value => expect.fail(`it returned ${value}`),
    error => error,
  )

describe('a call', () => {
  test('gives what the function returns, also from relative modules and async ones', async () => {
    const pool = makePool(['price', 'later'])
    expect(await Promise.all([pool.call('price', [2]).done, pool.call('later', [1]).done])).toEqual([1801, 2])
  })

  test('sees its arguments as they were when it was made', async () => {
    const pool = makePool(['price'])
    const args = [1]
    const call = pool.call('price', args)
    args[0] = 1000
    expect(await call.done).toBe(901)
  })

  test('that throws keeps the kind, the message and the place in the text', async () => {
    const error = await errorOf(makePool(['fails']).call('fails', [7]))
    expect(error).toBeInstanceOf(RangeError)
    expect(error).toMatchObject({ name: 'RangeError', message: 'no price for 7' })
    expect(loader.locate(error)).toMatchObject([
      { name: 'broken', file: 'prices.ts', line: 4, column: 9 },
      { file: 'kitchen.taskgraph.yaml', line: 11, column: 35 },
    ])
  })

  test('that throws a class of its own, or no error at all, keeps name and text', async () => {
    const names = ['custom', 'throws', 'loads', 'hides'] as const
    const pool = makePool(names)
    const errors = await Promise.all(names.map(name => errorOf(pool.call(name, []))))
    expect(errors).toMatchObject([
      { name: 'Burnt', message: 'black' },
      { name: 'Error', message: 'a text' },
      { name: 'Error', message: 'at load' },
      { name: '', message: 'x' },
    ])
  })

  test('refuses arguments and results that cannot be cloned, and works on', async () => {
    const pool = makePool(['price', 'makes'])
    const errors = [await errorOf(pool.call('price', [() => 1])), await errorOf(pool.call('makes', []))]
    expect(errors).toMatchObject([
      { code: 'pool/not-cloneable', details: { function: 'price', what: 'argument' } },
      { code: 'pool/not-cloneable', details: { function: 'makes', what: 'result' } },
    ])
    expect(await pool.call('price', [1]).done).toBe(901)
  })

  test('of something that is no function fails as its own', async () => {
    expect(await errorOf(makePool(['five']).call('five', []))).toMatchObject({ name: 'TypeError' })
  })
})

describe('the threads', () => {
  test('start when they are needed, and are used again', async () => {
    const pool = makePool(['count'], 2)
    const one = await pool.call('count', []).done
    expect([one, await pool.call('count', []).done, await pool.call('count', []).done]).toEqual([1, 2, 3])
  })

  test('a loop that never ends is ended by cancelling, and its place taken by the next call', async () => {
    const pool = makePool(['spins', 'price'])
    const spinning = await spin(pool)
    const next = pool.call('price', [1])
    await spinning.cancel()
    expect(await next.done).toBe(901)
    expect(await errorOf(spinning)).toMatchObject({ name: 'AbortError' })
  })

  test('a call that was cancelled does nothing more once that is answered', async () => {
    const steps = new Int32Array(new SharedArrayBuffer(4))
    const pool = makePool(['steps'])
    const call = pool.call('steps', [steps])
    while (steps[0] === 0) await turn()
    await call.cancel()
    const then = steps[0]
    for (let i = 0; i < 1000; i++) await turn()
    expect(steps[0]).toBe(then)
  })

  test('cancelling a call that waits for a thread leaves the others alone', async () => {
    const pool = makePool(['spins', 'price'])
    const spinning = await spin(pool)
    const waiting = pool.call('price', [1])
    const last = pool.call('price', [2])
    await waiting.cancel()
    expect(await errorOf(waiting)).toMatchObject({ name: 'AbortError' })
    await spinning.cancel()
    expect(await last.done).toBe(1801)
  })

  test('cancelling twice, or after the end, ends nothing else', async () => {
    const pool = makePool(['count', 'spins'])
    const call = pool.call('count', [])
    await call.done
    await call.cancel()
    expect(await pool.call('count', []).done).toBe(2) // the same thread
    const spinning = await spin(pool)
    const [a, b] = [spinning.cancel(), spinning.cancel()]
    await Promise.all([a, b])
    expect(await pool.call('count', []).done).toBe(1) // another one
  })

  test('one that runs out of memory is replaced, and only its call fails', async () => {
    const pool = makePool(['eats', 'price'], 2, 32)
    const eating = pool.call('eats', [])
    const other = pool.call('price', [1])
    expect(await errorOf(eating)).toMatchObject({ code: 'pool/worker-died', details: { worker: 1, function: 'eats' } })
    expect([await other.done, await pool.call('price', [2]).done, await pool.call('price', [3]).done]).toEqual([
      901, 1801, 2701,
    ])
  })

  test('closing ends what runs, and what waits never begins', async () => {
    const pool = makePool(['spins'])
    const spinning = await spin(pool)
    const begun = new Int32Array(new SharedArrayBuffer(4))
    const waiting = pool.call('spins', [begun])
    const errors = Promise.all([errorOf(spinning), errorOf(waiting)])
    await pool.close()
    expect(await errors).toMatchObject([{ name: 'AbortError' }, { name: 'AbortError' }])
    expect(begun[0]).toBe(0)
  })
})

describe('confinement', () => {
  test('a function finds nothing of the machine', async () => {
    expect(await makePool(['reach']).call('reach', []).done).toEqual([
      'undefined',
      'undefined',
      'undefined',
      'undefined',
    ])
  })

  test('a function reaches no evaluator and changes no intrinsic', async () => {
    const pool = makePool(['escape', 'grow'])
    expect([await errorOf(pool.call('escape', [])), await errorOf(pool.call('grow', []))]).toMatchObject([
      { name: 'TypeError' },
      { name: 'TypeError' },
    ])
  })

  test('what it imports is refused before it is sent', () => {
    expect(() =>
      loader.poolFunction('bad', inline(`import { sleep } from 'yieldpoint'\nexport default sleep`)),
    ).toThrow(expect.objectContaining({ code: 'script/import-not-allowed' }))
  })
})
