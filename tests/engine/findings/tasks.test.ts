import { describe, expect, test } from 'vitest'
import type { Intervention } from '../../../shared/protocol/thread.ts'
import { at, findingsOf, task } from './support.ts'

const once = { id: 1, count: 1, resource: null }
const SECOND = 1_000_000
const cancel = (name: string, atSeconds: number): { interventions: Intervention[] } => ({
  interventions: [{ do: 'cancel', task: name, atSeconds }],
})

describe('a coroutine that is never awaited', () => {
  const F = 'const f = async () => { await sleep(1) };'
  const found = { rule: 'never-awaited', task: task(1, 'a'), ...once }

  test('is found at once where a call stands alone, with its line', async () => {
    expect(await findingsOf({ a: `${F} f(); await sleep(1)` })).toEqual([
      { ...found, first: 0, place: at('a', 43), coroutine: 'f', dropped: true },
    ])
  })

  test.each([
    ['items.put(1)', 'items.put'],
    ['lock?.acquire()', 'lock.acquire'],
    ['sleep(1)', 'sleep'],
    ['timeout(1, f)', 'timeout'],
  ])('also if it is the runtime’s own: %s', async (call, coroutine) => {
    const resources = 'lock: { type: lock }, items: { type: queue }'
    expect(await findingsOf({ a: `${F} ${call}; await sleep(1)` }, { resources })).toEqual([
      { ...found, first: 0, place: at('a', 43), coroutine, dropped: true },
    ])
  })

  test('is found at the end of the run if it was kept, with the await before it was made', async () => {
    expect(await findingsOf({ a: `${F} await sleep(1); const kept = f(); await sleep(1)` })).toEqual([
      { ...found, first: 2 * SECOND, place: at('a', 43), coroutine: 'f', dropped: false },
    ])
  })

  test('in a loop is one finding with a count', async () => {
    expect(await findingsOf({ a: `${F} for (let i = 0; i < 7; i++) f()` })).toEqual([
      { ...found, count: 7, first: 0, place: at('a', 71), coroutine: 'f', dropped: true },
    ])
  })

  test.each([
    ['awaited later, by another task', `${F} const kept = f(); items.putNowait(kept); await sleep(5)`],
    ['made a task', `${F} createTask(f()); await sleep(5)`],
    ['gathered', `${F} const all = [f(), f()]; await sleep(1); await gather(all)`],
    ['returned', `${F} return f()`],
    ['no coroutine at all', `const f = () => [1]; f(); log('x'); [3].push(4); createTask(sleep(1)); await sleep(2)`],
  ])('is not found if it was %s', async (_, a) => {
    const b = 'await sleep(1); for (; items.size > 0;) await items.getNowait()'
    expect(await findingsOf({ a, b }, { resources: 'items: { type: queue }' })).toEqual([])
  })

  test('is not blamed on a task that was cancelled before it came to the await', async () => {
    const a = `${F} const later = f(); await sleep(5); await later`
    expect(await findingsOf({ a }, {}, cancel('a', 1))).toEqual([])
  })
})

describe('an exception that nobody took', () => {
  const FAIL = "const fail = async () => { await sleep(1); throw new TypeError('cold') };"
  const error = { name: 'TypeError', message: 'cold', known: null }
  const found = { rule: 'untaken-exception', ...once, place: at('a', 50, 'fail'), error }

  test('is found when the run ends', async () => {
    const a = `${FAIL} createTask(fail(), { name: 'child' }); await sleep(2)`
    expect(await findingsOf({ a })).toEqual([{ ...found, first: 2 * SECOND, task: task(2, 'child') }])
  })

  test('is found when the run deadlocks, of which it may be the cause', async () => {
    const a = `${FAIL} createTask(fail(), { name: 'child' }); await items.get()`
    expect(await findingsOf({ a }, { resources: 'items: { type: queue }' })).toEqual([
      { ...found, first: SECOND, task: task(2, 'child') },
    ])
  })

  test('is found of a gathering that nobody awaits', async () => {
    expect(await findingsOf({ a: `${FAIL} const both = gather(fail(), fail()); await sleep(2)` })).toEqual([
      { ...found, first: 2 * SECOND, task: null },
    ])
  })

  test('is found of a shielded body that outlived whoever awaited it', async () => {
    const a = `${FAIL} const body = createTask(fail(), { name: 'body' }); await shield(body)`
    expect(await findingsOf({ a, b: 'await sleep(3)' }, {}, cancel('a', 0.5))).toEqual([
      { ...found, first: 3 * SECOND, task: task(3, 'body') },
    ])
  })

  test.each([
    ['awaited', 'try { await child } catch {}'],
    ['awaited long after', 'await sleep(5); try { await child } catch {}'],
    ['asked for with exception()', 'await sleep(2); child.exception()'],
    ['asked for with result()', 'await sleep(2); try { child.result() } catch {}'],
    ['asked for in a callback', 'child.addDoneCallback(done => log(done.exception())); await sleep(2)'],
    ['gathered with others that fail', 'try { await gather(child, fail(), fail()) } catch {} await sleep(2)'],
    ['shielded and awaited', 'try { await shield(child) } catch {}'],
    ['a CancelledError', 'child.cancel(); await sleep(2)'],
  ])('is not found if it was %s', async (_, rest) => {
    expect(await findingsOf({ a: `${FAIL} const child = createTask(fail()); ${rest}` })).toEqual([])
  })

  test('of the graph’s own tasks is the run’s to say', async () => {
    expect(await findingsOf({ a: `${FAIL} await fail()` })).toEqual([])
  })
})

