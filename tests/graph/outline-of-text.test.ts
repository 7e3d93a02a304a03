import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isGraphFileName } from '../../shared/graph/file-name.ts'
import { graphOutline } from '../../shared/graph/outline.ts'
import { outlineOfText } from '../../shared/graph/outline-of-text.ts'
import { read } from './support.ts'

const FOLDER = new URL('../../graphs/', import.meta.url).pathname
const readScript = (path: string) => readFileSync(FOLDER + path, 'utf8')

test.each(readdirSync(FOLDER).filter(isGraphFileName))('%s looks as it does when it is read as a graph', file => {
  const text = readFileSync(FOLDER + file, 'utf8')
  const { graph } = read(text, new Proxy({}, { get: (_, path) => readScript(String(path)) }))
  expect(outlineOfText(text, readScript)).toEqual(graphOutline(graph!, readScript))
})

test('what has mistakes is shown as far as it can be read', () => {
  const text =
    'tasks:\n  a: { slep: 1, after: [b, 3], copies: -1 }\n  c: 5\nresources:\n  r: { type: lok }\n  q: { type: queue }\n'
  const outline = outlineOfText(text, () => null)
  expect(outline?.tasks).toMatchObject([{ name: 'a', kind: 'script', after: ['b'], copies: null }])
  expect(outline?.resources).toEqual([{ name: 'q', type: 'queue', lock: null }])
  expect(outlineOfText('tasks: [', () => null)).toBe(null)
})
