/**
 * What can be sent to another thread or process: plain data. The structured clone algorithm is more lenient than that: it makes
 * of a lock, or of any object with private state, an empty object, and says nothing. So values are looked through first.
 */

/** What is in the way and where in the value it stands: `.items[3]`, empty for the value itself. */
export interface Fault {
  readonly path: string
  readonly thing: 'function' | 'symbol' | 'instance' | 'other'
  /** The function's or class's name; for `other` what the engine says. */
  readonly name: string
}

export const isPrimitive = (value: unknown): boolean =>
  (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol') || value === null

/** Null if there is none. `clone` finds what looking does not: proxies, and what only threads can share. */
export function faultIn(value: unknown, clone: (value: unknown) => unknown): Fault | null {
  if (isPrimitive(value)) return null
  try {
    const fault = lookThrough(value)
    if (fault === null) clone(value)
    return fault
  } catch (error) {
    return { path: '', thing: 'other', name: textOf(error) }
  }
}

/** Cloned with all that they are, and nothing in them has to be looked at. Views and errors are others. */
const WHOLE: ReadonlySet<unknown> = new Set<unknown>(
  [Date, RegExp, Boolean, Number, String, BigInt, ArrayBuffer, SharedArrayBuffer].map(each => each.prototype),
)

interface Visit {
  readonly value: unknown
  readonly path: string
}

/** Without recursion, for lists may be nested deeply; only what could be in the way is visited, for they may be long. */
function lookThrough(root: unknown): Fault | null {
  const seen = new Set<object>()
  const visits: Visit[] = [{ value: root, path: '' }]
  for (let visit = visits.pop(); visit !== undefined; visit = visits.pop()) {
    const { value, path } = visit
    if (typeof value === 'function') return { path, thing: 'function', name: value.name }
    if (typeof value === 'symbol') return { path, thing: 'symbol', name: value.description ?? '' }
    if (seen.has(value as object)) continue
    seen.add(value as object)
    const inside: Visit[] = []
    if (!lookInside(value as object, path, inside)) return { path, thing: 'instance', name: classOf(value as object) }
    for (let i = inside.length - 1; i >= 0; i--) visits.push(inside[i]!) // so that the first fault is found first
  }
  return null
}

/** False for an instance of a class that is not the language's own plain data. */
function lookInside(value: object, path: string, inside: Visit[]): boolean {
  const look = (item: unknown, at: string | number): void => {
    if (!isPrimitive(item)) inside.push({ value: item, path: `${path}${typeof at === 'number' ? `[${at}]` : at}` })
  }
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype === Array.prototype) {
    for (let i = 0; i < (value as unknown[]).length; i++) look((value as unknown[])[i], i)
  } else if (prototype === Object.prototype || prototype === null) {
    for (const [key, item] of Object.entries(value)) look(item, `.${key}`)
  } else if (prototype === Map.prototype) {
    for (const [key, item] of value as Map<unknown, unknown>) {
      look(key, '{key}')
      look(item, `{${isPrimitive(key) ? String(key) : '…'}}`)
    }
  } else if (prototype === Set.prototype) {
    for (const item of value as Set<unknown>) look(item, '{…}')
  } else return WHOLE.has(prototype) || ArrayBuffer.isView(value) || value instanceof Error
  return true
}

function classOf(value: object): string {
  const made: unknown = Object.getPrototypeOf(value)?.constructor
  return typeof made === 'function' ? made.name : 'object'
}

function textOf(error: unknown): string {
  try {
    return String((error as Error).message)
  } catch {
    return ''
  }
}
