/** Edits of a graph's file: what each means, and that whatever is done keeps everything else as it was written. */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse, parseDocument } from 'yaml'
import { applied, changeOf } from '../../renderer/store/history.ts'
import { addedBy, applyEdit, type GraphEdit } from '../../shared/graph/edits/index.ts'
import { isGraphFileName } from '../../shared/graph/file-name.ts'
import { read } from './support.ts'

const KITCHEN = `taskgraph: 1
resources:
  oven: { type: semaphore } # hot
  till: { type: lock }
  paid: { type: condition, lock: till }
tasks:
  waiter: { sleep: 1 }
  chef: { after: [waiter], holds: [oven], sleep: 2 }
  # the bill
  bill:
    after: [waiter, chef]
    call: { function: price, args: ["\${inputs.waiter} and \${inputs.chef}"] }
functions:
  price: export default n => n
view:
  positions: { waiter: [8, 16], oven: [0, 0] }
`

const done = (edit: GraphEdit, text = KITCHEN): string => {
  const result = applyEdit(text, edit)
  if ('error' in result) throw new Error(result.error.code)
  return result.text
}
const refused = (edit: GraphEdit, text = KITCHEN) => {
  const result = applyEdit(text, edit)
  return 'error' in result ? result.error : null
}

test.each(['script', 'sleep', 'call', 'http', 'command'] as const)('a new %s task is right from the start', does => {
  const text = done({ kind: 'addTask', does, at: [10, 20], after: ['chef'] })
  const [name] = addedBy(KITCHEN, text)
  expect(read(text).problems.filter(problem => problem.severity === 'error')).toEqual([])
  expect(parse(text)).toMatchObject({
    tasks: { [name!]: { after: ['chef'] } },
    view: { positions: { [name!]: [10, 20] } },
  })
})

test.each(['queue', 'semaphore', 'lock', 'event', 'condition', 'barrier', 'cell'] as const)(
  'a new %s is right from the start',
  type => {
    const text = done({ kind: 'addResource', type }, 'taskgraph: 1\ntasks:\n  a: { sleep: 1 }\n')
    expect(text).toContain(`taskgraph: 1\nresources:\n  ${type}: { type: ${type}`)
    expect(read(text).problems.map(problem => problem.error.code)).toEqual(['graph/unused-resource'])
  },
)

test('what is added gets a name that is free', () => {
  const twice = done({ kind: 'addTask', does: 'sleep' }, done({ kind: 'addTask', does: 'sleep' }))
  expect(Object.keys(parse(twice).tasks).slice(-2)).toEqual(['pause', 'pause2'])
})

test('a removed task takes every reference along, and what still asks for its result is told', () => {
  const result = applyEdit(KITCHEN, { kind: 'remove', names: ['waiter'] })
  expect(result).toEqual({
    text: KITCHEN.replace('  waiter: { sleep: 1 }\n', '')
      .replace('after: [waiter], ', '')
      .replace('after: [waiter, chef]', 'after: [chef]')
      .replace('waiter: [8, 16], ', ''),
    left: [{ code: 'edit/still-used', details: { name: 'waiter', tasks: ['bill'] } }],
  })
})

test('a removed resource is no longer held, nor the lock of a condition', () => {
  expect(done({ kind: 'remove', names: ['oven', 'till'] })).toBe(
    KITCHEN.replace('  oven: { type: semaphore } # hot\n  till: { type: lock }\n', '')
      .replace(', lock: till', '')
      .replace(' holds: [oven],', '')
      .replace(', oven: [0, 0]', ''),
  )
})

test('a renamed task is renamed wherever it is named', () => {
  expect(done({ kind: 'rename', from: 'waiter', to: '給仕' })).toBe(KITCHEN.replaceAll('waiter', '給仕'))
  expect(done({ kind: 'rename', from: 'till', to: 'kasse' })).toBe(KITCHEN.replaceAll('till', 'kasse'))
  expect(done({ kind: 'rename', from: 'price', to: 'cost' })).toBe(KITCHEN.replaceAll('price', 'cost'))
})

