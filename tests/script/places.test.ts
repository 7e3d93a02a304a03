/** Every line and column shown is one of the text that the user wrote. */
import { describe, expect, test } from 'vitest'
import { check } from '../../electron/script/index.ts'
import { fileSource } from '../../electron/script/resolve.ts'
import { explain } from '../../shared/errors.ts'
import type { ScriptSource } from '../../shared/graph/model.ts'
import { inline, readFrom, ScriptWorld } from './support.ts'

const codesAndPlaces = (source: ScriptSource, files: Record<string, string> = {}, kind?: 'function') =>
  check(source, readFrom(files), kind).map(
    ({ error, at }) => `${error.code} ${at.file} ${at.line}:${at.column}-${at.endColumn}`,
  )

describe('a mistake is shown where it stands', () => {
  const cases: [string, ScriptSource, string[]][] = [
    ['in a file', fileSource('chef.ts', 'export default () => {\n  let x = ;\n}'), ['script/syntax chef.ts 2:11-12']],
    [
      'in text inside the graph file, on its line and behind its indent',
      inline('export default () => {\n  let x = ;\n}', 12, 6),
      ['script/syntax kitchen.taskgraph.yaml 13:17-18'],
    ],
    [
      'all at once, the names underlined',
      inline(
        `import fs from 'node:fs'\nimport { snooze } from 'yieldpoint'\nexport default () => { fs.x(); snooze(); wrong }`,
      ),
      [
        'script/unknown-name kitchen.taskgraph.yaml 3:42-47',
        'script/import-not-allowed kitchen.taskgraph.yaml 1:16-25',
        'script/no-such-export kitchen.taskgraph.yaml 2:10-16',
      ],
    ],
    [
      'imports that are not allowed, missing, or without what is wanted',
      inline(
        `import a from 'node:fs'\nimport b from './gone'\nimport { snooze } from 'yieldpoint'\nimport { c } from './lib'\nexport default () => [a, b, snooze, c]`,
      ),
      [
        'script/import-not-allowed kitchen.taskgraph.yaml 1:15-24',
        'script/import-missing kitchen.taskgraph.yaml 2:15-23',
        'script/no-such-export kitchen.taskgraph.yaml 3:10-16',
        'script/no-such-export kitchen.taskgraph.yaml 4:10-11',
      ],
    ],
    [
      'in what it imports',
      inline(`import { ok } from './bad'\nexport default () => ok`),
      ['script/syntax bad.ts 2:5-7'],
    ],
    [
      'no default export',
      inline('export const main = 1', 4, 2),
      ['script/no-default-export kitchen.taskgraph.yaml 4:3-9'],
    ],
    [
      'an await outside of functions',
      inline('await 1\nexport default () => 1'),
      ['script/not-supported kitchen.taskgraph.yaml 1:1-6'],
    ],
    [
      'an exported variable that changes',
      inline('export let n = 0\nexport default () => { n = 1 }'),
      ['script/export-reassigned kitchen.taskgraph.yaml 2:24-25'],
    ],
    ['nesting without end', inline('('.repeat(50_000)), ['script/syntax kitchen.taskgraph.yaml 1:1-2']],
    [
      'super where lowering has none',
      inline('export default () => ({ async m() { return super.m() } })'),
      ['script/not-supported kitchen.taskgraph.yaml 1:44-49'],
    ],
    [
      'what TypeScript has and modules have not',
      inline('\nexport = 5'),
      ['script/syntax kitchen.taskgraph.yaml 2:1-7'],
    ],
    [
      'a file ending in .js is no TypeScript',
      fileSource('a.js', 'export default (a: number) => a'),
      ['script/syntax a.js 1:18-19'],
    ],
  ]
  const files = { 'lib.ts': 'export const d = 1', 'bad.ts': 'export const ok = 1\nlet if' }
  test.each(cases)('%s', (_, source, places) => expect(codesAndPlaces(source, files)).toEqual(places))

  test('a function of the pool may not import the runtime', () => {
    expect(
      codesAndPlaces(inline(`import { sleep } from 'yieldpoint'\nexport default () => sleep`), {}, 'function'),
    ).toEqual(['script/import-not-allowed kitchen.taskgraph.yaml 1:23-35'])
  })

  test('files that import one another', () => {
    const cycle = {
      'a.ts': `import { b } from './b'\nexport const a = () => b`,
      'b.ts': `import { a } from './a'\nexport const b = () => a`,
    }
    const [problem] = check(inline(`import { a } from './a'\nexport default a`), readFrom(cycle))
    expect(problem?.error).toMatchObject({
      code: 'script/import-cycle',
      details: { file: 'b.ts', line: 1, path: ['a.ts', 'b.ts', 'a.ts'] },
    })
  })

  test('a script without mistakes has none', () => {
    const good =
      inline(`import type { X } from 'nowhere'\nimport { sleep, now, random, log } from 'yieldpoint'\nimport * as lib from './lib'
export default async (x: X) => { await sleep(now() + random()); log(lib.d, x, typeof process, new Map([[1, Math.PI]])) }`)
    expect(codesAndPlaces(good, files)).toEqual([])
  })
})

