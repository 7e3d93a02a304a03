import { expect, test } from 'vitest'
import { findingsOf } from './support.ts'

const LIE = '{ configurable: true, get() { throw new TypeError("no") } }'

test('objects that lie about themselves break neither the run nor what is found', async () => {
  const a = [
    'const f = async () => { await sleep(1) }; const kept = f(); const mine = new Queue(); const child = createTask(f())',
    `for (const key of ['state', 'name', 'site']) Object.defineProperty(kept, key, ${LIE})`,
    `Object.defineProperty(mine, 'size', ${LIE})`,
    `for (const key of ['stack', 'done', 'cancelling', 'outcome', 'name']) Object.defineProperty(child, key, ${LIE})`,
    'mine.putNowait(1)',
    'child.cancel()',
    'await sleep(2)',
  ].join('; ')
  expect((await findingsOf({ a })).map(({ rule }) => rule)).toEqual(['never-awaited'])
})

test('what a script drops may be anything', async () => {
  const a = [
    `const trap = () => new Proxy({}, { has() { throw new TypeError('no') }, getPrototypeOf() { throw new TypeError('no') } })`,
    'trap(); [null].pop(); [undefined].pop(); [Symbol()].pop()',
    'await sleep(1)',
  ].join('; ')
  expect(await findingsOf({ a })).toEqual([])
})
