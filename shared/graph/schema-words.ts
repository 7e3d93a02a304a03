/** What the schema's issues are about, in the words of the file: kinds of values, paths, and the keys known at a place. */
import type { ValueKind } from '../errors/graph-shape.ts'
import type { Located } from './locate.ts'
import {
  callSchema,
  commandSchema,
  fileSchema,
  httpSchema,
  LATER_KEYS,
  permissionsSchema,
  resourceSchemas,
  retrySchema,
  settingsSchema,
  taskSchema,
  viewSchema,
} from './schema.ts'

export type Path = readonly PropertyKey[]

/** `tasks.bill.after[0]` */
export function words(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    return text === '' ? String(step) : `${text}.${String(step)}`
  }, '')
}

const isTask = (path: Path) => path.length === 2 && path[0] === 'tasks'

export function isLater(key: string, path: Path): boolean {
  const later: readonly string[] = path.length === 0 ? LATER_KEYS.file : isTask(path) ? LATER_KEYS.task : []
  return later.includes(key)
}

export function knownKeys(path: Path, map: Located | undefined): string[] {
  if (path.length === 0) return Object.keys(fileSchema.shape).filter(key => key !== '$schema')
  if (path[0] === 'settings') return Object.keys(settingsSchema.shape)
  if (path[0] === 'permissions') return Object.keys(permissionsSchema.shape)
  if (path[0] === 'view') return Object.keys(viewSchema.shape)
  if (isTask(path)) return Object.keys(taskSchema.shape)
  if (path[2] === 'call') return Object.keys(callSchema.shape)
  if (path[2] === 'http') return Object.keys(httpSchema.shape)
  if (path[2] === 'command') return Object.keys(commandSchema.shape)
  if (path[2] === 'retry') return Object.keys(retrySchema.shape)
  const type = map?.fields?.get('type')?.at.value
  return isResourceType(type) ? Object.keys(resourceSchemas[type].shape) : ['type']
}

export const RESOURCE_TYPES = Object.keys(resourceSchemas)

function isResourceType(type: unknown): type is keyof typeof resourceSchemas {
  return typeof type === 'string' && RESOURCE_TYPES.includes(type)
}

const EXPECTED: ReadonlyMap<string, ValueKind> = new Map([
  ['string', 'text'],
  ['number', 'number'],
  ['int', 'whole-number'],
  ['boolean', 'boolean'],
  ['array', 'list'],
  ['object', 'map'],
  ['record', 'map'],
])

/** Of what zod calls a type. */
export const kindExpected = (type: string): ValueKind => EXPECTED.get(type) ?? 'other'

export function kindOf(value: unknown): ValueKind {
  if (value === null || value === undefined) return 'nothing'
  if (typeof value === 'string') return 'text'
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'boolean'
  if (Array.isArray(value)) return 'list'
  return Object.getPrototypeOf(value) === null ? 'map' : 'other'
}
