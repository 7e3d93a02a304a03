/**
 * A YAML document as plain values that know their places. Aliases share the value they name, so a bomb costs nothing here;
 * what it would cost whoever walks it is counted (`size`) and refused beyond MAX_VALUES.
 */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml'
import { MAX_DEPTH, MAX_VALUES } from './limits.ts'
import type { Problems, Range } from './problems.ts'

export interface Located {
  /** Text, number, boolean, null, or lists and maps (without prototype) of them; else FOREIGN. */
  readonly value: unknown
  readonly range: Range
  /** Of a map; keys are unique. */
  readonly fields: ReadonlyMap<string, Field> | null
  /** Of a list. */
  readonly items: readonly Located[] | null
  /** Of a scalar: how and where it is written, even if an alias led here. */
  readonly scalar: Scalar | null
  /** As it stands there: how it is written, and whether it is an alias. Null: nothing stands there. */
  readonly node: Node | null
  /** Values in it, itself included, aliases written out. */
  readonly size: number
}

export interface Field {
  readonly key: Range
  readonly at: Located
}

/** In the place of what YAML can say and a graph cannot, told already. No schema takes it for anything. */
export const FOREIGN = Symbol('foreign')

const EMPTY: Range = [0, 0]

export function locate(document: Document.Parsed, problems: Problems): Located {
  return new Locator(problems).node(document.contents, EMPTY, 0)
}

class Locator {
  readonly #problems: Problems
  readonly #anchors = new Map<string, Located>()
  #bombs = 0

  constructor(problems: Problems) {
    this.#problems = problems
  }

  node(node: Node | null, parent: Range, depth: number): Located {
    const range = rangeOf(node, parent)
    if (isAlias(node)) return this.#alias(node, range)
    const located = this.#content(node, range, depth)
    // Only now: within its own value an anchor cannot be named, so there are no rings.
    if (node && 'anchor' in node && node.anchor) this.#anchors.set(node.anchor, located)
    return located
  }

  #content(node: Node | null, range: Range, depth: number): Located {
    if (depth > MAX_DEPTH) {
      this.#problems.error('graph/too-deep', { limit: MAX_DEPTH }, range)
      return leaf(FOREIGN, range)
    }
    if (isMap(node)) return this.#bounded(this.#map(node, range, depth))
    if (isSeq(node)) return this.#bounded(this.#list(node, range, depth))
    if (isScalar(node)) return leaf(this.#plain(node.value, range), range, node)
    return leaf(null, range)
  }

  /** Not a date, bytes, infinity. */
  #plain(value: unknown, range: Range): unknown {
    if (value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value))
      return value
    this.#problems.error(
      'graph/wrong-type',
      { what: this.#problems.source(range), expected: 'plain', got: 'other' },
      range,
    )
    return FOREIGN
  }

  #alias(node: Alias, range: Range): Located {
    const target = this.#anchors.get(node.source)
    if (target) return { ...target, range, node }
    this.#problems.error('graph/unknown-anchor', { anchor: node.source }, range)
    return leaf(FOREIGN, range)
  }

  #map(node: YAMLMap, range: Range, depth: number): Located {
    const value: Record<string, unknown> = Object.create(null)
    const fields = new Map<string, Field>()
    let size = 1
    for (const pair of node.items as Pair<Node | null, Node | null>[]) {
      const key = rangeOf(pair.key, range)
      const name = this.#keyName(pair.key, key)
      const at = this.node(pair.value, [key[1], key[1]], depth + 1)
      size += at.size
      if (name === null || this.#isDuplicate(name, key, fields)) continue
      fields.set(name, { key, at })
      value[name] = at.value
    }
    return { value, range, fields, items: null, scalar: null, node, size }
  }

  /** Null if it cannot be a key; then that is among the problems. `__proto__` would not survive the way to a worker. */
  #keyName(key: Node | null, range: Range): string | null {
    if (
      isScalar(key) &&
      (typeof key.value === 'string' || typeof key.value === 'number' || typeof key.value === 'boolean')
    ) {
      const name = String(key.value)
      if (name !== '__proto__') return name
      this.#problems.error('graph/bad-name', { name }, range)
      return null
    }
    const got = isMap(key) ? 'map' : isSeq(key) ? 'list' : isScalar(key) && key.value === null ? 'nothing' : 'other'
    this.#problems.error('graph/wrong-type', { what: 'key', expected: 'text', got }, range)
    return null
  }

  #isDuplicate(key: string, range: Range, fields: ReadonlyMap<string, Field>): boolean {
    const first = fields.get(key)
    if (!first) return false
    const firstLine = this.#problems.at(first.key[0]).line
    this.#problems.error('graph/duplicate-key', { key, firstLine }, range)
    return true
  }

  #list(node: YAMLSeq, range: Range, depth: number): Located {
    const items = (node.items as (Node | null)[]).map(item => this.node(item, range, depth + 1))
    const size = items.reduce((sum, item) => sum + item.size, 1)
    return { value: items.map(item => item.value), range, fields: null, items, scalar: null, node, size }
  }

  /** Said once: everything around a bomb is as large. */
  #bounded(located: Located): Located {
    if (located.size <= MAX_VALUES) return located
    if (this.#bombs++ === 0) this.#problems.error('graph/alias-bomb', { limit: MAX_VALUES }, located.range)
    return leaf(FOREIGN, located.range)
  }
}

const leaf = (value: unknown, range: Range, scalar: Scalar | null = null): Located => ({
  value,
  range,
  fields: null,
  items: null,
  scalar,
  node: scalar,
  size: 1,
})

function rangeOf(node: Node | null, otherwise: Range): Range {
  return node?.range ? [node.range[0], node.range[1]] : otherwise
}

/** The value at a path of keys and indexes, and the key it stands under. Null if the text has none there. */
export function findAt(root: Located, path: readonly PropertyKey[]): { at: Located; key: Range | null } | null {
  let [at, key]: [Located, Range | null] = [root, null]
  for (const step of path) {
    const field = at.fields?.get(String(step))
    const item = typeof step === 'number' ? at.items?.[step] : undefined
    if (!field && !item) return null
    ;[at, key] = field ? [field.at, field.key] : [item!, null]
  }
  return { at, key }
}
