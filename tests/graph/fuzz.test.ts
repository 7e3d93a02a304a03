/**
 * No text makes the reader throw, and every place it tells lies within the text. Bounded and seeded: a failure prints the text.
 */
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { explain } from '../../shared/errors.ts'
import { isGraphFileName } from '../../shared/graph/file-name.ts'
import { FILE, marked, offsetOf, read } from './support.ts'

const FOLDER = new URL('../../graphs/', import.meta.url).pathname
const GRAPHS = readdirSync(FOLDER)
  .filter(isGraphFileName)
  .map(name => readFileSync(FOLDER + name, 'utf8'))
const RUNS = { seed: 20_26, numRuns: 300 }

/** Reads, and holds the answer to what it promises whatever the text. */
function holdsUp(text: string): void {
  const { graph, problems } = read(text)
  expect(graph === null).toBe(problems.some(problem => problem.severity === 'error'))
  const lines = text.split('\n')
  for (const problem of problems) {
    const { at, error } = problem
    const [start, end] = [offsetOf(text, at.line, at.column), offsetOf(text, at.endLine, at.endColumn)]
    const isWithin = at.file === FILE && at.column >= 1 && at.column <= lines[at.line - 1]!.length + 1
    expect([error.code, isWithin, start <= end, end <= text.length]).toEqual([error.code, true, true, true])
    expect(explain(error, 'en') !== '' && explain(error, 'ja') !== '' && marked(text, problem) !== undefined).toBe(true)
  }
}

const piece = fc.oneof(
  fc.constantFrom(
    '[',
    ']',
    '{',
    '}',
    ': ',
    ', ',
    '- ',
    '? ',
    '|\n',
    '>\n',
    '"',
    "'",
    '&a ',
    '*a',
    '!!str ',
    '#',
    '%',
    '---\n',
    '\n',
    '\r\n',
    '\t',
    '  ',
    '\\',
    '\0',
    '\uFEFF',
    '\uD800',
    '<<: ',
  ),
  fc.constantFrom(
    '__proto__',
    'constructor',
    'tasks',
    'script',
    'holds',
    'after',
    '-1',
    '1e999',
    '.nan',
    'null',
    '~',
    `\${inputs.x}`,
    '../..',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)

/** A bundled graph with a few places cut out and others put in. */
const mutated = fc
  .tuple(
    fc.constantFrom(...GRAPHS),
    fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), piece), { minLength: 1, maxLength: 8 }),
  )
  .map(([graph, cuts]) =>
    cuts.reduce((text, [where, length, insert]) => {
      const at = Math.floor(where * text.length)
      return text.slice(0, at) + insert + text.slice(at + length)
    }, graph),
  )

test('bundled graphs with random changes', () => {
  fc.assert(fc.property(mutated, holdsUp), RUNS)
})

test('random pieces of YAML', () => {
  const heads = fc.constantFrom('', 'taskgraph: 1\ntasks:\n  ', 'taskgraph: 1\nresources: ')
  const text = fc.tuple(heads, fc.array(piece, { maxLength: 60 })).map(([head, pieces]) => head + pieces.join(''))
  fc.assert(fc.property(text, holdsUp), RUNS)
})

test('random bytes', () => {
  const text = fc.uint8Array({ maxLength: 400 }).map(bytes => new TextDecoder().decode(bytes))
  fc.assert(fc.property(text, holdsUp), RUNS)
})

test('graphs of the right outline with any values at all', () => {
  const key = fc.constantFrom(
    'script',
    'sleep',
    'call',
    'after',
    'holds',
    'copies',
    'timeout',
    'retry',
    'shield',
    'type',
    'x',
  )
  const anything = fc.object({ key, maxDepth: 3, withNullPrototype: true })
  const section = fc.dictionary(fc.constantFrom('a', 'b', 'c', '店'), anything, { maxKeys: 3 })
  const graph = fc.record({
    taskgraph: fc.constant(1),
    settings: anything,
    resources: section,
    functions: section,
    tasks: section,
  })
  fc.assert(
    fc.property(graph, value => holdsUp(JSON.stringify(value))),
    RUNS,
  )
})

const name = fc.stringMatching(/^[A-Za-z_店主ー][A-Za-z0-9_店主-]{0,8}$/u)
const seconds = fc.double({ min: 0, max: 1e6, noNaN: true })

/** A graph without mistakes: each task comes after some of those before it. */
const valid = fc
  .record({
    names: fc.uniqueArray(name, { minLength: 1, maxLength: 12 }),
    tasks: fc.array(
      fc.record({ sleep: seconds, timeout: seconds, copies: fc.integer({ min: 1, max: 9 }), shield: fc.boolean() }),
      { minLength: 12, maxLength: 12 },
    ),
    edges: fc.array(fc.nat(11), { minLength: 12, maxLength: 12 }),
    order: fc.constantFrom('fifo', 'lifo', 'priority'),
  })
  .map(({ names, tasks, edges, order }) => ({
    taskgraph: 1,
    // Names that no task has.
    resources: { resource_lock: { type: 'lock' }, resource_queue: { type: 'queue', order } },
    tasks: Object.fromEntries(
      names.map((one, i) => [one, { ...tasks[i]!, after: names.slice(0, i).filter((_, j) => j % 12 <= edges[i]!) }]),
    ),
  }))

test('a valid graph is read as it was written, as YAML and as JSON', () => {
  fc.assert(
    fc.property(valid, graph => {
      for (const text of [stringify(graph, { aliasDuplicateObjects: false }), JSON.stringify(graph)]) {
        const { graph: meant, problems } = read(text)
        expect(problems.filter(problem => problem.severity === 'error')).toEqual([])
        const tasks = meant!.tasks.map(({ name, does, after, timeout, copies, shield }) => {
          return [name, { sleep: does.kind === 'sleep' && does.seconds, timeout, copies, shield, after }]
        })
        expect(Object.fromEntries(tasks)).toEqual(graph.tasks)
      }
    }),
    RUNS,
  )
})
