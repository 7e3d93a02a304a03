/** Random events and states that the protocol allows, made from its own schemas. */
import fc, { type Arbitrary } from 'fast-check'
import type { WireError } from '../../shared/errors.ts'
import { type RunEvent, runEventSchema } from '../../shared/protocol/events.ts'
import { runSnapshotSchema } from '../../shared/protocol/snapshot.ts'
import { fromSnapshot, type RunState } from '../../shared/state/run-state.ts'
import type { z } from '../../shared/zod.ts'

interface Def {
  readonly type: string
  readonly options?: readonly z.ZodType[]
  readonly shape?: Record<string, z.ZodType>
  readonly values?: readonly string[]
  readonly entries?: Record<string, string>
  readonly element?: z.ZodType
  readonly innerType?: z.ZodType
  readonly items?: readonly z.ZodType[]
}

const WIRE_ERRORS: readonly WireError[] = [
  { code: 'run/ended', details: { run: 3 } },
  { code: 'host/unexpected', details: { text: '譲らない “task”' } },
]

/** Small numbers often, so that tasks and resources come again. */
const id = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.integer({ min: 1, max: 2 ** 53 - 1 }))
const moment = fc.oneof({ weight: 4, arbitrary: fc.nat(1_000) }, fc.nat(2 ** 53 - 1), fc.constantFrom(0.5, 1e300))
const text = fc.oneof(
  fc.constantFrom('', 'chef', 'chef[1]', '窯', '\ud800'),
  fc.string({ unit: 'binary' }),
  fc.string({ minLength: 81, maxLength: 90 }),
)

function arbitraryOf(schema: z.ZodType): Arbitrary<unknown> {
  const def = schema._zod.def as unknown as Def
  switch (def.type) {
    case 'union':
      return fc.oneof(...def.options!.map(arbitraryOf))
    case 'object':
      return fc.record(Object.fromEntries(Object.entries(def.shape!).map(([key, field]) => [key, arbitraryOf(field)])))
    case 'literal':
      return fc.constantFrom(...def.values!)
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries!))
    case 'array':
      return fc.array(arbitraryOf(def.element!), { maxLength: 6 })
    case 'tuple':
      return fc.tuple(...def.items!.map(arbitraryOf))
    case 'nullable':
      return fc.option(arbitraryOf(def.innerType!), { freq: 2 })
    case 'boolean':
      return fc.boolean()
    case 'string':
      return text
    case 'custom':
      return fc.constantFrom(...WIRE_ERRORS)
    case 'number':
      return numberFor(schema)
    default:
      throw new Error(`no arbitrary for ${def.type}`)
  }
}

function numberFor(schema: z.ZodType): Arbitrary<number> {
  const fits = (value: number): boolean => schema.safeParse(value).success
  if (fits(0.5)) return fits(0) ? moment : moment.filter(fits)
  if (fits(-1)) return fc.integer()
  return fits(0) ? fc.oneof(fc.constant(0), id) : id
}

export const runEvent = arbitraryOf(runEventSchema) as Arbitrary<RunEvent>
export const runState: Arbitrary<RunState> = (
  arbitraryOf(runSnapshotSchema) as Arbitrary<Parameters<typeof fromSnapshot>[0]>
).map(fromSnapshot)