describe('a task dropped while pending', () => {
  const WORK = 'const work = async () => { await sleep(9) };'
  const found = { rule: 'dropped-task', ...once, first: SECOND, maker: task(1, 'a') }

  test('is found when the graph has ended, with the await it was cut off at', async () => {
    const a = `${WORK} createTask(work(), { name: 'child' }); await sleep(1)`
    expect(await findingsOf({ a })).toEqual([{ ...found, task: task(2, 'child'), place: at('a', 28, 'work') }])
  })

  test.each([
    [
      'whose maker goes on',
      'const outer = async () => { await createTask(work(), { name: "inner" }) }; createTask(outer(), { name: "outer" })',
    ],
    [
      'that another waits for',
      'const inner = createTask(work()); createTask((async () => { await inner })(), { name: "outer" })',
    ],
    [
      'that others gather',
      'const inner = createTask(work()); createTask((async () => { await gather(inner) })(), { name: "outer" })',
    ],
  ])('of several only the outermost counts, and not one %s', async (_, both) => {
    expect((await findingsOf({ a: `${WORK} ${both}; await sleep(1)` })).map(each => each.task?.name)).toEqual(['outer'])
  })

  test.each([
    ['awaited', `${WORK} const child = createTask(work()); await child`],
    ['cancelled', `${WORK} const child = createTask(work()); await sleep(1); child.cancel()`],
    [
      'cancelled, and is still cleaning up',
      'const child = createTask((async () => { try { await sleep(9) } finally { await sleep(9) } })()); await sleep(1); child.cancel()',
    ],
    ['at its end before the graph', `${WORK} createTask(sleep(1)); await sleep(2)`],
  ])('is not found if it was %s', async (_, a) => {
    expect(await findingsOf({ a })).toEqual([])
  })
})

describe('a shield whose inner task nobody holds', () => {
  const SAVE = 'const save = async () => { await sleep(5) };'
  const found = { rule: 'unheld-shield', ...once, first: SECOND, task: task(1, 'a') }

  test('is found when the one who awaited it is cancelled', async () => {
    expect(await findingsOf({ a: `${SAVE} await shield(save())`, b: 'await sleep(9)' }, {}, cancel('a', 1))).toEqual([
      { ...found, place: at('a', 46), inner: task(3, 'Task-1') },
    ])
  })

  test('is found when a timeout is what cancels it', async () => {
    const a = `${SAVE} try { await timeout(1, async () => { await shield(save()) }) } catch {} await sleep(9)`
    expect((await findingsOf({ a })).map(({ rule, place }) => [rule, place?.column])).toEqual([['unheld-shield', 83]])
  })

  test.each([
    [
      'a task that is kept',
      `${SAVE} const saving = createTask(save()); try { await shield(saving) } finally { await saving }`,
    ],
    ['awaited to its end', `const save = async () => { await sleep(0.5) }; await shield(save()); await sleep(9)`],
  ])('is not found if it is %s', async (_, a) => {
    expect(await findingsOf({ a }, {}, cancel('a', 1))).toEqual([])
  })
})
