import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Library } from '../../electron/services/library.ts'

const ROOT = new URL('../../', import.meta.url).pathname
const load = () => Library.load(`${ROOT}graphs`)

test('a lesson’s Python is the program that the index names', async () => {
  const library = await load()
  expect(await library.pythonOf('counter')).toBe(readFileSync(`${ROOT}docs/course/counter.py`, 'utf8'))
})

test.each(['no-such-graph', 'pizza-kitchen'])('there is no Python of %s', async id => {
  const library = await load()
  await expect(library.pythonOf(id)).rejects.toMatchObject({ code: 'host/unknown-bundled' })
})
