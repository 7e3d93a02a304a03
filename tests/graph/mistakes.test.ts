import { describe, expect, test } from 'vitest'
import { MAX_PROBLEMS } from '../../shared/graph/limits.ts'
import { mended, read, told, withTasks } from './support.ts'

const TASK = '  a: { sleep: 1 }\n'

/** [what is wrong, the text, what is told and where] */
const table: [string, string, string[]][] = [
  ['an empty file', '', ['graph/version ""']],
  ['a list', '- a\n', ['graph/version ""']],
  ['no version', `tasks:\n${TASK}`, ['graph/version ""']],
  ['a version of the future', `taskgraph: 2\ntasks:\n${TASK}`, ['graph/version "2"']],
  ['bytes that are no text', 'taskgraph\0: 1', ['graph/not-text ""']],
  ['mistakes of syntax', 'a: "x\\q"\nb: [1\nc: %\n', ['graph/syntax "\\\\"', 'graph/syntax "c"', 'graph/syntax "%"']],
  ['two graphs in a file', `${withTasks(TASK)}---\na: 1\n`, ['graph/syntax "---"']],
  ['a tag', withTasks('  a: { sleep: !!x 1 }\n'), ['graph/syntax "!!x"']],
  ['an unknown key', withTasks('  a: { sleep: 1, aftr: [] }\n'), ['graph/unknown-key "aftr"']],
  ['an unknown key at the top', withTasks(TASK, 'nmae: x\n'), ['graph/unknown-key "nmae"']],
  ['an unknown key of a setting', withTasks(TASK, 'settings: { sed: 1 }\n'), ['graph/unknown-key "sed"']],
  ['keys that come later', withTasks(TASK, 'experiments: []\n'), ['graph/not-yet "experiments"']],
  [
    'permissions that are not understood',
    withTasks(
      TASK,
      "permissions:\n  connect: ['*:80', a.b, /tmp/x.sock]\n  listen: [99999, x]\n  run: ['']\n  http: ['ftp://x', 'https://x/y', '*.org']\n",
    ),
    [
      'graph/bad-permission "\'*:80\'"',
      'graph/bad-permission "a.b"',
      'graph/bad-permission "/tmp/x.sock"',
      'graph/bad-permission "99999"',
      'graph/bad-permission "x"',
      'graph/bad-permission "\'\'"',
      'graph/bad-permission "\'ftp://x\'"',
      'graph/bad-permission "\'https://x/y\'"',
      'graph/bad-permission "\'*.org\'"',
    ],
  ],
  [
    'tasks that do what is not declared',
    withTasks(
      '  a: { http: { url: "http://b/c" } }\n  b: { command: { run: [git, push] } }\n  c: { http: { url: menu } }\n',
      'permissions: { http: ["https://b"], run: [git log] }\n',
    ),
    ['graph/undeclared "\\"http://b/c\\""', 'graph/undeclared "[git, push]"', 'graph/bad-url "menu"'],
  ],
  [
    'a condition without its lock',
    withTasks(
      '  t: { script: a b c loc e }\n',
      'resources: { loc: { type: lock }, e: { type: event }, a: { type: condition, lock: lok }, b: { type: condition, lock: e }, c: { type: condition, lock: 3 } }\n',
    ),
    ['graph/unknown-resource "lok"', 'graph/not-a-lock "e"', 'graph/wrong-type "3"'],
  ],
  [
    'one lock taken twice by way of conditions',
    withTasks(
      '  a: { sleep: 1, holds: [till, sold, s] }\n  b: { sleep: 1, holds: [open, s, sold] }\n',
      'resources: { till: { type: lock }, s: { type: semaphore }, sold: { type: condition, lock: till }, open: { type: condition, lock: till } }\n',
    ),
    ['graph/same-lock "sold"', 'graph/same-lock "sold"'],
  ],
  [
    'a barrier for nobody',
    withTasks('  a: { script: b c }\n', 'resources: { b: { type: barrier, parties: 0 }, c: { type: barrier } }\n'),
    ['graph/out-of-range "0"', 'graph/missing-key "c"'],
  ],
  [
    'a wrong resource type',
    withTasks('  a: { script: r }\n', 'resources: { r: { type: semaphor } }\n'),
    ['graph/not-one-of "semaphor"'],
  ],
  ['a resource without type', withTasks('  a: { script: r }\n', 'resources: { r: {} }\n'), ['graph/missing-key "r"']],
  [
    'a negative size',
    withTasks('  a: { script: q }\n', 'resources: { q: { type: queue, maxsize: -1 } }\n'),
    ['graph/out-of-range "-1"'],
  ],
  [
    'wrong types',
    withTasks('  a: { sleep: "1", shield: yes, after: b, copies: 1.5 }\n  b: 3\n  c:\n'),
    [
      'graph/wrong-type "\\"1\\""',
      'graph/wrong-type "yes"',
      'graph/wrong-type "b"',
      'graph/wrong-type "1.5"',
      'graph/wrong-type "3"',
      'graph/wrong-type "c"',
    ],
  ],
  [
    'numbers out of range',
    withTasks(
      '  a: { sleep: -1, timeout: -2, retry: { attempts: 0, delay: -3, factor: 0.5 } }\n  b: { sleep: 1, copies: 0 }\n',
    ),
    ['-1', '-2', '0', '-3', '0.5', '0'].map(value => `graph/out-of-range "${value}"`),
  ],
  ['too many copies', withTasks('  a: { sleep: 1, copies: 100001 }\n'), ['graph/out-of-range "100001"']],
  ['a number that is none', withTasks('  a: { sleep: .inf }\n'), ['graph/wrong-type ".inf"']],
  [
    'too many tasks in all',
    withTasks('  a: { sleep: 1, copies: 60000 }\n  b: { sleep: 1, copies: 60000 }\n'),
    ['graph/too-many-tasks "tasks"'],
  ],
  ['no tasks', withTasks('  {}\n'), ['graph/no-tasks "tasks"']],
  ['a duplicate task', withTasks(`${TASK}${TASK}`), ['graph/duplicate-key "a"']],
  ['a task that does nothing', withTasks('  a: { copies: 2 }\n  b: {}\n'), ['graph/no-body "a"', 'graph/no-body "b"']],
  ['a task that does two things', withTasks('  a: { sleep: 1, script: x }\n'), ['graph/many-bodies "script"']],
  [
    'unusable names',
    withTasks('  1a: { sleep: 1 }\n  "a[0]": { sleep: 1 }\n  __proto__: { sleep: 1 }\n'),
    ['graph/bad-name "1a"', 'graph/bad-name "\\"a[0]\\""', 'graph/bad-name "__proto__"'],
  ],
  [
    'a name that scripts need',
    withTasks('  a: { script: log }\n', 'resources: { log: { type: lock } }\n'),
    ['graph/reserved-name "log"'],
  ],
  [
    'one name for a task and a resource',
    withTasks('  a: { sleep: 1, holds: [a] }\n', 'resources: { a: { type: lock } }\n'),
    ['graph/same-name "a"'],
  ],
  [
    'keys that are no text',
    withTasks('  ? [a]\n  : { sleep: 1 }\n'),
    ['graph/no-tasks "tasks"', 'graph/wrong-type "[a]"'],
  ],
  [
    'unknown references',
    withTasks('  a: { call: { function: f }, after: [x], holds: [y] }\n'),
    ['graph/unknown-function "f"', 'graph/unknown-task "x"', 'graph/unknown-resource "y"'],
  ],
  [
    'holding what cannot be held',
    withTasks('  a: { sleep: 1, holds: [q] }\n', 'resources: { q: { type: queue } }\n'),
    ['graph/not-holdable "q"'],
  ],
  ['a task after itself', withTasks('  a: { sleep: 1, after: [a] }\n'), ['graph/after-self "a"']],
  [
    'two cycles',
    withTasks('  a: { sleep: 1, after: [b] }\n  b: { sleep: 1, after: [c] }\n  c: { sleep: 1, after: [a, b] }\n'),
    ['graph/cycle "a"', 'graph/cycle "b"'],
  ],
  [
    'templates',
    withTasks(
      `  a: { sleep: 1 }\n  b: { call: { function: f, args: ["x \${inputs.a}", [{ k: "\${inputs.b}" }], "\${a}"] }, after: [a] }\n`,
      'functions: { f: export default x }\n',
    ),
    [`graph/input-not-after "\${inputs.b}"`, `graph/bad-template "\${a}"`],
  ],
  [
    'scripts that are not there',
    withTasks(
      '  a: { script: ./x.ts }\n  b: { script: ../x.ts }\n  c: { script: /x.ts }\n  d: { script: x.ts }\n  e: { script: .\\x.ts }\n  f: { script: "" }\n',
    ),
    [
      'graph/script-missing "./x.ts"',
      'graph/script-path "../x.ts"',
      'graph/script-path "/x.ts"',
      'graph/script-path "x.ts"',
      'graph/script-path ".\\\\x.ts"',
      'graph/script-empty "script"',
    ],
  ],
  ['a script whose lines YAML joins', withTasks('  a:\n    script: >\n      x\n'), ['graph/folded-script ">"']],
  ['an alias without anchor', withTasks('  a: *b\n'), ['graph/unknown-anchor "*b"']],
  ['an alias within its own anchor', withTasks('  a: &b { sleep: *b }\n'), ['graph/unknown-anchor "*b"']],
  [
    'what JSON has not',
    withTasks('  a: { call: { function: f, args: [.nan] } }\n', 'functions: { f: x }\n'),
    ['graph/wrong-type ".nan"'],
  ],
]

