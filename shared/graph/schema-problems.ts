/** What the schema finds, as problems at their places: zod's issues are the evidence, the words and mends are ours. */

import type { ValueKind } from '../errors/graph-shape.ts'
import type { z } from '../zod.ts'
import { FOREIGN, findAt, type Located } from './locate.ts'
import type { Problems, Range } from './problems.ts'
import { quotedLike } from './quote.ts'
import { VERSION } from './schema.ts'
import { isLater, kindExpected, kindOf, knownKeys, type Path, RESOURCE_TYPES, words } from './schema-words.ts'

type Issue = z.core.$ZodIssue

export function addSchemaProblems(issues: readonly Issue[], root: Located, problems: Problems): void {
  const report = new SchemaReport(root, problems)
  for (const issue of issues) report.add(issue)
}

/** Where an issue is: its value, and the place to show, which for a missing one is the key that it is missing under. */
interface Spot {
  readonly path: Path
  readonly at: Located | null
  readonly range: Range
}

class SchemaReport {
  readonly #root: Located
  readonly #problems: Problems

  constructor(root: Located, problems: Problems) {
    this.#root = root
    this.#problems = problems
  }

  add(issue: Issue): void {
    const spot = this.#spot(issue.path)
    // A file that is no map says nothing at all: not even its version.
    if (issue.path[0] === 'taskgraph' || this.#root.fields === null) this.#version()
    else if (issue.code === 'unrecognized_keys') for (const key of issue.keys) this.#unknownKey(key, spot)
    else if (!spot.at) this.#missing(spot)
    else if (spot.at.value === FOREIGN) return
    else if (issue.code === 'invalid_value') this.#choice(issue.values.map(String), spot, spot.at)
    // The discriminator is the type of a resource.
    else if (issue.code === 'invalid_union' && issue.discriminator) this.#choice(RESOURCE_TYPES, spot, spot.at)
    else if (issue.code === 'too_small') this.#range(Number(issue.minimum), null, spot, spot.at)
    else if (issue.code === 'too_big') this.#range(null, Number(issue.maximum), spot, spot.at)
    else this.#type(issue.code === 'invalid_type' ? kindExpected(issue.expected) : 'plain', spot, spot.at)
  }

  #spot(path: Path): Spot {
    const found = findAt(this.#root, path)
    if (!found) return { path, at: null, range: findAt(this.#root, path.slice(0, -1))?.key ?? [0, 0] }
    const { at, key } = found
    // An empty value has no extent: its key says more.
    return { path, at, range: key && at.range[0] === at.range[1] ? key : at.range }
  }

  #version(): void {
    const at = this.#root.fields?.get('taskgraph')?.at
    const version = at ? this.#problems.source(at.range).slice(0, 40) : null
    this.#problems.error(
      'graph/version',
      { version, supported: VERSION },
      at?.range ?? [0, 0],
      at ? `${VERSION}` : null,
    )
  }

  #unknownKey(key: string, { path, at }: Spot): void {
    const range = at?.fields?.get(key)?.key ?? this.#root.range
    if (isLater(key, path)) {
      this.#problems.error('graph/not-yet', { feature: key }, range)
      return
    }
    const known = knownKeys(path, at ?? undefined)
    const near = this.#problems.nearest(key, known)
    // Where the nearest stands already, renaming would make a duplicate.
    const fix = near === null || at?.fields?.has(near) ? null : quotedLike(this.#problems.source(range), near)
    const details = { key: key.slice(0, 100), within: words(path), nearest: near, known }
    this.#problems.error('graph/unknown-key', details, range, fix)
  }

  #missing({ path, range }: Spot): void {
    const key = String(path.at(-1))
    const within = path.slice(0, -1)
    const slip = this.#slipOf(key, within)
    if (slip === null) this.#problems.error('graph/missing-key', { key, within: words(within) }, range)
    // Without its type nothing is known of a resource, so zod has not told of the slip.
    else if (within[0] === 'resources') this.#unknownKey(slip, this.#spot(within))
  }

  /** The unknown key that was to be the missing one. */
  #slipOf(key: string, within: Path): string | null {
    const map = findAt(this.#root, within)?.at
    const known = knownKeys(within, map)
    const unknown = [...(map?.fields?.keys() ?? [])].filter(other => !known.includes(other))
    return unknown.find(other => this.#problems.nearest(other, known) === key) ?? null
  }

  #choice(allowed: readonly string[], spot: Spot, { value }: Located): void {
    if (typeof value !== 'string') this.#wrongType('text', kindOf(value), spot, null)
    else {
      const near = this.#problems.nearest(value, allowed)
      const fix = near === null ? null : quotedLike(this.#problems.source(spot.range), near)
      const details = { what: words(spot.path), got: value.slice(0, 100), nearest: near, allowed }
      this.#problems.error('graph/not-one-of', details, spot.range, fix)
    }
  }

  #range(min: number | null, max: number | null, spot: Spot, { value }: Located): void {
    const what = words(spot.path)
    if (typeof value === 'number')
      this.#problems.error('graph/out-of-range', { what, min, max, got: value }, spot.range)
    else if (max !== null) this.#problems.error('graph/too-long', { what, max }, spot.range)
    else this.#wrongType('text', 'nothing', spot, null)
  }

  #type(expected: ValueKind, spot: Spot, { value, range }: Located): void {
    this.#wrongType(expected, kindOf(value), spot, mendedType(expected, value, this.#problems.source(range)))
  }

  #wrongType(expected: ValueKind, got: ValueKind, { path, range }: Spot, fix: string | null): void {
    this.#problems.error('graph/wrong-type', { what: words(path), expected, got }, range, fix)
  }
}

/** A number in quotes, a name where a list is asked for, yes and no: where what was meant is certain. */
function mendedType(expected: ValueKind, value: unknown, source: string): string | null {
  if (typeof value !== 'string' || value.trim() === '') return null
  const number = Number(value)
  if (expected === 'list' && !source.includes('\n')) return `[${source}]`
  if (expected === 'number' && Number.isFinite(number)) return `${number}`
  if (expected === 'whole-number' && Number.isSafeInteger(number)) return `${number}`
  if (expected === 'boolean' && /^(yes|on|true)$/i.test(value)) return 'true'
  if (expected === 'boolean' && /^(no|off|false)$/i.test(value)) return 'false'
  return null
}
