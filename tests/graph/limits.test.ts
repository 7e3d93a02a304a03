/** What is large or deep on purpose is refused, and told as what it is. */
import { expect, test } from 'vitest'
import { MAX_TEXT, MAX_TOKENS } from '../../shared/graph/limits.ts'
import { told, withTasks } from './support.ts'

const codes = (text: string) => told(text).map(line => line.split(' ')[0])

const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${[...'bcdefghi']
  .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[index]}`).join(', ')}]`)
  .join('\n')}\n`

test('an alias bomb', () => {
  expect(codes(bomb)).toContain('graph/alias-bomb')
})

test('text that is too long', () => {
  expect(codes(`#${' '.repeat(MAX_TEXT)}`)).toEqual(['graph/too-large'])
})

test('more words than are read', () => {
  expect(codes(`[${'1,'.repeat(MAX_TOKENS)}`)).toEqual(['graph/too-large'])
})

test.each([
  ['lists', '['.repeat(100_000)],
  ['closed lists', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['maps', '{a: '.repeat(50_000)],
  ['keys', '? '.repeat(50_000)],
  ['dashes', '- '.repeat(50_000)],
])('deeply nested %s', (_, text) => {
  expect(codes(text)).toEqual(['graph/too-deep'])
})

test('nesting beyond the limit, at its place', () => {
  expect(told(withTasks(`  a: { call: { function: f, args: ${'['.repeat(40)}${']'.repeat(40)} } }\n`))).toContainEqual(
    expect.stringMatching(/^graph\/too-deep "\[/),
  )
})
