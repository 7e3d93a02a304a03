/**
 * What a file names and refers to, read as far as it can be: a task with one wrong key still takes part in every other check,
 * so that all mistakes are told at once.
 */
import type { Field, Located } from '../locate.ts'
import type { Range } from '../problems.ts'

export interface Entry {
  readonly name: string
  readonly range: Range
}

export interface TaskOutline {
  readonly name: string
  readonly key: Range
  readonly isMap: boolean
  readonly fields: ReadonlyMap<string, Field>
  readonly after: readonly Entry[]
  readonly holds: readonly Entry[]
}

export interface Outline {
  readonly root: Located
  readonly resources: ReadonlyMap<string, Field>
  readonly functions: ReadonlyMap<string, Field>
  readonly tasks: ReadonlyMap<string, TaskOutline>
}

const NOTHING: ReadonlyMap<string, Field> = new Map()

export function outlineOf(root: Located): Outline {
  const section = (name: string) => root.fields?.get(name)?.at.fields ?? NOTHING
  const tasks = new Map<string, TaskOutline>()
  for (const [name, field] of section('tasks')) tasks.set(name, taskOutline(name, field))
  return { root, resources: section('resources'), functions: section('functions'), tasks }
}

function taskOutline(name: string, { key, at }: Field): TaskOutline {
  const fields = at.fields ?? NOTHING
  return {
    name,
    key,
    isMap: at.fields !== null,
    fields,
    after: entries(fields.get('after')),
    holds: entries(fields.get('holds')),
  }
}

function entries(field: Field | undefined): Entry[] {
  return (field?.at.items ?? []).flatMap(({ value, range }) =>
    typeof value === 'string' ? [{ name: value, range }] : [],
  )
}

export function textOf(field: Field | undefined): string | null {
  return typeof field?.at.value === 'string' ? field.at.value : null
}
