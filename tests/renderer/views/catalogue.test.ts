import { createTranslator } from 'use-intl'
import { expect, test } from 'vitest'
import { findings } from '../../../renderer/i18n/messages/findings.ts'
import { inspector } from '../../../renderer/i18n/messages/inspector.ts'
import { lesson } from '../../../renderer/i18n/messages/lesson.ts'
import { log } from '../../../renderer/i18n/messages/log.ts'
import { permissions } from '../../../renderer/i18n/messages/permissions.ts'
import { reasons } from '../../../renderer/i18n/messages/reasons.ts'
import { resources } from '../../../renderer/i18n/messages/resources.ts'
import { source } from '../../../renderer/i18n/messages/source.ts'
import { workers } from '../../../renderer/i18n/messages/workers.ts'

interface Texts {
  readonly [key: string]: string | Texts
}

/** `wants.lock` and its text, for every text of a catalogue. */
function* texts(messages: Texts, path = ''): Generator<[string, string]> {
  for (const [key, value] of Object.entries(messages))
    if (typeof value === 'string') yield [path + key, value]
    else yield* texts(value, `${path}${key}.`)
}

/** Names of the values and tags that a text takes. */
const takes = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)(?=[},])|<(\w)>/g)].map(match => match[1] ?? `<${match[2]}>`))].sort()

/** Every value, in a plural and in a select. */
const values = (text: string) =>
  Object.fromEntries(
    takes(text).map(name => [name.replaceAll(/[<>]/g, ''), name.startsWith('<') ? (chunk: string) => chunk : 2]),
  )

const catalogues = { findings, inspector, lesson, log, permissions, reasons, resources, source, workers }

test.each(Object.entries(catalogues))(
  '%s: each text can be said, and takes the same values in both languages',
  (_, { en, ja }) => {
    const english = new Map(texts(en))
    const wrong: string[] = []
    for (const [locale, messages] of [
      ['en', en],
      ['ja', ja],
    ] as const)
      for (const [key, text] of texts(messages)) {
        const onError = (error: Error) => wrong.push(`${locale} ${key}: ${error.message}`)
        createTranslator({ locale, messages: { text }, timeZone: 'UTC', onError }).markup('text', values(text))
        const missing = takes(text).filter(name => !takes(english.get(key) ?? '').includes(name))
        if (missing.length > 0) wrong.push(`${locale} ${key} takes ${missing}`)
        if (text === '') wrong.push(`${locale} ${key} is empty`)
      }
    expect(wrong).toEqual([])
  },
)
