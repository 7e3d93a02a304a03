import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { deleteIn, setIn } from '../../shared/graph/edits/data.ts'
import { readText, rewrite } from '../../shared/graph/rewrite/rewrite.ts'
import type { PlainMap } from '../../shared/graph/rewrite/same.ts'

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

/** The text made to mean something else; null if it cannot safely be. */
function becomes(text: string, change: (data: PlainMap) => unknown): string | null {
  const read = readText(text)
  if ('problem' in read) throw new Error(read.problem.error.code)
  return rewrite(text, read.root, change(read.root.value as PlainMap))
}

const set = (text: string, path: string[], value: unknown) => becomes(text, data => setIn(data, path, value))!
const cut = (text: string, path: string[]) => becomes(text, data => deleteIn(data, path))!

test('a value is replaced where it stands, in its own quotes, and nothing else changes', () => {
  expect(set(TEXT, ['settings', 'seed'], 9)).toBe(TEXT.replace('seed: 7', 'seed: 9'))
  expect(set(TEXT, ['tasks', 'chef', 'sleep'], '3')).toBe(TEXT.replace("'2'", "'3'"))
  expect(set(TEXT, ['tasks', 'chef', 'after'], ['a', 'c'])).toBe(TEXT.replace('[a,b]', '[a,c]'))
})

test('a new key goes to the end of its map, a section to its place, in the style of what is around it', () => {
  expect(set(TEXT, ['settings', 'slowStep'], 0.5)).toBe(TEXT.replace('seed: 7', 'seed: 7, slowStep: 0.5'))
  expect(set(TEXT, ['tasks', 'chef', 'shield'], true)).toBe(TEXT.replace('[a,b]\n', '[a,b]\n    shield: true\n'))
  expect(set(TEXT, ['resources', 'oven', 'type'], 'lock')).toBe(
    TEXT.replace('# both\n', '# both\nresources:\n  oven: { type: lock }\n'),
  )
})

test('an entry is taken out with its line or its comma', () => {
  expect(cut(TEXT, ['settings', 'seed'])).toBe(TEXT.replace(',  seed: 7', ''))
  expect(cut(TEXT, ['settings', 'clock'])).toBe(TEXT.replace('clock: real,  ', ''))
  expect(cut(TEXT, ['tasks', 'chef', 'sleep'])).toBe(TEXT.replace("    sleep: '2'\n", ''))
  expect(cut(TEXT, ['tasks', 'cook'])).toBe(TEXT)
})

test('a key gets another name in its place, in its own quotes', () => {
  const rename = (text: string) => becomes(text, ({ one, ...rest }) => ({ uno: one, ...rest }))
  expect(rename('one: 1 # first\ntwo: 2\n')).toBe('uno: 1 # first\ntwo: 2\n')
  expect(rename('{"one": 1, "two": 2}')).toBe('{"uno": 1, "two": 2}')
})

test.each([
  ['in brackets', '[a, b, c]', ['b'], '[b]'],
  ['in brackets, the last', '[a, b, c]', ['a'], '[a]'],
  ['in brackets, all', '[a, b, ]', [], '[]'],
  ['in brackets with notes', '[a, # one\n  b, # two\n  c]', ['a', 'c'], '[a, # one\n   # two\n  c]'],
  ['in lines', '\n- a # one\n# two\n- b\n- c', ['b', 'd'], '\n# two\n- b\n- d'],
  ['in lines, all', '\n  - a # one\n  # two\n  - b', [], '\n  []\n  # two'],
  ['in lines, more', '\n- a\n- b', ['a', 'x', 'b', 'y'], '\n- a\n- x\n- b\n- y'],
  ['in brackets, more', '[a, b]', ['z', 'a', 'x', 'b', 'y'], '[z, a, x, b, y]'],
  ['in brackets and lines', '[\n  a,\n  b\n]', ['a', 'b', 'c'], '[\n  a,\n  b,\n  c\n]'],
])('a list %s', (_, before, value, after) => {
  expect(becomes(`list: ${before}\n`, data => ({ ...data, list: value }))).toBe(`list: ${after}\n`)
})