describe('a mistake is told at its place', () => {
  test.each(table)('%s', (_, text, expected) => {
    expect(told(text)).toEqual(expected)
    expect(read(text).graph).toBeNull()
  })
})

test('lines and columns count from one, the end is one past the last', () => {
  const [problem] = read(withTasks('  a: { slep: 1 }\n', 'name: 注文\n')).problems
  expect(problem!.at).toEqual({ file: 'test.taskgraph.yaml', line: 4, column: 8, endLine: 4, endColumn: 12 })
})

test('a cycle is spelled out', () => {
  const text = withTasks(
    '  a: { sleep: 1, after: [b] }\n  b: { sleep: 1, after: [c] }\n  c: { sleep: 1, after: [a] }\n',
  )
  expect(read(text).problems.map(problem => problem.error)).toEqual([
    { code: 'graph/cycle', details: { path: ['a', 'b', 'c', 'a'] } },
  ])
})

test('the mends of a text with slips make a text without', () => {
  const text = `taskgrpah: 1
'nmae': Kitchen
settings: { clock: "reel", onFailure: continu }
resources: { oven: { tpye: lock }, till: { type: lokc } }
functions: { price: x }
tasks:
  chef: { script: chef.ts, holds: [ovne], copies: '2' }
  bill: { call: { functoin: price }, after: chef, shield: yes, timeout: "5" }
  tip: { call: { function: prise }, afetr: ['chfe'] , holds: [till] }
view: { positons: { tip: [0, 0] } }
`
  const once = mended(text)
  expect(told(mended(once), { 'chef.ts': 'x' })).toEqual([])
})

