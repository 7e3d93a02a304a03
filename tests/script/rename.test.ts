/** What a script is handed, called otherwise: followed by the script's tree, never by its words. */
import { expect, test } from 'vitest'
import { renameHanded } from '../../electron/script/index.ts'
import type { ScriptSource } from '../../shared/graph/model.ts'

const script = (text: string): ScriptSource => ({ file: 'a.ts', inline: false, text, line: 1, indent: 0 })
const renamed = (text: string, to = 'stove', path = ['oven']) => renameHanded(script(text), path, to)
const main = (params: string, body: string) => `export default async function main(${params}) {\n  ${body}\n}\n`

test.each([
  [
    'a name and its uses',
    main('{ oven, log }', 'await oven.hold(); bake(oven)'),
    main('{ stove, log }', 'await stove.hold(); bake(stove)'),
  ],
  ['a use as a key', main('{ oven }', 'use({ oven, b: oven })'), main('{ stove }', 'use({ oven: stove, b: stove })')],
  ['a name of its own', main('{ oven: o }', 'o.hold()'), main('{ stove: o }', 'o.hold()')],
  ['a default', main('{ oven = null }', 'oven'), main('{ stove = null }', 'stove')],
  ['types', main('{ oven }: Handed', 'oven!.hold()'), main('{ stove }: Handed', 'stove!.hold()')],
  [
    'a member',
    main('all', 'all.oven.hold(); all?.oven; all["oven"]'),
    main('all', 'all.stove.hold(); all?.stove; all["stove"]'),
  ],
  ['a pattern in the body', main('all', 'const { oven } = all; oven'), main('all', 'const { stove } = all; stove')],
  ['the rest', main('{ log, ...all }', 'all.oven'), main('{ log, ...all }', 'all.stove')],
  [
    'an arrow',
    'const main = async ({ oven }) => oven\nexport default main\n',
    'const main = async ({ stove }) => stove\nexport default main\n',
  ],
])('%s', (_, before, after) => {
  expect(renamed(before)).toEqual({ text: after, left: [] })
})

test('words that mean something else stay: other functions, texts, comments, keys', () => {
  const rest = "\n// oven\nconst text = 'oven', other = { oven: 1 }\nfunction bake(oven) { return oven }\n"
  expect(renamed(main('{ oven }', 'oven.hold()') + rest).text).toBe(main('{ stove }', 'stove.hold()') + rest)
})

test('where the new name is taken or is no word, the local one stays', () => {
  expect(renamed(main('{ oven }', 'const stove = oven')).text).toBe(main('{ stove: oven }', 'const stove = oven'))
  expect(renamed(main('{ oven }', 'console.log(stove, oven)')).text).toBe(
    main('{ stove: oven }', 'console.log(stove, oven)'),
  )
  expect(renamed(main('{ oven }', 'oven'), 'big-oven').text).toBe(main("{ 'big-oven': oven }", 'oven'))
  expect(renamed(main('all', 'all.oven.hold(); all?.oven'), 'big-oven').text).toBe(
    main('all', "all['big-oven'].hold(); all?.['big-oven']"),
  )
})

test('results of other tasks are followed through inputs', () => {
  const after = (params: string, body: string) => renamed(main(params, body), 'pay', ['inputs', 'bill']).text
  expect(after('{ inputs }', 'inputs.bill + inputs.bills')).toBe(main('{ inputs }', 'inputs.pay + inputs.bills'))
  expect(after('{ inputs: { bill } }', 'bill')).toBe(main('{ inputs: { pay } }', 'pay'))
  expect(after('all', 'const { bill } = all.inputs; bill')).toBe(main('all', 'const { pay } = all.inputs; pay'))
})

test('what cannot be followed is left and told, at its place', () => {
  expect(renamed(main('all', 'bake(all); all.oven'))).toEqual({
    text: main('all', 'bake(all); all.stove'),
    left: [{ line: 2, column: 8 }],
  })
  expect(renamed(main('all', 'all[name]')).left).toHaveLength(1)
  expect(renamed('export default make()').left).toHaveLength(1)
  expect(renamed('export default function (').left).toEqual([{ line: 1, column: 1 }])
})
