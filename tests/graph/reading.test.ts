import { expect, test } from 'vitest'
import type { ScriptSource } from '../../shared/graph/model.ts'
import { read, withTasks } from './support.ts'

const WHOLE = `taskgraph: 1
name: Pizza kitchen
description: Two chefs.
settings: { clock: virtual, seed: 7, slowStep: 0.2, onFailure: cancel-all }
resources:
  注文: { type: queue, maxsize: 5, order: priority }
  oven: { type: semaphore, value: 2, bounded: true }
  till: { type: lock }
  open: { type: event }
  sold: { type: cell, value: { pizzas: [1, null] } }
  paid: { type: condition, lock: till }
  hot: { type: condition }
  course: { type: barrier, parties: 3 }
functions:
  price: export default n => n * 900
tasks:
  chef: { copies: 2, script: ./kitchen/../chef.ts, holds: [oven, hot] }
  close: { after: [chef], sleep: 0.5 }
  bill:
    after: [close, chef]
    call: { function: price, args: ['\${inputs.chef}', 2] }
    holds: [till]
    timeout: 5
    retry: { attempts: 3, delay: 0.2, factor: 2 }
    shield: true
view: { positions: { chef: [40, -12] } }
`

const MEANT = {
  name: 'Pizza kitchen',
  description: 'Two chefs.',
  settings: { clock: 'virtual', seed: 7, slowStep: 0.2, longHold: 1, debug: true, onFailure: 'cancel-all' },
  resources: {
    注文: { type: 'queue', maxsize: 5, order: 'priority' },
    oven: { type: 'semaphore', value: 2, bounded: true },
    till: { type: 'lock' },
    open: { type: 'event' },
    sold: { type: 'cell', value: { pizzas: [1, null] } },
    paid: { type: 'condition', lock: 'till' },
    hot: { type: 'condition', lock: null },
    course: { type: 'barrier', parties: 3 },
  },
  permissions: { connect: [], listen: [], run: [], http: [] },
  positions: { chef: [40, -12] },
  functions: {
    price: { file: 'test.taskgraph.yaml', inline: true, text: 'export default n => n * 900', line: 15, indent: 9 },
  },
  tasks: [
    {
      name: 'chef',
      does: { kind: 'script', script: { file: 'chef.ts', inline: false, text: '', line: 1, indent: 0 } },
      after: [],
      copies: 2,
      holds: ['oven', 'hot'],
      timeout: null,
      retry: null,
      shield: false,
    },
    {
      name: 'close',
      does: { kind: 'sleep', seconds: 0.5 },
      after: ['chef'],
      copies: null,
      holds: [],
      timeout: null,
      retry: null,
      shield: false,
    },
    {
      name: 'bill',
      does: { kind: 'call', function: 'price', args: [`\${inputs.chef}`, 2], executor: 'threads' },
      after: ['close', 'chef'],
      copies: null,
      holds: ['till'],
      timeout: 5,
      retry: { attempts: 3, delay: 0.2, factor: 2 },
      shield: true,
    },
  ],
}
const FILES = { 'chef.ts': '注文 open sold paid course' }

test('a file means its graph', () => {
  expect(read(WHOLE, FILES)).toEqual({ graph: MEANT, problems: [] })
})

test('the same file with the line ends of Windows means the same', () => {
  expect(read(WHOLE.replaceAll('\n', '\r\n'), FILES)).toEqual({ graph: MEANT, problems: [] })
})

test('what is left out has its default, and the file gives the name', () => {
  const { graph } = read(
    withTasks('  a: { sleep: 1 }\n', 'resources: { s: { type: semaphore }, q: { type: queue } }\n'),
  )
  expect([graph!.name, graph!.description, graph!.settings, graph!.resources]).toEqual([
    'test',
    '',
    { clock: 'real', seed: 1, slowStep: 0.1, longHold: 1, debug: true, onFailure: 'skip-dependents' },
    { s: { type: 'semaphore', value: 1, bounded: false }, q: { type: 'queue', maxsize: 0, order: 'fifo' } },
  ])
})

test('JSON is read too, tabs included', () => {
  const text =
    '{\n\t"$schema": "x",\n\t"taskgraph": 1,\n\t"tasks": { "a": { "sleep": 1 }, "\\u5e97": { "after": ["a"], "sleep": 2 } }\n}\n'
  const { graph, problems } = read(text)
  expect([problems, graph!.tasks.map(task => task.name)]).toEqual([[], ['a', '店']])
})

test('an alias means the value it names', () => {
  const { graph } = read(withTasks('  a: &one { sleep: 1 }\n  b: *one\n'))
  expect(graph!.tasks.map(task => [task.name, task.does])).toEqual([
    ['a', { kind: 'sleep', seconds: 1 }],
    ['b', { kind: 'sleep', seconds: 1 }],
  ])
})

/** Of every line of the script: the same line of the file, without the indent. */
function linesInFile(text: string, script: ScriptSource): string[] {
  const lines = text.split(/\r?\n/).slice(script.line - 1)
  return script.text
    .split('\n')
    .map((line, index) => (lines[index] ?? '').slice(script.indent, script.indent + line.length))
}

test.each([
  ['a block', '  a:\n    script: |\n      one\n        two\n\n      three\n'],
  ['a block with Windows line ends', '  a:\r\n    script: |\r\n      one\r\n\r\n      two\r\n'],
  ['a block that begins with an empty line', '  a:\n    script: |\n\n      one\n'],
  ['a block with indicators, a tag and a comment', '  a:\n    script: !!str |2- # text\n       one\n      two\n'],
  ['a block behind an alias', '  b: { script: x }\n  c:\n    script: &s |\n        one\n  a:\n    script: *s\n'],
  ['a plain line', '  a: { script: one two }\n'],
  ['a quoted line', "  a: { script: 'one two' }\n"],
])('every line of an inline script is known to stand where the user wrote it: %s', (_, tasks) => {
  const text = withTasks(tasks)
  const { graph, problems } = read(text)
  expect(problems).toEqual([])
  const task = graph!.tasks.find(one => one.name === 'a')!
  const { script } = task.does as { script: ScriptSource }
  expect(script.text.trim()).not.toBe('')
  expect(linesInFile(text, script)).toEqual(script.text.split('\n'))
})