test('what is near is proposed, what is not is not', () => {
  const near = (key: string) =>
    read(withTasks(`  a: { sleep: 1, ${key}: 1 }\n`)).problems.map(problem => problem.fix?.text)
  expect(['shiled', 'sheild', 'Timeout', 'tmeout', 'price', 'x'].map(near)).toEqual([
    ['shield'],
    ['shield'],
    ['timeout'],
    ['timeout'],
    [undefined],
    [undefined],
  ])
})

test('warnings leave the graph be', () => {
  const text = withTasks(
    '  a: { sleep: 1, holds: [] }\n  b: { sleep: 1, after: [a, a] }\n',
    'resources: { unused: { type: lock } }\n',
  )
  const { graph, problems } = read(text)
  expect(graph).not.toBeNull()
  expect(problems.map(problem => [problem.severity, problem.error.code])).toEqual([
    ['warning', 'graph/unused-resource'],
    ['warning', 'graph/empty-list'],
    ['warning', 'graph/duplicate-entry'],
  ])
})

test('a resource counts as used where a script names it, or may', () => {
  const unused = (script: string, files = {}) =>
    told(withTasks(`  a: { script: ${script} }\n`, 'resources: { my-lock: { type: lock } }\n'), files)
  expect([
    unused('"lock"'),
    unused('"({ \'my-lock\': lock })"'),
    unused('./a.ts', { 'a.ts': 'no mention' }),
    unused('./a.ts', { 'a.ts': 'async ({ ["my-lock"]: l }) => 1' }),
    unused('./a.ts', { 'a.ts': "import { go } from './b.ts'" }),
  ]).toEqual([['graph/unused-resource "my-lock"'], [], ['graph/unused-resource "my-lock"'], [], []])
})

test('of too many problems the first are listed and the rest counted', () => {
  const tasks = Array.from({ length: MAX_PROBLEMS + 50 }, (_, i) => `  a${i}: { slep: 1 }\n`).join('')
  const { problems } = read(withTasks(tasks))
  expect(problems).toHaveLength(MAX_PROBLEMS + 1)
  expect(problems.at(-1)!.error).toEqual({ code: 'graph/more-problems', details: { count: 50 } })
})

test('names that JavaScript knows are names like others', () => {
  const text = withTasks(
    '  constructor: { sleep: 1 }\n  toString: { sleep: 1, after: [constructor], holds: [valueOf] }\n',
    'resources: { valueOf: { type: lock } }\n',
  )
  const { graph, problems } = read(text)
  expect(problems).toEqual([])
  expect(graph!.tasks.map(task => [task.name, ...task.after, ...task.holds])).toEqual([
    ['constructor'],
    ['toString', 'constructor', 'valueOf'],
  ])
  expect(Object.keys(graph!.resources)).toEqual(['valueOf'])
})

test('a wrong type says what is expected and what is there', () => {
  const values = ['x', '1', 'true', '[]', '{}', '~']
  const told = values.map(value => read(withTasks(`  a: { sleep: 1, retry: ${value}, after: ${value} }\n`)).problems)
  const got = told.map(problems =>
    problems.map(({ error }) => ('got' in error.details ? error.details.got : error.code)),
  )
  expect(got).toEqual([
    ['text', 'text'],
    ['number', 'number'],
    ['boolean', 'boolean'],
    ['list', 'graph/empty-list'],
    ['graph/missing-key', 'map'],
    ['nothing'], // no retry is what null says too
  ])
})
