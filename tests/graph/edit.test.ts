import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { deleteIn, setIn } from '../../shared/graph/edit.ts'

const TEXT = `# the kitchen
taskgraph: 1
settings: { clock: real,  seed: 7 } # both
tasks:
  chef:   # cooks
    sleep: '2'
    after: [a,b]

  # the bill
  bill: { sleep: 1 }
`

test('a value is replaced where it stands, in its own quotes, and nothing else changes', () => {
  expect(setIn(TEXT, ['settings', 'seed'], 9)).toBe(TEXT.replace('seed: 7', 'seed: 9'))
  expect(setIn(TEXT, ['tasks', 'chef', 'sleep'], '3')).toBe(TEXT.replace("'2'", "'3'"))
  expect(setIn(TEXT, ['tasks', 'chef', 'after'], ['c'])).toBe(TEXT.replace('[a,b]', '[ c ]'))
})

test('a new key goes to the end of its map, in the style of the map', () => {
  expect(setIn(TEXT, ['settings', 'slowStep'], 0.5)).toBe(TEXT.replace('seed: 7', 'seed: 7, slowStep: 0.5'))
  expect(setIn(TEXT, ['tasks', 'chef', 'shield'], true)).toBe(TEXT.replace('[a,b]\n', '[a,b]\n    shield: true\n'))
  expect(setIn(TEXT, ['resources', 'oven', 'type'], 'lock')).toBe(`${TEXT}resources: { oven: { type: lock } }\n`)
})

test('an entry is taken out with its line or its comma', () => {
  expect(deleteIn(TEXT, ['settings', 'seed'])).toBe(TEXT.replace(',  seed: 7', ''))
  expect(deleteIn(TEXT, ['settings', 'clock'])).toBe(TEXT.replace('clock: real,  ', ''))
  expect(deleteIn(TEXT, ['tasks', 'chef', 'sleep'])).toBe(TEXT.replace("    sleep: '2'\n", ''))
  expect(deleteIn(TEXT, ['tasks', 'cook'])).toBe(TEXT)
})

test('Windows line ends stay, and new lines have them too', () => {
  const windows = TEXT.replaceAll('\n', '\r\n')
  const changed = setIn(setIn(windows, ['tasks', 'chef', 'sleep'], '3'), ['tasks', 'chef', 'shield'], true)
  expect(changed).toBe(
    setIn(setIn(TEXT, ['tasks', 'chef', 'sleep'], '3'), ['tasks', 'chef', 'shield'], true).replaceAll('\n', '\r\n'),
  )
})

test('JSON stays JSON', () => {
  const text = '{\n  "taskgraph": 1,\n  "tasks": {"a": {"sleep": 1}}\n}\n'
  const changed = setIn(setIn(text, ['settings', 'clock'], 'virtual'), ['tasks', 'a', 'sleep'], 2)
  expect(JSON.parse(changed)).toEqual({ taskgraph: 1, settings: { clock: 'virtual' }, tasks: { a: { sleep: 2 } } })
})

test('a block of text is replaced whole', () => {
  const text = 'tasks:\n  a:\n    script: |\n      one\n      two\n    shield: true\n'
  expect(parse(setIn(text, ['tasks', 'a', 'script'], './a.ts'))).toEqual({
    tasks: { a: { script: './a.ts', shield: true } },
  })
})

test.each([
  ['an empty flow map', 'settings: {}\n', { settings: { seed: 1 } }],
  ['a key without value', 'settings:\ntasks: {}\n', { settings: { seed: 1 }, tasks: {} }],
  ['a text without final line end', 'settings:\n  clock: real', { settings: { clock: 'real', seed: 1 } }],
])('a key is added to %s', (_, text, expected) => {
  expect(parse(setIn(text, ['settings', 'seed'], 1))).toEqual(expected)
})
