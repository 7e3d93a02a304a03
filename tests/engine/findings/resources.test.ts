import { describe, expect, test } from 'vitest'
import type { Intervention } from '../../../shared/protocol/thread.ts'
import { at, findingsOf, task } from './support.ts'

const SECOND = 1_000_000

describe('a lock held across a long wait', () => {
  const KEEP = 'await using _ = await lock.hold(); await sleep(2)'
  const WANT = 'await lock.acquire(); lock.release()'
  const resources = 'lock: { type: lock }'

  test('is found when others wanted it all the while, with the await', async () => {
    expect(await findingsOf({ a: KEEP, b: WANT, c: WANT }, { resources })).toEqual([
      {
        ...{ rule: 'long-hold', id: 1, count: 1, first: 2 * SECOND, task: task(1, 'a') },
        ...{ resource: { id: 1, name: 'lock' }, place: at('a', 36), micros: 2 * SECOND, waiting: 2 },
      },
    ])
  })

  test('again is one finding, of which the longest is told', async () => {
    const a = 'for (let i = 1; i <= 4; i++) { await using _ = await lock.hold(); await sleep(i) }'
    const b = 'for (let i = 1; i <= 4; i++) { await lock.acquire(); lock.release() }'
    expect(await findingsOf({ a, b }, { resources })).toMatchObject([{ count: 4, first: SECOND, micros: 4 * SECOND }])
  })

  test.each([
    ['nobody else wants it', { a: KEEP }, ''],
    ['they came to want it late', { a: KEEP, b: `await sleep(1.5); ${WANT}` }, ''],
    ['the wait is short', { a: KEEP.replace('2', '0.5'), b: WANT }, ''],
    ['the graph allows it', { a: KEEP, b: WANT }, ', longHold: 3'],
    ['it was given back before the wait', { a: 'await lock.acquire(); lock.release(); await sleep(2)', b: WANT }, ''],
  ])('is not found if %s', async (_, tasks, settings) => {
    expect(await findingsOf(tasks, { resources, settings: `onFailure: continue${settings}` })).toEqual([])
  })

  test('a semaphore may be made to be kept', async () => {
    const semaphore = 'lock: { type: semaphore }'
    expect(await findingsOf({ a: KEEP, b: WANT }, { resources: semaphore })).toEqual([])
  })

  test('a deadlock is reported as one', async () => {
    const a = 'await using _ = await lock.hold(); await sleep(0.5); await items.get()'
    expect(await findingsOf({ a, b: WANT }, { resources: `${resources}, items: { type: queue }` })).toEqual([])
  })

  test('nor is a ring one that a cancellation ends', async () => {
    const a = 'await using _ = await lock.hold(); await sleep(0.5); await using __ = await items.hold()'
    const b = 'await using _ = await items.hold(); await sleep(0.5); await using __ = await lock.hold()'
    const locks = 'lock: { type: lock }, items: { type: lock }'
    const interventions: Intervention[] = [{ do: 'cancel', task: 'a', atSeconds: 9 }]
    expect(await findingsOf({ a, b }, { resources: locks }, { interventions })).toEqual([])
  })
})

describe('a queue that only grows', () => {
  const resources = 'items: { type: queue }'
  const put = (seconds: number, times = 200) =>
    `for (let i = 0; i < ${times}; i++) { await sleep(${seconds}); await items.put(i) }`
  const get = (seconds: number, times = 50) =>
    `for (let i = 0; i < ${times}; i++) { await sleep(${seconds}); await items.get() }`

  test('is found after four windows in which it was never as empty as before, with who puts', async () => {
    expect(await findingsOf({ a: put(1), b: get(2) }, { resources })).toEqual([
      {
        ...{ rule: 'growing-queue', id: 1, count: 1, first: 100 * SECOND, task: task(1, 'a') },
        ...{ resource: { id: 1, name: 'items' }, place: at('a', 49), puts: 100, from: 0, to: 37 },
      },
    ])
  })

  test('is found of one that nobody empties', async () => {
    expect(await findingsOf({ a: put(1) }, { resources })).toMatchObject([{ rule: 'growing-queue', to: 76 }])
  })

  test('is found of one that a script made', async () => {
    const a = `const mine = new Queue({ name: 'mine' }); ${put(1).replace('items', 'mine')}`
    expect(await findingsOf({ a })).toMatchObject([{ rule: 'growing-queue', resource: { name: 'mine' } }])
  })

  test.each([
    ['it has a bound', { a: put(1, 300), b: get(2, 300) }, 'items: { type: queue, maxsize: 200 }'],
    ['it has grown, and no longer does', { a: put(1), b: `await sleep(50.5); ${get(1, 150)}` }, resources],
    ['it is emptied as fast', { a: put(1), b: get(1, 200) }, resources],
    [
      'it is emptied now and then',
      { a: put(1), b: 'for (let i = 0; i < 20; i++) { await sleep(10); while (items.size) items.getNowait() }' },
      resources,
    ],
    [
      'it was filled at once, to be worked off',
      { a: 'for (let i = 0; i < 500; i++) await items.put(i)', b: get(1, 500) },
      resources,
    ],
    ['it was filled in a few turns', { a: put(0, 60), b: get(1, 60) }, resources],
  ])('is not found if %s', async (_, tasks, resources) => {
    expect(await findingsOf(tasks, { resources })).toEqual([])
  })
})