test('a renamed task brings the new text of scripts', () => {
  const text = 'taskgraph: 1\ntasks:\n  a: { sleep: 1 }\n  b:\n    script: |\n      one(a)\n      two()\n'
  expect(done({ kind: 'rename', from: 'a', to: 'c', scripts: { b: 'one(c)\ntwo()\n' } }, text)).toBe(
    text.replace('  a:', '  c:').replace('one(a)', 'one(c)'),
  )
})

test('tasks and resources are connected and disconnected', () => {
  const held = done({ kind: 'connect', from: 'till', to: 'waiter' })
  expect(held).toBe(KITCHEN.replace('waiter: { sleep: 1 }', 'waiter: { holds: [till], sleep: 1 }'))
  expect(done({ kind: 'disconnect', from: 'waiter', to: 'till' }, held)).toBe(KITCHEN)
  expect(done({ kind: 'disconnect', from: 'waiter', to: 'bill' })).toBe(KITCHEN.replace('[waiter, chef]', '[chef]'))
  expect(done({ kind: 'connect', from: 'waiter', to: 'chef' })).toBe(KITCHEN)
})

test.each([
  ['a cycle', { kind: 'connect', from: 'bill', to: 'waiter' }, 'graph/cycle', { path: ['waiter', 'bill', 'waiter'] }],
  ['a longer cycle', { kind: 'connect', from: 'bill', to: 'chef' }, 'graph/cycle', { path: ['chef', 'bill', 'chef'] }],
  ['an edge to itself', { kind: 'connect', from: 'chef', to: 'chef' }, 'graph/after-self', { task: 'chef' }],
  [
    'an edge between resources',
    { kind: 'connect', from: 'oven', to: 'till' },
    'edit/no-edge',
    { from: 'oven', to: 'till' },
  ],
  ['what is not there', { kind: 'remove', names: ['cook'] }, 'edit/no-such', { name: 'cook' }],
  ['a name that is taken', { kind: 'rename', from: 'chef', to: 'oven' }, 'edit/name-taken', { name: 'oven' }],
  ['a name that is none', { kind: 'rename', from: 'chef', to: '1 chef' }, 'graph/bad-name', { name: '1 chef' }],
  ['a name scripts need', { kind: 'rename', from: 'oven', to: 'log' }, 'graph/reserved-name', { name: 'log' }],
] satisfies [string, GraphEdit, string, unknown][])('%s is refused', (_, edit, code, details) => {
  expect(refused(edit)).toEqual({ code, details })
})

test('a resource that cannot be held is refused as in a file', () => {
  const text = KITCHEN.replace('type: semaphore', 'type: queue')
  expect(refused({ kind: 'connect', from: 'waiter', to: 'oven' }, text)).toMatchObject({ code: 'graph/not-holdable' })
})

test('a text that cannot be read is left alone', () => {
  expect(refused({ kind: 'remove', names: ['a'] }, 'tasks:\n  a: [\n')).toMatchObject({ code: 'edit/unreadable' })
})

test('fields are set, cleared and changed for another body', () => {
  const set = done({ kind: 'setField', path: ['tasks', 'chef', 'retry', 'attempts'], value: 3 })
  expect(set).toBe(KITCHEN.replace('holds: [oven], sleep: 2', 'holds: [oven], sleep: 2, retry: { attempts: 3 }'))
  expect(done({ kind: 'clearField', path: ['tasks', 'chef', 'retry', 'attempts'] }, set)).toBe(KITCHEN)
  expect(done({ kind: 'setBody', task: 'chef', does: 'command' })).toContain(
    'chef: { after: [waiter], holds: [oven], command: { run: [node, --version] } }',
  )
})

