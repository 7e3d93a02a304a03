import { expect, test } from 'vitest'
import { createRows, keptInPlace, type RowOptions, type Sort } from '../../renderer/views/tasks/rows.ts'
import { totalsAt, totalsOf } from '../../renderer/views/tasks/totals.ts'
import { ScriptedRun } from '../support/scripted-run.ts'

const run = new ScriptedRun()
  .start()
  .lock(1, 'till', 3, [1])
  .task(1, 'chef[10]', { node: 'chef', copy: 10 })
  .task(2, 'chef[9]', { node: 'chef', copy: 9 })
  .task(3, 'cashier')
  .waits(1, 1)
  .is(2, 'running')
  .is(3, 'waiting', { for: 'sleep', until: 1 }).state

const options: RowOptions = {
  grouped: true,
  toggled: new Set(),
  filter: { text: '', states: new Set(), only: null },
  sort: null,
  word: state => ({ waiting: '待機中' })[state as string] ?? state,
}
const keys = (more: Partial<RowOptions>) => createRows()(run, { ...options, ...more }, 0).map(row => row.key)
const seek = (text: string, states: RowOptions['filter']['states'] = new Set()) =>
  keys({ filter: { text, states, only: null } })

test('a filter finds by name, by state in the reader’s words, and by what is waited for', () => {
  expect(seek('CASH')).toEqual([3])
  expect(seek('待機')).toEqual([1, 3])
  expect(seek('till')).toEqual([1])
  expect(seek('', new Set(['running', 'waiting']))).toEqual([1, 2, 3])
  expect(seek('chef', new Set(['running']))).toEqual([2])
  expect(seek('nobody')).toEqual([])
})

test('tasks that were picked elsewhere stand alone, and can be sought among', () => {
  const only = { run: 1, label: 'chef waiting', tasks: new Set([1, 3]) }
  const picked = (text: string) => keys({ filter: { text, states: new Set(), only } })
  expect([picked(''), picked('cash'), picked('nobody')]).toEqual([[1, 3], [3], []])
})

test('a sort is a flat list, numbers in names in their order, equals as created', () => {
  expect(keys({ sort: { column: 'name', down: false } })).toEqual([3, 2, 1])
  expect(keys({ sort: { column: 'steps', down: true } })).toEqual([1, 2, 3])
})

test('the tree is made again when tasks come, are forgotten, or another run is shown', () => {
  const rows = createRows()
  const of = (script: ScriptedRun) => rows(script.state, options, 0).map(row => row.key)
  const script = new ScriptedRun().start().task(1, 'a')
  expect(of(script)).toEqual([1])
  expect(of(script.task(2, 'b'))).toEqual([1, 2])
  expect(of(script.task(3, 'c').add({ type: 'tasks.forgotten', tasks: [1] }))).toEqual([2, 3])
})

test('under the pointer rows keep their places, and new ones come last', () => {
  const sort: Sort = { column: 'name', down: false }
  const before = createRows()(run, { ...options, sort }, 0)
  const after = createRows()(run, { ...options, sort: { column: 'name', down: true } }, 0)
  const grown = [{ kind: 'task', key: 4, depth: 0, open: null } as const, ...after]
  expect(keptInPlace(before, grown).map(row => row.key)).toEqual([3, 2, 1, 4])
})

test('a group sums what its tasks have done and go on doing', () => {
  const script = new ScriptedRun().start().task(1, 'a').task(2, 'b').pass(1).is(1, 'running').is(2, 'waiting').pass(1)
  const going = totalsOf(script.task(3, 'c').state, [1, 2, 3, 99])
  expect(totalsAt(going, 5e6)).toEqual({ steps: 2, running: 4e6, waiting: 4e6, age: 5e6 })
  const over = totalsOf(script.ended(1).ended(2).state, [1, 2])
  expect(over.over).toBe(true)
  expect(totalsAt(over, 9e6)).toEqual({ steps: 4, running: 0, waiting: 0, age: 2e6 })
})
