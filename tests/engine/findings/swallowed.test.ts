import { expect, test } from 'vitest'
import type { Intervention } from '../../../shared/protocol/thread.ts'
import { at, findingsOf, task } from './support.ts'

const SECOND = 1_000_000
const CANCEL: { interventions: Intervention[] } = { interventions: [{ do: 'cancel', task: 'a', atSeconds: 1 }] }
const found = { rule: 'swallowed-cancel', id: 1, count: 1, resource: null, task: task(1, 'a'), by: 'user' }

test('a task that ends as if it had not been cancelled is found', async () => {
  expect(await findingsOf({ a: 'try { await sleep(5) } catch {}' }, {}, CANCEL)).toEqual([
    { ...found, first: SECOND, place: at('a', 7), after: 'finished' },
  ])
})

test('a task that goes on where it was cancelled is found while it does', async () => {
  expect(await findingsOf({ a: 'for (let i = 0; i < 9; i++) try { await sleep(5) } catch {}' }, {}, CANCEL)).toEqual([
    { ...found, first: 6 * SECOND, place: at('a', 35), after: 'went-on' },
  ])
})

test('of a task cancelled by another, the one that swallowed it is found, and not the one that awaited it', async () => {
  const child = "createTask((async () => { try { await sleep(5) } catch {} })(), { name: 'child' })"
  expect((await findingsOf({ a: `await ${child}` }, {}, CANCEL)).map(each => [each.task?.name, each.rule])).toEqual([
    ['child', 'swallowed-cancel'],
  ])
})

test('a timeout that is swallowed again and again is found', async () => {
  const a = 'await timeout(1, async () => { for (let i = 0; i < 4; i++) try { await sleep(5) } catch {} })'
  expect(await findingsOf({ a })).toMatchObject([{ rule: 'swallowed-cancel', by: 'timeout', after: 'went-on' }])
})

test.each([
  ['is cancelled', 'await sleep(5)'],
  ['cleans up and passes it on', 'try { await sleep(5) } finally { await sleep(1); await sleep(1); await sleep(1) }'],
  ['cleans up in a loop', 'try { await sleep(5) } finally { for (let i = 0; i < 5; i++) await sleep(1) }'],
  [
    'cleans up with the same function',
    'const pause = async () => { await sleep(5) }; try { await pause() } finally { await pause(); await pause() }',
  ],
  ['fails as it cleans up', "try { await sleep(5) } finally { throw new TypeError('cold') }"],
  ['takes the request back', 'for (let i = 0; i < 9; i++) try { await sleep(5) } catch { currentTask().uncancel() }'],
  ['is cancelled behind a shield of its own', 'const save = createTask(sleep(5)); await shield(save)'],
])('a task that %s is not found', async (_, a) => {
  expect(await findingsOf({ a, b: 'await sleep(20)' }, {}, CANCEL)).toEqual([])
})

test.each([
  ['timeouts in a loop', 'for (let i = 0; i < 5; i++) try { await timeout(1, () => items.get()) } catch {}'],
  ['a child that was cancelled', 'const child = createTask(sleep(5)); child.cancel(); try { await child } catch {}'],
  [
    'a group whose child fails while it waits for the rest',
    "const fail = async () => { await sleep(1); throw new TypeError('cold') }; try { await taskGroup(async group => { group.createTask(fail()); group.createTask(sleep(5)) }) } catch {}",
  ],
  [
    'children cancelled one after another',
    'for (let i = 0; i < 5; i++) { const child = createTask(sleep(5)); await sleep(0); child.cancel(); try { await child } catch {} }',
  ],
])('%s, caught by whoever awaits them: nothing is found', async (_, a) => {
  expect(await findingsOf({ a }, { resources: 'items: { type: queue }' })).toEqual([])
})
