import { expect, test } from 'vitest'
import { createStore } from '../../../renderer/store/index.ts'
import { FakeHost, FakePage } from '../../support/fake-host.ts'

test('what the user moved and folded is remembered by document; what was laid out is not, and nonsense is passed over', () => {
  const host = new FakeHost({})
  const page = new FakePage()
  const { placeNodes, moveNodes, foldNode } = createStore(page.environment(host)).getState()
  placeNodes('a.yaml', new Map([['task:chef', [5, 5]]]))
  moveNodes('a.yaml', { 'task:chef': [10, 20] })
  foldNode('a.yaml', 'task:waiter', true)
  const kept = JSON.parse(page.kept.get('yieldpoint.graph')!)
  page.kept.set(
    'yieldpoint.graph',
    JSON.stringify({ ...kept, 'b.yaml': { moved: { x: [1, 'two'], y: [3, 4] }, folded: 'all' }, 'c.yaml': null }),
  )
  const views = createStore(page.environment(host)).getState().graphViews
  expect([...views].map(([doc, { placed, moved, folded }]) => [doc, placed.size, moved, [...folded]])).toEqual([
    ['a.yaml', 0, { 'task:chef': [10, 20] }, ['task:waiter']],
    ['b.yaml', 0, { y: [3, 4] }, []],
    ['c.yaml', 0, {}, []],
  ])
})

test('one fold alone is remembered, and what was moved is forgotten when it is laid out anew', () => {
  const page = new FakePage()
  const { moveNodes, foldNode, forgetMoves } = createStore(page.environment(new FakeHost({}))).getState()
  foldNode('folded.yaml', 'task:waiter', true)
  moveNodes('moved.yaml', { 'task:chef': [10, 20] })
  forgetMoves('moved.yaml')
  const views = createStore(page.environment(new FakeHost({}))).getState().graphViews
  expect([...views].map(([doc, { folded }]) => [doc, [...folded]])).toEqual([['folded.yaml', ['task:waiter']]])
})

test('a stack that is closed again is as if it had never been open', () => {
  const store = createStore(new FakePage().environment(new FakeHost({})))
  const { openStack } = store.getState()
  openStack('a.yaml', 'task:chef', 0)
  openStack('a.yaml', 'task:waiter', 3)
  openStack('a.yaml', 'task:chef', null)
  expect(store.getState().graphViews.get('a.yaml')?.opened).toEqual({ 'task:waiter': 3 })
})
