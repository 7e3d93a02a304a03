/** The keys that a graph file may have at a place, from the schema: for forms, completion and help. */
import { z } from '../zod.ts'
import { fileSchema, NAME } from './schema.ts'

/** What of JSON Schema the format uses. */
export interface KeySchema {
  readonly type?: 'string' | 'number' | 'integer' | 'boolean' | 'array' | 'object'
  readonly description?: string
  readonly default?: unknown
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly minimum?: number
  readonly maximum?: number
  readonly properties?: Readonly<Record<string, KeySchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | KeySchema
  readonly items?: KeySchema
  readonly anyOf?: readonly KeySchema[]
  readonly oneOf?: readonly KeySchema[]
}

export interface Place {
  readonly schema: KeySchema
  /** Under which its description stands in other languages: `tasks.*.retry.attempts`, `resources.queue.maxsize`. */
  readonly id: string
}

const root = z.toJSONSchema(fileSchema, { io: 'input', target: 'draft-7' }) as KeySchema

/** Null where the format has nothing. `typeOf`: the type of a resource, where the file says it. */
export function placeAt(path: readonly PropertyKey[], typeOf: (resource: string) => string | null): Place | null {
  let place: Place | null = { schema: root, id: '' }
  for (const [i, step] of path.entries()) {
    if (!place) return null
    const isResource: boolean = path[0] === 'resources' && i === 1
    place = isResource ? resourcePlace(typeOf(String(step))) : inside(place, step)
  }
  return place
}

/** The keys of a map, in the order of the format. */
export function keysAt(path: readonly PropertyKey[], typeOf: (resource: string) => string | null): Map<string, Place> {
  const place = placeAt(path, typeOf)
  const names = Object.keys(place ? (objectOf(place.schema).properties ?? {}) : {})
  return new Map(names.filter(name => name !== '$schema').map(name => [name, inside(place!, name)!]))
}

function inside({ schema, id }: Place, step: PropertyKey): Place | null {
  const object = objectOf(schema)
  if (typeof step === 'number') return object.items ? { schema: object.items, id: `${id}[]` } : null
  const property = object.properties?.[String(step)]
  const prefix = id === '' ? '' : `${id}.`
  if (property) return { schema: property, id: prefix + String(step) }
  const { additionalProperties: others } = object
  return typeof others === 'object' ? { schema: others, id: `${prefix}*` } : null
}

/** Without its type, a resource has one key: that. */
function resourcePlace(type: string | null): Place {
  const variants = variantsOf(root.properties?.['resources']?.additionalProperties)
  const variant = variants.find(each => each.properties?.['type']?.const === type)
  if (variant && type !== null) return { schema: variant, id: `resources.${type}` }
  return {
    schema: { type: 'object', properties: { type: { type: 'string', enum: RESOURCE_TYPES } } },
    id: 'resources.*',
  }
}

const variantsOf = (schema: KeySchema['additionalProperties']): readonly KeySchema[] =>
  typeof schema === 'object' ? (schema.oneOf ?? schema.anyOf ?? []) : []

export const RESOURCE_TYPES = variantsOf(root.properties?.['resources']?.additionalProperties).map(variant =>
  String(variant.properties?.['type']?.const),
)

/** `… or null` is the other way to leave it out. */
export const objectOf = (schema: KeySchema): KeySchema =>
  schema.anyOf?.find(each => (each.type as string) !== 'null' && schema.anyOf!.length === 2) ?? schema

/** Every place that has a description, by its id. */
export function described(): Map<string, string> {
  const found = new Map<string, string>()
  const visit = (place: Place): void => {
    const object = objectOf(place.schema)
    const said = place.schema.description ?? object.description
    if (said !== undefined && place.id !== '' && place.id !== '$schema') found.set(place.id, said)
    for (const name of Object.keys(object.properties ?? {})) visit(inside(place, name)!)
    if (place.id === 'resources') for (const type of RESOURCE_TYPES) visit(resourcePlace(type))
    else if (typeof object.additionalProperties === 'object') visit(inside(place, '*')!)
  }
  visit({ schema: root, id: '' })
  return found
}

export const isName = (text: string): boolean => NAME.test(text)
