/** How values of the log become bytes, put together from small parts. A codec reads exactly what it wrote, or throws LogDamage. */
import type { z } from '../zod.ts'
import type { In, Out } from './bytes.ts'
import { damaged } from './damage.ts'

export interface Codec<T> {
  write(out: Out, value: T): void
  read(from: In): T
  same(a: T, b: T): boolean
}

const plain = <T>(write: (out: Out, value: T) => void, read: (from: In) => T): Codec<T> => ({
  write,
  read,
  same: Object.is,
})

export const id = plain<number>(
  (out, value) => out.count(value),
  from => from.id(),
)
export const count = plain<number>(
  (out, value) => out.count(value),
  from => from.count(),
)
export const signed = plain<number>(
  (out, value) => out.signed(value),
  from => from.signed(),
)
export const micros = plain<number>(
  (out, value) => out.micros(value),
  from => from.micros(),
)
export const text = plain<string>(
  (out, value) => out.text(value),
  from => from.text(),
)
export const bool = plain<boolean>(
  (out, value) => out.byte(value ? 1 : 0),
  from => from.byte() === 1,
)

/** Words by their numbers, which are the format: only add. One that is missing does not compile. */
export function oneOf<T extends string>(numbers: Readonly<Record<T, number>>): Codec<T> {
  const words: T[] = []
  for (const word of Object.keys(numbers) as T[]) words[numbers[word]] = word
  return plain(
    (out, value) => out.byte(numbers[value]),
    from => words[from.byte()] ?? damaged('a word that is not one of its kind'),
  )
}

export function nullable<T>(inner: Codec<T>): Codec<T | null> {
  return {
    write(out, value) {
      out.byte(value === null ? 0 : 1)
      if (value !== null) inner.write(out, value)
    },
    read: from => (from.byte() === 0 ? null : inner.read(from)),
    same: (a, b) => (a === null || b === null ? a === b : inner.same(a, b)),
  }
}

export interface ListCodec<T> extends Codec<T[]> {
  readonly item: Codec<T>
}

export function list<T>(item: Codec<T>): ListCodec<T> {
  return {
    item,
    write(out, values) {
      out.count(values.length)
      for (const value of values) item.write(out, value)
    },
    read: from => {
      const values: T[] = []
      for (let left = from.length(); left > 0; left--) values.push(item.read(from))
      return values
    },
    same: (a, b) => a.length === b.length && a.every((value, i) => item.same(value, b[i]!)),
  }
}

export type Fields<T> = { readonly [K in keyof T]-?: Codec<T[K]> }

export function record<T extends object>(fields: Fields<T>): Codec<T> {
  const entries = Object.entries(fields) as [keyof T, Codec<T[keyof T]>][]
  return {
    write(out, value) {
      for (const [key, codec] of entries) codec.write(out, value[key])
    },
    read: from => {
      const value = {} as T
      for (const [key, codec] of entries) value[key] = codec.read(from)
      return value
    },
    same: (a, b) => entries.every(([key, codec]) => codec.same(a[key], b[key])),
  }
}

/** The fields of each kind of a union, beside the one that says the kind. */
export type Variants<T, K extends keyof T> = {
  readonly [V in T[K] & string]: Fields<Omit<Extract<T, Record<K, V>>, K>>
}

export function union<T extends object, K extends keyof T & string>(key: K, all: Variants<T, K>): Codec<T> {
  const byNumber = Object.entries(all).map(([name, fields], number) => ({
    number,
    ...record<object>({ ...constant(key, name), ...(fields as object) }),
  }))
  const byName = new Map(Object.keys(all).map((name, number) => [name, byNumber[number]!]))
  const of = (value: T) => byName.get(value[key] as string)!
  return {
    write(out, value) {
      const variant = of(value)
      out.byte(variant.number)
      variant.write(out, value)
    },
    read: from => (byNumber[from.byte()] ?? damaged('a kind that there is not')).read(from) as T,
    same: (a, b) => a[key] === b[key] && of(a).same(a, b),
  }
}

/** What is rare and has many forms: its JSON, checked with the protocol's own schema when it is read. */
export function json<T>(schema: z.ZodType<T>): Codec<T> {
  return plain(
    (out, value) => out.text(JSON.stringify(value)),
    from => {
      const parsed = schema.safeParse(parse(from.text()))
      return parsed.success ? parsed.data : damaged('a value that does not fit')
    },
  )
}

/** A field that says the same in each: takes no bytes. */
function constant<K extends string>(key: K, value: string): Record<K, Codec<string>> {
  return { [key]: { write() {}, read: () => value, same: Object.is } } as unknown as Record<K, Codec<string>>
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return damaged('no JSON')
  }
}
