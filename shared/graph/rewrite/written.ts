/** How a value is written: on one line where that reads well, in lines where it holds text of several or is a map of maps. */
import { stringify } from 'yaml'
import { isPlainMap, type Plain, type PlainMap } from './same.ts'

export interface Style {
  /** The whole text is JSON, or begins like it. */
  readonly json: boolean
}

const STEP = '  '
const isLong = (value: Plain): value is string => typeof value === 'string' && value.includes('\n')

/** On one line, and safe inside brackets. `old`: what it replaces, whose quotes it takes over. */
export function inline(value: Plain, style: Style, old = ''): string {
  if (Array.isArray(value)) return `[${value.map(item => inline(item, style)).join(', ')}]`
  if (!isPlainMap(value)) return scalar(value, style, old)
  const entries = Object.entries(value).map(([key, item]) => `${scalar(key, style)}: ${inline(item, style)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

/** A scalar, or a key. Double quotes are JSON's: YAML reads them too, and they keep any text on one line. */
export function scalar(value: Plain, style: Style, old = ''): string {
  const isText = typeof value === 'string'
  if (style.json || isLong(value) || (isText && old.startsWith('"'))) return JSON.stringify(value)
  const quotes = isText && old.startsWith("'") ? 'QUOTE_SINGLE' : 'PLAIN'
  const options = { collectionStyle: 'flow', lineWidth: 0, defaultStringType: quotes, defaultKeyType: 'PLAIN' } as const
  return stringify([value], options).trim().slice(1, -1).trim()
}

/** `key: value` in a block map, without a line end. `indent`: what stands left of the key. */
export function entryLines(key: string, value: Plain, style: Style, indent: string): string {
  const head = `${indent}${scalar(key, style)}:`
  if (isLong(value)) return `${head} ${literal(value, indent + STEP) ?? JSON.stringify(value)}`
  if (!isPlainMap(value) || !wantsLines(value)) return `${head} ${inline(value, style)}`
  const lines = Object.entries(value).map(([name, item]) => entryLines(name, item, style, indent + STEP))
  return [head, ...lines].join('\n')
}

const wantsLines = (map: PlainMap): boolean => {
  const values = Object.values(map)
  return (
    values.some(hasLongText) || (values.length > 0 && values.every(item => typeof item === 'object' && item !== null))
  )
}

const hasLongText = (value: Plain): boolean =>
  isLong(value) || (typeof value === 'object' && value !== null && Object.values(value).some(hasLongText))

/** After `|`. Null for text that would not come back as it is: with a leading blank, or signs that a block cannot hold. */
export function literal(text: string, indent: string): string | null {
  if (/^\s|[^\n\t\P{Cc}]/u.test(text)) return null
  return `|${chomping(text)}\n${indented(text, indent)}`
}

/** What the header says of the line ends at the end. */
export function chomping(text: string): '' | '-' | '+' {
  if (!text.endsWith('\n')) return '-'
  return text.endsWith('\n\n') ? '+' : ''
}

/** The lines of a block, without the last line end. */
export const indented = (text: string, indent: string): string =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map(line => (line === '' ? '' : indent + line))
    .join('\n')
