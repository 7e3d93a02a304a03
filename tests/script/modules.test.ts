import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { BUILTIN_NAMES } from '../../electron/script/builtin-names.ts'
import { inspect } from '../../electron/script/index.ts'
import { inline, notesOf, readFrom, ScriptWorld } from './support.ts'

test('the declarations for editors name what there is to import', () => {
  const folder = new URL('../../shared/script/yieldpoint/', import.meta.url)
  const text = readdirSync(folder)
    .map(name => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  const declared = new Set([...text.matchAll(/^ {2}export (?:function|class|const) (\w+)/gm)].map(([, name]) => name))
  expect([...declared].sort()).toEqual([...BUILTIN_NAMES].sort())
})

describe('imports', () => {
  const files = {
    'a.ts': `import { log } from 'yieldpoint'\nlog('a runs')\nexport default 'default a'\nexport const one = 1, { two, deep: [three] } = { two: 2, deep: [3] }\nexport function four() { return 4 }\nexport class Five {}\nconst six = 6\nexport { six, six as 'also six' }`,
    'lib/b.ts': `export { one, default as fromA } from '../a'\nexport * as all from '../a'`,
    'c.js': `export default 'js'`,
    'd.mts': `export default 'mts'`,
    'e.mjs': `export default 'mjs'`,
    'both.ts': `export default 'ts'`,
    'both.js': `export default 'js'`,
  }
  const run = (text: string) => notesOf(text, files)

  test('take names, defaults, renamed ones and everything', () => {
    expect(
      run(`import a, { one, two as zwei, three, four, Five, six, 'also six' as again } from './a'
import * as all from './a'
export default ({ log }) => log([a, one, zwei, three, four(), new Five() instanceof all.Five, six, again, Object.keys(all)])`),
    ).toEqual([
      'a runs',
      ['default a', 1, 2, 3, 4, true, 6, 6, ['default', 'one', 'two', 'three', 'four', 'Five', 'six', 'also six']],
    ])
  })

  test('go through other files, each of which runs once', () => {
    expect(
      run(
        `import { one, fromA, all } from './lib/b'\nimport * as a from './a'\nexport default ({ log }) => log([one, fromA, all === a])`,
      ),
    ).toEqual(['a runs', [1, 'default a', true]])
  })

  test('find .ts before .js, and .mts and .mjs', () => {
    expect(
      run(`import a from './both'\nimport b from './both.js'\nimport c from './c'\nimport d from './d'\nimport e from './e'
export default ({ log }) => log([a, b, c, d, e])`),
    ).toEqual([['ts', 'js', 'js', 'mts', 'mjs']])
  })

  test('for their effect alone, and none for types', () => {
    expect(run(`import './a'\nimport type { X } from './nowhere'\nexport default ({ log }) => log('ran')`)).toEqual([
      'a runs',
      'ran',
    ])
  })

  test('of all that the runtime exports are there', () => {
    const world = new ScriptWorld()
    world.run(
      `import * as all from 'yieldpoint'\nexport default ({ log }) => log(Object.entries(all).filter(([, value]) => value === undefined).length + Object.keys(all).length)`,
    )
    expect(world.notes).toEqual([BUILTIN_NAMES.length])
  })
})

test('a file that several scripts use is one module for all of them, an inline text a new one each', () => {
  const world = new ScriptWorld({ 'n.ts': 'let n = 0\nexport const next = () => ++n' })
  const text = `import { next } from './n'\nlet own = 0\nexport default ({ log }) => log([next(), ++own])`
  world.run(inline(text))
  world.run(inline(text))
  expect(world.notes).toEqual([
    [1, 1],
    [2, 1],
  ])
})

test('a script with mistakes is not run, and the first mistake is thrown', () => {
  const world = new ScriptWorld({ 'lib.ts': `import { log } from 'yieldpoint'\nlog('ran')\nexport const a = 1` })
  expect(() => world.loader.load(inline(`import { a } from './lib'\nexport default () => a + wrong`))).toThrow(
    expect.objectContaining({ code: 'script/unknown-name' }),
  )
  expect(world.notes).toEqual([])
})

test('a default export that is no function is refused', () => {
  expect(() => new ScriptWorld().loader.load(inline('export default 5'))).toThrow(
    expect.objectContaining({ code: 'script/no-default-export' }),
  )
})

test('an inspection tells all files that a script uses', () => {
  const files = { 'a.ts': `import './lib/b'`, 'lib/b.ts': `import './c'`, 'lib/c.ts': '' }
  expect(inspect(inline(`import './a'\nexport default () => 1`), readFrom(files)).files).toEqual([
    'a.ts',
    'lib/b.ts',
    'lib/c.ts',
  ])
})
