import { expect, test } from 'vitest'
import { structureOf } from '../../../renderer/views/graph/model/build.ts'
import { createStructure } from '../../../renderer/views/graph/use-scene.ts'
import type { ResourceStats } from '../../../shared/protocol/events.ts'
import { ScriptedRun } from '../../support/scripted-run.ts'
import { outline, structure, task, written } from './support.ts'

test('before a run there is a node for each task and resource of the file', () => {
  const found = structure(outline([task('waiter'), task('chef', { copies: 3 })], { orders: 'queue' }))
  expect([...found.nodes.values()].map(node => [node.key, node.kind === 'task' ? node.copies : node.type])).toEqual([
    ['task:waiter', 1],
    ['task:chef', 3],
    ['resource:orders', 'queue'],
  ])
})

test('copies are one node; what a task makes stands below it, together if the names differ by a number', () => {
  const run = new ScriptedRun()
    .task(1, 'chef[0]', { node: 'chef', copy: 0 })
    .task(2, 'chef[1]', { node: 'chef', copy: 1 })
    .task(3, 'fetch-1', { parent: 1 })
    .task(4, 'fetch-2', { parent: 2 })
    .task(5, 'wash', { parent: 1 })
  expect(written(structure(outline([task('chef', { copies: 2 })]), run.state))).toEqual([
    'task:chef chef ×2',
    'task:chef/fetch fetch ×2 by task:chef',
    'task:chef/wash wash by task:chef',
  ])
})

test('alone, a made task is called what it is called', () => {
  const run = new ScriptedRun().task(1, 'main').task(2, 'Task-7', { parent: 1 })
  expect(written(structure(null, run.state))).toEqual(['made:/main main', 'made:/main/Task Task-7 by made:/main'])
})

test('the body behind a shield is a node of its own below its task, also for one of several copies', () => {
  const run = new ScriptedRun()
    .task(1, 'pay[0]', { node: 'pay', copy: 0 })
    .task(2, 'pay[0].body', { node: 'pay', copy: 0, parent: 1, body: true })
  expect(written(structure(outline([task('pay', { copies: 2 })]), run.state))).toEqual([
    'task:pay pay',
    'task:pay/body pay[0].body by task:pay',
  ])
})

test('task groups of one name that copies open are one frame', () => {
  const run = new ScriptedRun()
    .task(1, 'cook[0]', { node: 'cook', copy: 0 })
    .task(2, 'cook[1]', { node: 'cook', copy: 1 })
    .task(3, 'soup', { parent: 1, group: { id: 1, name: 'dishes', owner: 1 } })
    .task(4, 'soup', { parent: 2, group: { id: 2, name: 'dishes', owner: 2 } })
    .task(5, 'roast', { parent: 1, group: { id: 1, name: 'dishes', owner: 1 } })
  const { frames } = structure(outline([task('cook', { copies: 2 })]), run.state)
  expect([...frames.values()].map(({ key, owner, groups, members }) => ({ key, owner, groups, members }))).toEqual([
    {
      key: 'group:task:cook/dishes',
      owner: 'task:cook',
      groups: 2,
      members: ['group:task:cook/dishes/soup', 'group:task:cook/dishes/roast'],
    },
  ])
})

test('what is folded counts what it hides, and a folded frame is one node', () => {
  const run = new ScriptedRun()
    .task(1, 'cook', { node: 'cook' })
    .task(2, 'soup', { parent: 1, group: { id: 1, name: 'dishes', owner: 1 } })
    .task(3, 'roast', { parent: 1, group: { id: 1, name: 'dishes', owner: 1 } })
    .task(4, 'stir', { parent: 2 })
  const of = outline([task('cook')])
  expect([
    written(structure(of, run.state, ['task:cook'])),
    written(structure(of, run.state, ['group:task:cook/dishes'])),
  ]).toEqual([['task:cook cook hides 3'], ['task:cook cook', 'group:task:cook/dishes dishes ×2 by task:cook hides 1']])
})

test('tasks that make tasks of their own kind without end are one node', () => {
  const run = new ScriptedRun().task(1, 'ping')
  for (let id = 2; id <= 5_000; id++) run.task(id, id % 2 === 0 ? 'pong' : 'ping', { parent: id - 1 })
  expect(written(structure(null, run.state))).toEqual([
    'made:/ping ping ×2500',
    'made:/ping/pong pong ×2500 by made:/ping',
  ])
})

test('however deep and under whatever names tasks make tasks, the picture stays small', () => {
  const run = new ScriptedRun().task(1, 'a')
  const name = (id: number): string => id.toString().replaceAll(/\d/g, digit => 'abcdefghij'[Number(digit)]!)
  for (let id = 2; id <= 5_000; id++) run.task(id, name(id), { parent: id - 1 })
  const { nodes } = structure(null, run.state)
  expect(nodes.size).toBeLessThan(40)
})

test('resources that code makes are one node a kind and name', () => {
  const run = new ScriptedRun()
    .add({ type: 'resource.created', resource: 1, name: 'door-1', declared: false, stats: lock })
    .add({ type: 'resource.created', resource: 2, name: 'door-2', declared: false, stats: lock })
    .lock(3, 'till')
  expect(written(structure(outline([], { till: 'lock' }), run.state))).toEqual([
    'resource:till till',
    'made:lock/door door ×2',
  ])
})

const lock: ResourceStats = { kind: 'lock', owner: null, since: null, waiters: [], waiting: 0 }

test('more nodes than can be looked at are put together by name, and it is said how many there were', () => {
  const names = Array.from({ length: 30 }, (_, i) => `${i % 2 === 0 ? 'fetch' : 'parse'}-${i}`)
  const many = outline(names.map(name => task(name)))
  const found = structureOf({ outline: many, run: null, folded: new Set() }, 10)
  expect({
    nodes: [...found.nodes.values()].map(({ name, kind }) => `${kind} ${name}`),
    grouped: found.grouped,
  }).toEqual({
    nodes: ['task fetch', 'task parse'],
    grouped: 30,
  })
})

test('the structure is the same object while only states change', () => {
  const of = outline([task('chef')])
  const folded = new Set<string>()
  const run = new ScriptedRun().task(1, 'chef', { node: 'chef' })
  const structure = createStructure()
  const before = structure(of, 1, run.state, folded)
  const changed = structure(of, 1, run.is(1, 'running').state, folded)
  const grown = structure(of, 1, run.task(2, 'wash', { parent: 1 }).state, folded)
  expect([changed === before, grown === before]).toEqual([true, false])
})