test('a script keeps its lines as a block, its header and what is said behind it', () => {
  const text = 'tasks:\n  a:\n    script: |   # why\n        one\n          two\n\n    shield: true\n'
  expect(set(text, ['tasks', 'a', 'script'], 'one\n\n  three\n')).toBe(
    'tasks:\n  a:\n    script: |   # why\n        one\n\n          three\n\n    shield: true\n',
  )
  expect(set(text, ['tasks', 'a', 'script'], './a.ts')).toBe('tasks:\n  a:\n    script: ./a.ts\n\n    shield: true\n')
  expect(set(TEXT, ['tasks', 'bill'], { script: 'one\ntwo\n', shield: true })).toContain(
    'bill: { script: "one\\ntwo\\n"',
  )
  expect(set(TEXT, ['tasks', 'new'], { script: 'one\n  two\n', shield: true })).toBe(
    `${TEXT}  new:\n    script: |\n      one\n        two\n    shield: true\n`,
  )
})

test('what an anchor means is written out where it no longer does', () => {
  const text = 'a: &x [1, 2]\nb: *x\nc: *x\n'
  expect(becomes(text, data => ({ ...data, c: [1] }))).toBe('a: &x [1, 2]\nb: *x\nc: [1]\n')
  expect(becomes(text, data => ({ ...data, a: [1] }))).toBe('a: &x [1]\nb: [1, 2]\nc: [1, 2]\n')
  expect(becomes(text, () => ({ a: [3], b: [3], c: [3] }))).toBe('a: &x [3]\nb: *x\nc: *x\n')
})

test('what would come out meaning something else does not come out', () => {
  expect(becomes('a: !!str 3\n', () => ({ a: 4 }))).toBe(null)
})

test('Windows line ends stay, and new lines have them too', () => {
  const change = (text: string) =>
    set(set(text, ['tasks', 'chef', 'sleep'], '3'), ['tasks', 'chef', 'script'], 'a\nb\n')
  expect(change(TEXT.replaceAll('\n', '\r\n'))).toBe(change(TEXT).replaceAll('\n', '\r\n'))
})

test('JSON stays JSON, in its own lines', () => {
  const text = '{\n  "taskgraph": 1,\n  "tasks": {"a": {"sleep": 1}}\n}\n'
  const changed = set(set(text, ['tasks', 'a', 'sleep'], 2), ['view', 'positions'], { a: [1, 2] })
  expect(changed).toBe(
    '{\n  "taskgraph": 1,\n  "tasks": {"a": {"sleep": 2}},\n  "view": { "positions": { "a": [1, 2] } }\n}\n',
  )
})

test.each([
  ['an empty flow map', 'settings: {}\n', { settings: { seed: 1 } }],
  ['a key without value', 'settings:\ntasks: {}\n', { settings: { seed: 1 }, tasks: {} }],
  ['a text without final line end', 'settings:\n  clock: real', { settings: { clock: 'real', seed: 1 } }],
])('a key is added to %s', (_, text, expected) => {
  expect(parse(set(text, ['settings', 'seed'], 1))).toEqual(expected)
})

const word = fc.constantFrom(
  'a',
  'b',
  'c',
  'true',
  '12',
  'x: y',
  '# no',
  '- d',
  "it's",
  '"q"',
  'two\nlines\n',
  ' lead\nx',
  '',
  '日本',
)
const plain = fc.letrec<{ value: unknown }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.integer({ min: -9, max: 9 }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e f', 'null'), tie('value'), { maxKeys: 4 }),
  ),
})).value
const map = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), plain, { maxKeys: 5 })

test('whatever a text says, it is made to say anything else', () => {
  fc.assert(
    fc.property(map, map, fc.constantFrom('block', 'json'), (was, is, how) => {
      const text =
        how === 'json' ? `${JSON.stringify(was, null, 2)}\n` : becomes('start: 1\n', () => ({ start: 1, ...was }))!
      const wanted = how === 'json' ? is : { start: 1, ...is }
      expect(parse(becomes(text, () => wanted)!)).toEqual(wanted)
    }),
    { seed: 20_26, numRuns: 2_000 },
  )
})
