import { createTranslator } from 'use-intl'
import { expect, test } from 'vitest'
import { messages } from '../../renderer/i18n/messages.ts'

/** Every text of a catalogue by its path: `tasks.noMatch`. */
function texts(tree: object, path: string[] = []): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[[...path, key].join('.'), value] as [string, string]] : texts(value, [...path, key]),
  )
}

const names = (text: string, pattern: RegExp) =>
  [...new Set(Array.from(text.matchAll(pattern), match => match[1]!))].sort()
const values = (text: string) => names(text, /\{(\w+)(?=[,}])/g)
const tags = (text: string) => names(text, /<(\w+)>/g)

test.each(['en', 'ja'] as const)('every text in %s can be formatted', locale => {
  const t = createTranslator({
    locale,
    messages: messages[locale] as never,
    onError: error => {
      throw error
    },
  }) as unknown as { rich(key: string, values: Record<string, unknown>): unknown }
  for (const [key, text] of texts(messages[locale])) {
    const filled = Object.fromEntries(values(text).map(name => [name, 1]))
    const marked = Object.fromEntries(tags(text).map(name => [name, (inner: unknown) => inner]))
    expect(() => t.rich(key, { ...filled, ...marked }), key).not.toThrow()
  }
})

test('a text speaks of nothing in one language that it leaves out in the other', () => {
  const ja = new Map(texts(messages.ja))
  for (const [key, text] of texts(messages.en)) expect([key, tags(ja.get(key)!)]).toEqual([key, tags(text)])
})

test('no text is empty, and Japanese is not left in English', () => {
  const ja = new Map(texts(messages.ja))
  const same = texts(messages.en).filter(([key, text]) => text.trim() === '' || ja.get(key) === text)
  const words = same.filter(([, text]) => /[A-Za-z]{3,}/.test(text.replaceAll(/\{[^}]*\}|<[^>]*>/g, '')))
  // Names.
  expect(words.map(([key]) => key)).toEqual(['app.name', 'app.language.en'])
})
