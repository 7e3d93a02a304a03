import { expect, test } from 'vitest'
import { contextAt } from '../../shared/graph/context-at.ts'

/** What is wanted where the text stops. */
const at = (text: string) => {
  const context = contextAt(text, text.length)
  return context && `${context.wants} ${context.path.join('.')} ${context.word}`
}

test.each([
  ['a key of the file', 'taskgraph: 1\nset', 'key  set'],
  ['a key of a task in lines', 'tasks:\n  chef:\n    sleep: 1\n    ti', 'key tasks.chef ti'],
  ['a key of a task in braces', 'tasks:\n  # cooks\n  chef: { sleep: 1, ti', 'key tasks.chef ti'],
  ['a key deeper in', 'tasks:\n  chef: { retry: { attempts: 3, de', 'key tasks.chef.retry de'],
  ['a name in brackets', 'tasks:\n  chef: { after: [waiter, ow', 'value tasks.chef.after ow'],
  ['a name behind a dash', 'tasks:\n  chef:\n    after:\n      - wai', 'value tasks.chef.after wai'],
  ['a name behind a dash under its key', 'tasks:\n  chef:\n    after:\n    - wai', 'value tasks.chef.after wai'],
  ['a value', 'settings:\n  clock: vi', 'value settings.clock vi'],
  ['a value in quotes', 'settings: { clock: "vi', 'value settings.clock vi'],
  ['after what was closed', 'tasks:\n  chef: { after: [a], ', 'key tasks.chef '],
])('%s', (_, text, expected) => {
  expect(at(text)).toBe(expected)
})

test('comments and scripts are not the file’s', () => {
  expect([at('tasks: # ta'), at('tasks:\n  chef:\n    script: |\n      const x = { ta')]).toEqual([null, null])
})
