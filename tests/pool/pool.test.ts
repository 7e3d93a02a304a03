/** What threads and processes have in common. */
import { describe, expect, test } from 'vitest'
import { errorOf, loader, makePool as makePoolOf, type Name, turn } from './support.ts'

describe.each(['thread', 'process'] as const)('a call on a worker %s', kind => {
  const makePool = (names: readonly Name[], maxWorkers?: number, memoryLimitMb?: number) =>
    makePoolOf(kind, names, maxWorkers, memoryLimitMb)

  test('gives what the function returns, also from relative modules and async ones', async () => {
    const pool = makePool(['price', 'later'])
    expect(await Promise.all([pool.call('price', 2).done, pool.call('later', 1).done])).toEqual([1801, 2])
  })

  test('sees its arguments as they were when it was made', async () => {
    const pool = makePool(['same'])
    const list = [1]
    const call = pool.call('same', list)
    list[0] = 1000
    expect(await call.done).toEqual([1])
  })

  test('hands plain data through whole', async () => {
    const data = {
      date: new Date(0),
      map: new Map<unknown, unknown>([['a', new Set([1n])]]),
      bytes: new Uint8Array([1, 2]),
      list: [undefined, null, Number.NaN],
      error: new TypeError('x'),
    }
    expect(await makePool(['same']).call('same', data).done).toEqual(data)
  })

  test('that throws keeps the kind, the message and the place in the text', async () => {
    const error = await errorOf(makePool(['fails']).call('fails', 7))
    expect(error).toBeInstanceOf(RangeError)
    expect(error).toMatchObject({ name: 'RangeError', message: 'no price for 7' })
    expect(loader.locate(error)).toMatchObject([
      { name: 'broken', file: 'prices.ts', line: 4, column: 9 },
      { file: 'kitchen.taskgraph.yaml', line: 11, column: 35 },
    ])
  })

  test('that throws a class of its own, or no error at all, keeps name and text', async () => {
    const names = ['custom', 'throws', 'loads', 'hides', 'five'] as const
    const pool = makePool(names)
    expect(await Promise.all(names.map(name => errorOf(pool.call(name))))).toMatchObject([
      { name: 'Burnt', message: 'black' },
      { name: 'Error', message: 'a text' },
      { name: 'Error', message: 'at load' },
      { name: '', message: 'x' },
      { name: 'TypeError' },
    ])
  })

  test('refuses arguments and results that cannot be sent, says where they stand, and works on', async () => {
    class Oven {
      readonly #heat = 1
      get heat() {
        return this.#heat
      }
    }
    const pool = makePool(['same', 'makes', 'instance'])
    const refused = (...args: unknown[]) => {
      try {
        pool.call('same', ...args)
      } catch (error) {
        return error
      }
      return null
    }
    const errors = [
      refused(1, function bake() {}),
      refused({ items: [1, { mark: Symbol('m') }] }),
      refused(new Map([['oven', new Oven()]])),
      refused(new Proxy({}, {})),
      await errorOf(pool.call('makes')),
      await errorOf(pool.call('instance')),
    ]
    const code = 'pool/not-cloneable'
    expect(errors).toMatchObject([
      { code, details: { function: 'same', argument: 2, path: '', thing: 'function', name: 'bake' } },
      { code, details: { argument: 1, path: '.items[1].mark', thing: 'symbol', name: 'm' } },
      { code, details: { argument: 1, path: '{oven}', thing: 'instance', name: 'Oven' } },
      { code, details: { argument: 1, thing: 'other' } },
      { code, details: { function: 'makes', argument: null, path: '.list[1].deep', thing: 'function', name: 'deep' } },
      { code, details: { function: 'instance', argument: null, path: '', thing: 'instance', name: 'Oven' } },
    ])
    expect(await pool.call('same', 1).done).toBe(1)
  })

  test('whose promise nothing can settle fails instead of waiting for ever', async () => {
    const pool = makePool(['never', 'price'])
    expect(await errorOf(pool.call('never'))).toMatchObject({
      code: 'pool/never-settles',
      details: { function: 'never' },
    })
    expect(await pool.call('price', 1).done).toBe(901)
  })

  test('that leaves a rejected promise behind harms neither itself nor the next', async () => {
    const pool = makePool(['rejects', 'later'])
    expect([
      await pool.call('rejects').done,
      await pool.call('rejects').done,
      await pool.call('later', 1).done,
    ]).toEqual(['done', 'done', 2])
  })

  test('is one of thousands at once, and each gets its own answer', async () => {
    const pool = makePool(['price'], 2)
    const calls = Array.from({ length: 2_000 }, (_, n) => pool.call('price', n).done)
    expect(await Promise.all(calls)).toEqual(calls.map((_, n) => n * 900 + 1))
  })

  test('uses a worker that is there before it starts another', async () => {
    const pool = makePool(['count'], 2)
    expect([await pool.call('count').done, await pool.call('count').done]).toEqual([1, 2])
  })

  test('that is cancelled before a worker has it is never run, and those around it are', async () => {
    const pool = makePool(['spins', 'count'])
    const spinning = pool.call('spins')
    const [first, dropped, last] = [pool.call('count'), pool.call('count'), pool.call('count')]
    await dropped.cancel()
    await spinning.cancel()
    expect([await first.done, await last.done, dropped.outcome()]).toEqual([1, 2, null])
  })

  test('that never ends is ended by cancelling, and another worker takes its place', async () => {
    const pool = makePool(['spins', 'count'])
    await pool.call('count').done
    let counted = 0
    while (counted !== 1) {
      const spinning = pool.call('spins')
      await turn() // it may not have begun yet, and is then taken back: again
      await spinning.cancel()
      counted = (await pool.call('count').done) as number
    }
    expect(counted).toBe(1)
  })

  test('that is cancelled twice, or after its end, ends nothing else', async () => {
    const pool = makePool(['count'])
    const call = pool.call('count')
    await call.done
    await Promise.all([call.cancel(), call.cancel()])
    expect(await pool.call('count').done).toBe(2) // the same worker
  })

  test('that eats the memory of its worker fails alone', async () => {
    const pool = makePool(['eats', 'price'], 2, 32)
    const eating = pool.call('eats')
    const other = pool.call('price', 1)
    expect(await errorOf(eating)).toMatchObject({
      code: 'pool/worker-died',
      details: { worker: kind, function: 'eats' },
    })
    expect([await other.done, await pool.call('price', 2).done]).toEqual([901, 1801])
  })

  test('that eats memory outside of the heap fails as well', async () => {
    const pool = makePool(['hoards', 'price'], 1, 64)
    expect(await errorOf(pool.call('hoards'))).toMatchObject({ code: 'pool/worker-died' })
    expect(await pool.call('price', 1).done).toBe(901)
  })

  test('comes to nothing when its pool is closed, whatever it does', async () => {
    const pool = makePool(['spins'])
    const calls = [pool.call('spins'), pool.call('spins')]
    await pool.close()
    expect(calls.map(call => call.outcome())).toEqual([null, null])
  })

  test('finds nothing of the machine, no evaluator, and changes no intrinsic', async () => {
    const pool = makePool(['reach', 'escape', 'grow'])
    expect([
      await pool.call('reach').done,
      await errorOf(pool.call('escape')),
      await errorOf(pool.call('grow')),
    ]).toMatchObject([
      ['undefined', 'undefined', 'undefined', 'undefined'],
      { name: 'TypeError' },
      { name: 'TypeError' },
    ])
  })
})

test('what a function imports is refused before it is sent', () => {
  expect(() =>
    loader.poolFunction('bad', {
      file: 'k.taskgraph.yaml',
      inline: true,
      text: `import { sleep } from 'yieldpoint'\nexport default sleep`,
      line: 1,
      indent: 0,
    }),
  ).toThrow(expect.objectContaining({ code: 'script/import-not-allowed' }))
})