describe('a runtime error is located in the text', () => {
  function framesOf(source: ScriptSource, files: Record<string, string> = {}) {
    const world = new ScriptWorld(files)
    const error = world.run(source).exception()
    return world.loader.locate(error).map(({ name, file, line, column }) => `${name} ${file} ${line}:${column}`)
  }

  test('in nested calls, innermost first', () => {
    const source = inline(
      `import { sleep } from 'yieldpoint'
function deep(x: { y: { z: number } } | null) {
  return x!.y.z
}
export default async function main() {
  await sleep(1)
  const f = () => deep(null)
  f()
}`,
      20,
      4,
    )
    expect(framesOf(source)).toEqual([
      'deep kitchen.taskgraph.yaml 22:17',
      'f kitchen.taskgraph.yaml 26:23',
      'main kitchen.taskgraph.yaml 27:7',
    ])
  })

  test('in another file, in methods, and behind types that were taken off', () => {
    const files = {
      'oven.ts': `interface Heat { degrees: number }
export class Oven {
  constructor(private readonly heat: Heat) {}
  async bake(what: string): Promise<string> {
    if (this.heat.degrees > 300) throw new RangeError(what)
    return what
  }
}`,
    }
    const source = fileSource(
      'chef.ts',
      `import { Oven } from './oven'
export default async () => { await new Oven({ degrees: 400 }).bake('pizza') }`,
    )
    expect(framesOf(source, files)).toEqual(['Oven.bake oven.ts 5:40'])
  })

  test('while the script is loaded', () => {
    const world = new ScriptWorld()
    let thrown: unknown
    try {
      world.loader.load(inline(`const x = 1\nnull.y\nexport default () => x`))
    } catch (error) {
      thrown = error
    }
    expect(world.loader.locate(thrown)).toMatchObject([{ file: 'kitchen.taskgraph.yaml', line: 2, column: 6 }])
  })

  test('what is no error has no frames', () => {
    expect(framesOf(inline(`export default () => { throw 'text' }`))).toEqual([])
  })
})

test('sites are numbered on from one script to the next, each at its place', () => {
  const world = new ScriptWorld({ 'lib.ts': 'export const two = async () => {\n  await 2\n}' })
  world.run(inline(`import { two } from './lib'\nexport default async function main() {\n  await two()\n}`))
  world.run(inline(`export default async () => await 1`, 30, 2))
  expect(world.loaded).toEqual([
    { file: 'kitchen.taskgraph.yaml', first: 1, sites: [{ name: 'main', line: 3, column: 3 }] },
    { file: 'lib.ts', first: 2, sites: [{ name: 'two', line: 2, column: 3 }] },
    { file: 'kitchen.taskgraph.yaml', first: 3, sites: [{ name: 'default', line: 30, column: 30 }] },
  ])
})

test('a script that is too long is refused where it begins, without being read, and one just short enough is not', () => {
  const filled = (size: number) => {
    const code = 'export default () => 1 //'
    return code + ' '.repeat(size - code.length)
  }
  const problems = (size: number) => check(inline(filled(size), 12, 6), () => null)
  const refused = problems(512 * 1024 + 1)
  expect([
    problems(512 * 1024),
    refused.map(({ error, at }) => [error.code, error.details, at?.line, at?.column]),
    refused.map(({ error }) => explain(error, 'en')),
  ]).toEqual([
    [],
    [
      [
        'script/too-large',
        { file: 'kitchen.taskgraph.yaml', line: 12, column: 7, size: 512 * 1024 + 1, limit: 512 * 1024 },
        12,
        7,
      ],
    ],
    [
      'kitchen.taskgraph.yaml:12:7: The script has 513 KB; up to 512 KB are read. Move parts of it to other files and import them.',
    ],
  ])
})