test('nodes are moved onto the grid, lined up and spread', () => {
  const boxes = {
    waiter: { x: 3, y: 0, width: 100, height: 40 },
    chef: { x: 201, y: 30, width: 60, height: 40 },
    bill: { x: 400, y: 90, width: 100, height: 40 },
  }
  const places = (edit: GraphEdit) => parse(done(edit)).view.positions
  expect(places({ kind: 'move', positions: { waiter: [13, 19], ghost: [0, 0] } })).toEqual({
    waiter: [16, 16],
    oven: [0, 0],
  })
  expect(places({ kind: 'arrange', boxes, how: 'right' })).toMatchObject({
    waiter: [400, 0],
    chef: [440, 32],
    bill: [400, 88],
  })
  expect(places({ kind: 'arrange', boxes, how: 'spreadX' })).toMatchObject({
    waiter: [0, 0],
    chef: [224, 32],
    bill: [400, 88],
  })
})

test('a copy stands behind its original, in the file and in the picture', () => {
  const text = done({ kind: 'duplicate', names: ['waiter'] })
  expect(Object.keys(parse(text).tasks)).toEqual(['waiter', 'waiter2', 'chef', 'bill'])
  expect(parse(text).view.positions.waiter2).toEqual([32, 40])
})

const FOLDER = new URL('../../graphs/', import.meta.url).pathname
const GRAPHS = readdirSync(FOLDER).filter(isGraphFileName)

/** Names to try: mostly those of the graph. */
type Pick = (names: readonly string[]) => string
const edits: readonly ((name: Pick, names: readonly string[]) => GraphEdit)[] = [
  () => ({ kind: 'addTask', does: 'script', at: [1, 2] }),
  () => ({ kind: 'addTask', does: 'call' }),
  () => ({ kind: 'addResource', type: 'condition' }),
  (name, names) => ({ kind: 'remove', names: [name(names)] }),
  (name, names) => ({ kind: 'rename', from: name(names), to: `${name(names)}_x` }),
  (name, names) => ({ kind: 'connect', from: name(names), to: name(names) }),
  (name, names) => ({ kind: 'disconnect', from: name(names), to: name(names) }),
  (name, names) => ({ kind: 'setField', path: ['tasks', name(names), 'timeout'], value: 5 }),
  (name, names) => ({ kind: 'clearField', path: ['tasks', name(names), 'after'] }),
  (name, names) => ({ kind: 'setBody', task: name(names), does: 'sleep' }),
  (name, names) => ({ kind: 'move', positions: { [name(names)]: [7, 9] } }),
  (name, names) => ({ kind: 'duplicate', names: [name(names)] }),
]

/** Before every task and resource: whoever is removed, these stay. */
const noted = (text: string): string => {
  let note = 0
  return text.replace(/^ {2}(?=[\w-]+:( |$))/gm, () => `  # note ${note++}\n  `)
}
const notesIn = (text: string): string[] => text.split(/\r?\n/).filter(line => /^(#| {2}# note)/.test(line))

const namesIn = (text: string): string[] => {
  const { tasks, resources } = parse(text) ?? {}
  return [...Object.keys(tasks ?? {}), ...Object.keys(resources ?? {})]
}

test.each(GRAPHS)('any edits of %s leave a file that can be read, with its comments, and can be undone', file => {
  const original = noted(readFileSync(FOLDER + file, 'utf8'))
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 12 }), fc.boolean(), (moves, windows) => {
      const first = windows ? original.replaceAll('\n', '\r\n') : original
      let text = first
      const steps = []
      for (const [which, a, b] of moves) {
        const seeds = [a, b]
        const name: Pick = names => names[seeds.reverse()[0]! % names.length] ?? 'none'
        const result = applyEdit(text, edits[which % edits.length]!(name, namesIn(text)))
        if ('error' in result) {
          expect(['edit/unreadable', 'edit/not-safe']).not.toContain(result.error.code)
          continue
        }
        steps.push(changeOf('', text, result.text))
        text = result.text
      }
      expect(parseDocument(text).errors).toEqual([])
      expect(notesIn(text)).toEqual(notesIn(first))
      expect(/(?<!\r)\n/.test(text)).toBe(!windows)
      const back = steps.reduceRight(
        (now, step) => (step ? applied(now, { ...step, removed: step.inserted, inserted: step.removed }) : now),
        text,
      )
      expect(back).toBe(first)
    }),
    { seed: 20_26, numRuns: 25 },
  )
})
