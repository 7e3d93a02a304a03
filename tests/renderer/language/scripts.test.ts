/** What the editor knows of scripts: the compiler over a document's texts, without a worker. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { messages as japanese } from '../../../renderer/language/japanese.ts'
import { speak } from '../../../renderer/language/spoken.ts'
import { BILL, CHEF, GRAPH, graph, Kitchen } from './support.ts'

const kitchen = (texts: Record<string, string>) =>
  new Kitchen({ [GRAPH]: graph(), 'chef.ts': CHEF, 'bill.js': BILL, ...texts })

describe('completes', () => {
  test('what a resource of the graph can do, in a script of its own', () => {
    const at = kitchen({ 'chef.ts': 'export default async function chef({ orders }) {\n  await orders.‸\n}\n' })
    expect(at.labels('chef.ts')).toEqual(
      [
        ...['empty', 'full', 'get', 'getNowait', 'join', 'maxsize', 'put', 'putNowait', 'qsize', 'shutdown', 'size'],
        'taskDone',
      ].sort(),
    )
  })

  test('in a script in the graph file, and says which letters are replaced', () => {
    const at = kitchen({ [GRAPH]: graph('opening.se‸') })
    const { from, to, items } = at.ask('complete', GRAPH)!
    expect([at.at({ path: GRAPH, from, to }), items.map(({ label }) => label)]).toEqual([
      `${GRAPH}:16:17 se`,
      ['clear', 'isSet', 'set', 'wait'],
    ])
  })

  test('what a script is handed, also where its argument has no parentheses', () => {
    const at = kitchen({ 'bill.js': 'export default kitchen => kitchen.‸\n' })
    expect(at.labels('bill.js')).toEqual(
      ['copy', 'inputs', 'log', 'name', 'now', 'opening', 'orders', 'oven', 'random', 'sold'].sort(),
    )
  })

  test('the results of the tasks before it, those of copies as a list', () => {
    const owner = kitchen({ 'bill.js': 'export default ({ inputs }) => inputs.owner.‸\n' })
    const chef = kitchen({ 'bill.js': 'export default ({ inputs }) => inputs.chef[0].‸\n' })
    expect([owner.labels('bill.js'), chef.labels('bill.js').includes('toFixed')]).toEqual([['at'], true])
  })

  test('the names of the graph’s functions', () => {
    const text = "import { toThread } from 'yieldpoint'\nexport default () => toThread('‸')\n"
    expect(kitchen({ 'chef.ts': text }).labels('chef.ts')).toEqual(['price'])
  })

  test('what `yieldpoint` has and the script has not imported, with the import', () => {
    const at = kitchen({ 'chef.ts': "import { sleep } from 'yieldpoint'\nexport default () => waitF‸\n" })
    const found = at.ask('complete', 'chef.ts')?.items.find(({ label }) => label === 'waitFor')
    const { imports } = at.ask('describe', 'chef.ts', { label: 'waitFor' })!
    expect([
      found?.imported,
      imports.map(({ insert, ...span }) => [at.at({ path: 'chef.ts', ...span }), insert]),
    ]).toEqual([false, [['chef.ts:1:15 ', ', waitFor']]])
  })

  test('with an import of its own, where there is none in a script in the graph file', () => {
    const at = kitchen({ [GRAPH]: graph('await waitF‸').replace("      import { sleep } from 'yieldpoint'\n\n", '') })
    const { imports } = at.ask('describe', GRAPH, { label: 'waitFor' })!
    expect(imports.map(({ insert, ...span }) => [at.at({ path: GRAPH, ...span }), insert])).toEqual([
      [`${GRAPH}:12:1 `, "      import { waitFor } from 'yieldpoint'\n\n"],
    ])
  })

  test('globals that a script has, and no others', () => {
    const labels = kitchen({ 'chef.ts': 'export default () => {\n  ‸\n}\n' }).labels('chef.ts')
    const globals = ['Math', 'Map', 'eval', 'Function', 'WeakRef', 'SharedArrayBuffer', 'Intl', 'document', 'process']
    expect(globals.filter(name => labels.includes(name))).toEqual(['Math', 'Map'])
  })

  test('nothing between the scripts of a graph file', () => {
    const text = graph().replace('after: [chef', 'after: [ch‸ef')
    expect(kitchen({ [GRAPH]: text }).ask('complete', GRAPH)).toBeNull()
  })
})

describe('explains', () => {
  test('the name under the pointer by its type', () => {
    const at = kitchen({ 'chef.ts': 'export default async ({ oven }) => {\n  await ov‸en.hold()\n}\n' })
    const { signature, ...span } = at.ask('hover', 'chef.ts')!
    expect([signature, at.at({ path: 'chef.ts', ...span })]).toEqual([
      '(parameter) oven: Semaphore',
      'chef.ts:2:9 oven',
    ])
  })

  test('a resource by what the graph file says of it', () => {
    const at = kitchen({ 'chef.ts': 'export default kitchen => kitchen.or‸ders\n' })
    expect(at.ask('hover', 'chef.ts')?.docs).toBe('In the graph file: queue, maxsize: 3')
  })

  test('a suggestion, before it is taken', () => {
    const at = kitchen({ 'chef.ts': 'import { sl‸ } from "yieldpoint"\n' })
    expect(at.ask('describe', 'chef.ts', { label: 'sleep' })?.docs).toBe(
      'Waits; zero gives the other ready tasks a turn.',
    )
  })

  test('the argument that is being typed', () => {
    const text = "import { waitFor, sleep } from 'yieldpoint'\nexport default () => waitFor(sleep(1), ‸)\n"
    const { signatures, active } = kitchen({ 'chef.ts': text }).ask('signature', 'chef.ts')!
    expect(signatures[active]).toMatchObject({
      before: 'waitFor(awaitable: PromiseLike<undefined>, ',
      here: 'seconds: number | null',
      after: '): Awaitable<undefined>',
    })
  })
})

describe('finds mistakes', () => {
  test('at their line and column in the graph file', () => {
    expect(kitchen({ [GRAPH]: graph("sleep('long'); opening.sett()") }).mistakes(GRAPH)).toEqual([
      `2345 ${GRAPH}:16:15 'long'`,
      `2551 ${GRAPH}:16:32 sett`,
    ])
  })

  test('in calls of the graph’s functions', () => {
    const text = "import { toThread } from 'yieldpoint'\nexport default () => toThread('price', 'two')\n"
    expect(kitchen({ 'chef.ts': text }).mistakes('chef.ts')).toEqual(["2345 chef.ts:2:40 'two'"])
  })

  test('where a result of the task before it is used as what it is not', () => {
    const text = 'export default ({ inputs }) => inputs.owner.at.push(1)\n'
    expect(kitchen({ 'bill.js': text }).mistakes('bill.js')).toEqual(['2339 bill.js:1:48 push'])
  })

  test('in what throws in a script, by striking it out', () => {
    const at = kitchen({ 'chef.ts': 'export default () => [Date.now(), new Date(), Math.random(), new Date(0)]\n' })
    expect(
      at.ask('mistakes', 'chef.ts').map(({ kind, ...span }) => `${kind} ${at.at({ path: 'chef.ts', ...span })}`),
    ).toEqual(['deprecated chef.ts:1:28 now', 'deprecated chef.ts:1:39 Date', 'deprecated chef.ts:1:52 random'])
  })

  test('of syntax not at all: those are the host’s to tell', () => {
    expect(kitchen({ 'chef.ts': 'export default ({ orders }) => { orders.nothing( }\n' }).mistakes('chef.ts')).toEqual(
      [],
    )
  })

  test('in the reader’s language', () => {
    const said = (messages: Record<string, string>) => {
      speak(messages)
      const [first] = kitchen({ [GRAPH]: graph('opening.nothing()') }).ask('mistakes', GRAPH)
      return first?.message
    }
    expect([said(japanese), said({})]).toEqual([
      "プロパティ 'nothing' は型 'Event' に存在しません。",
      "Property 'nothing' does not exist on type 'Event'.",
    ])
  })
})

const LIBRARY = new URL('../../../graphs/', import.meta.url)
const bundled = readdirSync(LIBRARY).filter(name => name.endsWith('.taskgraph.yaml'))

function openBundled(name: string): Kitchen {
  const beside = name.replace('.taskgraph.yaml', '')
  const scripts = readdirSync(LIBRARY).includes(beside) ? readdirSync(new URL(`${beside}/`, LIBRARY)) : []
  const read = (path: string) => readFileSync(new URL(path, LIBRARY), 'utf8')
  const texts = Object.fromEntries(scripts.map(file => [`${beside}/${file}`, read(`${beside}/${file}`)]))
  return new Kitchen({ [GRAPH]: read(name), ...texts })
}

test('the bundled graphs have no mistakes, and stand as they would be formatted', () => {
  const said = bundled.flatMap(name => {
    const at = openBundled(name)
    return Object.keys(at.texts).flatMap(path => [
      ...at.mistakes(path),
      ...at.ask('format', path, { at: null }).map(edit => at.at({ path, ...edit })),
    ])
  })
  expect(said).toEqual([])
})

describe('finds where a name comes from', () => {
  const from = (texts: Record<string, string>, path: string) => {
    const at = kitchen(texts)
    return at.ask('definition', path).map(place => at.at(place))
  }

  test('a resource, by way of the argument it is taken out of', () => {
    const text = 'export default async ({ orders: line }) => {\n  await li‸ne.get()\n}\n'
    expect(from({ 'chef.ts': text }, 'chef.ts')).toEqual([`${GRAPH}:4:3 orders`])
  })

  test('a task by its input', () => {
    expect(from({ 'bill.js': 'export default ({ inputs }) => inputs.che‸f\n' }, 'bill.js')).toEqual([
      `${GRAPH}:19:3 chef`,
    ])
  })

  test('what another file exports', () => {
    const text = "import { bake } from './lib/bake'\nexport default () => ba‸ke()\n"
    const bake = '/** Bakes. */\nexport function bake() {}\n'
    expect(from({ 'chef.ts': text, 'lib/bake.js': bake }, 'chef.ts')).toEqual(['lib/bake.js:2:17 bake'])
  })

  test('from a script in the graph file', () => {
    expect(from({ [GRAPH]: graph('open‸ing.set()') }, GRAPH)).toEqual([`${GRAPH}:3:3 opening`])
  })

  test('nothing in the language’s own declarations', () => {
    expect(from({ 'chef.ts': 'export default () => Math.ma‸x(1)\n' }, 'chef.ts')).toEqual([])
  })
})

describe('formats', () => {
  const formatted = (text: string, edits: readonly { from: number; to: number; insert: string }[]) =>
    edits.toReversed().reduce((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text)

  test('a script in the graph file below its key', () => {
    const at = kitchen({ [GRAPH]: graph('if(1){\n                opening . set( )\n      }') })
    expect(formatted(at.texts[GRAPH]!, at.ask('format', GRAPH))).toBe(
      graph('if (1) {\n          opening.set()\n        }'),
    )
  })

  test('nothing that cannot be read', () => {
    expect(kitchen({ 'chef.ts': 'export default ( => {\n' }).ask('format', 'chef.ts')).toEqual([])
  })
})

test('half a line of YAML takes nothing away from the script files', () => {
  const at = kitchen({ 'chef.ts': 'export default async ({ orders }) => orders.‸\n' })
  at.change({ [GRAPH]: `${graph()}  new: {` })
  expect(at.labels('chef.ts')).toContain('put')
})
