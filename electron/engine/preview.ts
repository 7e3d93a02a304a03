/**
 * A value of the user's program as short text: what the monitor shows. Never runs the user's code (no getters, no toString,
 * no proxies' traps beyond what V8 needs to tell the type), never throws, and takes bounded time.
 */
import { PREVIEW_LIMIT } from '../../shared/protocol/events.ts'
import { CancelledError } from '../runtime/index.ts'

const ITEMS = 12
const DEPTH = 3

export function preview(value: unknown, limit = PREVIEW_LIMIT): string {
  return cut(typeof value === 'string' ? value : show(value, DEPTH), limit)
}

export function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1)}…`
}

function show(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return `'${cut(value, PREVIEW_LIMIT)}'`
    case 'bigint':
      return `${value}n`
    case 'symbol':
      return String(value)
    case 'function':
      return `${ownText(value, 'name') || 'function'}()`
    case 'object':
      return value === null ? 'null' : showObject(value, depth)
    default:
      return Object.is(value, -0) ? '-0' : String(value)
  }
}

function showObject(value: object, depth: number): string {
  try {
    if (Array.isArray(value)) return depth === 0 ? '[…]' : showList(value, depth)
    if (value instanceof Error) return `${ownText(value, 'name') || className(value)}: ${ownText(value, 'message')}`
    if (CancelledError.is(value)) return `CancelledError: ${ownText(value, 'message')}`
    if (value instanceof Map) return `Map(${value.size})`
    if (value instanceof Set) return `Set(${value.size})`
    if (ArrayBuffer.isView(value)) return `${className(value)}(${value.byteLength} bytes)`
    return depth === 0 ? '{…}' : showPlain(value, depth)
  } catch {
    return '{…}' // a proxy that throws
  }
}

function showList(list: readonly unknown[], depth: number): string {
  const parts: string[] = []
  const shown = Math.min(list.length, ITEMS)
  for (let i = 0; i < shown; i++) parts.push(show(ownValue(list, String(i)), depth - 1))
  if (list.length > shown) parts.push(`… ${list.length - shown} more`)
  return `[${parts.join(', ')}]`
}

function showPlain(value: object, depth: number): string {
  const name = className(value)
  const keys = Object.keys(value)
  const parts = keys.slice(0, ITEMS).map(key => `${key}: ${show(ownValue(value, key), depth - 1)}`)
  if (keys.length > ITEMS) parts.push(`… ${keys.length - ITEMS} more`)
  const body = parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`
  return name === 'Object' || name === '' ? body : `${name} ${parts.length === 0 ? '{}' : body}`
}

/** What stands in a property, without calling a getter. */
function ownValue(value: object, key: string): unknown {
  const property = Object.getOwnPropertyDescriptor(value, key)
  return property && 'value' in property ? property.value : undefined
}

function ownText(value: object, key: string): string {
  const own = ownValue(value, key)
  return typeof own === 'string' ? own : ''
}

function className(value: object): string {
  const prototype = Object.getPrototypeOf(value)
  const made = prototype === null ? undefined : ownValue(prototype, 'constructor')
  return typeof made === 'function' ? ownText(made, 'name') : ''
}
