/**
 * Changes one value of a graph's text and leaves every other character as it was written: comments, order, quotes, spacing, line
 * endings. So it cuts and pastes text at the places the parser gives, instead of writing the document anew.
 */
import { isMap, isScalar, type Node, type Pair, parseDocument, stringify, type YAMLMap } from 'yaml'

type Path = readonly [string, ...string[]]
type Entry = Pair<Node, Node | null>

/** Keys on the way that are not there yet are added. The text must be a graph file without mistakes of syntax. */
export function setIn(text: string, path: Path, value: unknown): string {
  const { map, entry, rest } = descend(text, path)
  const [key, ...deeper] = rest
  if (key === undefined) return entry ? replaceValue(text, entry, value) : text
  return map ? addEntry(text, map, key, nest(deeper, value)) : replaceValue(text, entry!, nest(rest, value))
}

export function deleteIn(text: string, path: Path): string {
  const { parent, entry, rest } = descend(text, path)
  if (!parent || !entry || rest.length > 0) return text
  return parent.flow ? deleteInFlow(text, parent, entry) : deleteLines(text, parent, entry)
}

interface Found {
  /** Holds `entry`. */
  readonly parent: YAMLMap | null
  /** The last entry on the path that is there. */
  readonly entry: Entry | null
  /** Its value (at first the root), if that is a map. */
  readonly map: YAMLMap | null
  /** What of the path is not there. */
  readonly rest: readonly string[]
}

function descend(text: string, path: Path): Found {
  const root = parseDocument(text, { uniqueKeys: false }).contents
  let found: Found = { parent: null, entry: null, map: isMap(root) ? root : null, rest: path }
  for (const key of path) {
    const { map } = found
    const entry = map?.items.find(pair => isScalar(pair.key) && String(pair.key.value) === key) as Entry | undefined
    if (!entry) break
    found = { parent: map, entry, map: isMap(entry.value) ? entry.value : null, rest: found.rest.slice(1) }
  }
  return found
}

const nest = (keys: readonly string[], value: unknown): unknown =>
  keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value)

const splice = (text: string, start: number, end: number, insert: string) =>
  text.slice(0, start) + insert + text.slice(end)

const lineEnd = (text: string) => (text.includes('\r\n') ? '\r\n' : '\n')

/** On one line, and safe inside brackets. JSON stays JSON. */
function written(text: string, value: unknown, old = ''): string {
  const isText = typeof value === 'string'
  if (/^\s*\{/.test(text) || (isText && old.startsWith('"'))) return JSON.stringify(value)
  const singleQuote = isText && old.startsWith("'")
  const quotes = singleQuote ? 'QUOTE_SINGLE' : 'PLAIN'
  const options = { collectionStyle: 'flow', lineWidth: 0, defaultStringType: quotes, defaultKeyType: 'PLAIN' } as const
  return stringify([value], options).trim().slice(1, -1).trim()
}

function replaceValue(text: string, { key, value: node }: Entry, value: unknown): string {
  const [start, end] = node?.range ?? [key.range![1], key.range![1]]
  const old = text.slice(start, end)
  const space = start > 0 && /\s/.test(text[start - 1]!) ? '' : ' '
  const tail = /\r?\n[ \t]*$/.exec(old)?.[0] ?? '' // the last line end of a block belongs to its value
  return splice(text, start, end, space + written(text, value, old) + tail)
}

function addEntry(text: string, map: YAMLMap, key: string, value: unknown): string {
  const entry = `${written(text, key)}: ${written(text, value)}`
  const last = map.items.at(-1) as Entry | undefined
  if (!last) return splice(text, map.range![0] + 1, map.range![0] + 1, ` ${entry} `)
  const end = last.value?.range?.[1] ?? last.key.range![1]
  if (map.flow) return splice(text, end, end, `, ${entry}`)
  const at = endOfLine(text, end)
  const indent = ' '.repeat(columnOf(text, last.key.range![0]))
  const before = at > 0 && text[at - 1] !== '\n' ? lineEnd(text) : ''
  return splice(text, at, at, before + indent + entry + lineEnd(text))
}

/** Where the next line begins; a block's end is there already. */
function endOfLine(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset
  const newline = text.indexOf('\n', offset)
  return newline < 0 ? text.length : newline + 1
}

const columnOf = (text: string, offset: number) => offset - (text.lastIndexOf('\n', offset - 1) + 1)

function deleteInFlow(text: string, map: YAMLMap, entry: Entry): string {
  const index = map.items.indexOf(entry)
  const next = map.items[index + 1] as Entry | undefined
  if (next) return splice(text, entry.key.range![0], next.key.range![0], '')
  const previous = map.items[index - 1] as Entry | undefined
  const start = previous ? (previous.value?.range?.[1] ?? previous.key.range![1]) : entry.key.range![0]
  return splice(text, start, entry.value?.range?.[1] ?? entry.key.range![1], '')
}

function deleteLines(text: string, map: YAMLMap, entry: Entry): string {
  const [key] = entry.key.range!
  const end = endOfLine(text, entry.value?.range?.[1] ?? entry.key.range![1])
  if (map.items.length > 1) return splice(text, key - columnOf(text, key), end, '')
  return splice(text, key, end, `{}${lineEnd(text)}`) // a map without entries is written {}
}
