import { expect, test } from 'vitest'
import { JA } from '../../shared/graph/key-words.ts'
import { described, keysAt, placeAt } from '../../shared/graph/keys.ts'
import { lineAt, offsetAt, pathAt } from '../../shared/graph/path-at.ts'
import { readText } from '../../shared/graph/rewrite/rewrite.ts'

const typeOf = (resource: string) => (resource === 'orders' ? 'queue' : null)

test('every key that is described in English is described in Japanese, and no other', () => {
  expect(Object.keys(JA).sort()).toEqual([...described().keys()].sort())
})

test('keys are those of the place, of a resource those of its type', () => {
  const keys = (...path: string[]) => [...keysAt(path, typeOf).keys()]
  expect({
    retry: keys('tasks', 'chef', 'retry'),
    orders: keys('resources', 'orders'),
    unknown: keys('resources', 'other'),
    nowhere: keys('tasks', 'chef', 'cook'),
  }).toEqual({
    retry: ['attempts', 'delay', 'factor'],
    orders: ['type', 'maxsize', 'order'],
    unknown: ['type'],
    nowhere: [],
  })
})

test('a place knows its words, its default and its bounds', () => {
  expect(placeAt(['resources', 'orders', 'maxsize'], typeOf)).toMatchObject({
    id: 'resources.queue.maxsize',
    schema: { type: 'integer', default: 0, minimum: 0 },
  })
})

test('an offset lies in the innermost entry around it', () => {
  const text = 'tasks:\n  chef: { after: [waiter, owner] } # cooks\n  bill:\n    sleep: 1\n'
  const read = readText(text)
  const at = (sign: string) => 'root' in read && pathAt(read.root, text.indexOf(sign))
  expect([at('wner'), at('hef'), at('1'), at('cooks')]).toEqual([
    { path: ['tasks', 'chef', 'after', 1], onKey: false },
    { path: ['tasks', 'chef'], onKey: true },
    { path: ['tasks', 'bill', 'sleep'], onKey: false },
    { path: ['tasks'], onKey: false },
  ])
})

test('lines and columns become offsets and back', () => {
  expect([offsetAt('ab\ncd', 2, 2), offsetAt('ab\ncd', 9, 1), lineAt('ab\ncd', 4)]).toEqual([
    4,
    5,
    { line: 2, column: 2 },
  ])
})
