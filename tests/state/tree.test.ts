import { expect, test } from 'vitest'
import { type TreeRow, taskTree, treeRows } from '../../shared/state/selectors.ts'
import { ScriptedRun } from '../support/scripted-run.ts'

const written = (rows: readonly TreeRow[]): string[] =>
  rows.map(row => `${'  '.repeat(row.depth)}${row.kind === 'group' ? `${row.node} ×${row.tasks.length}` : row.key}`)

const kitchen = () =>
  new ScriptedRun()
    .start()
    .task(1, 'open', { node: 'open' })
    .task(2, 'chef[0]', { node: 'chef', copy: 0 })
    .task(3, 'chef[1]', { node: 'chef', copy: 1 })
    .task(4, 'courier', { parent: 3 })
    .task(5, 'bill', { node: 'bill' })

test('copies stand under one heading, where the first of them was made; children below their parent', () => {
  const rows = treeRows(taskTree(kitchen().state, true), new Set())
  expect(written(rows)).toEqual(['1', 'chef ×2', '  2', '  3', '    4', '5'])
})

test('ungrouped, every task is a row of its own', () => {
  const rows = treeRows(taskTree(kitchen().state, false), new Set())
  expect(written(rows)).toEqual(['1', '2', '3', '  4', '5'])
})

test('what is folded hides all below it', () => {
  const tree = taskTree(kitchen().state, true)
  expect(written(treeRows(tree, new Set([3])))).toEqual(['1', 'chef ×2', '  2', '  3', '5'])
  expect(written(treeRows(tree, new Set(['/chef'])))).toEqual(['1', 'chef ×2', '5'])
})

test('a large group begins folded and unfolds', () => {
  const run = new ScriptedRun().start()
  for (let i = 0; i < 9; i++) run.task(i + 1, `chef[${i}]`, { node: 'chef', copy: i })
  const tree = taskTree(run.state, true)
  expect(written(treeRows(tree, new Set()))).toEqual(['chef ×9'])
  expect(treeRows(tree, new Set(['/chef']))).toHaveLength(10)
})

test('a task whose parent is no longer kept is a root, and a body stands under its task', () => {
  const run = new ScriptedRun()
    .start()
    .task(1, 'gone')
    .task(2, 'child', { parent: 1 })
    .task(3, 'pay', { node: 'pay', copy: 0 })
    .task(4, 'pay.body', { node: 'pay', copy: 0, parent: 3, body: true })
    .add({ type: 'tasks.forgotten', tasks: [1] })
  expect(written(treeRows(taskTree(run.state, true), new Set()))).toEqual(['2', '3', '  4'])
})

test('tasks may nest as deep as they like', () => {
  const run = new ScriptedRun().start().task(1, 't')
  for (let id = 2; id <= 20_000; id++) run.task(id, 't', { parent: id - 1 })
  expect(treeRows(taskTree(run.state, true), new Set()).at(-1)).toMatchObject({ key: 20_000, depth: 19_999 })
})
