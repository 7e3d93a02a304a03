import type { Field } from '../locate.ts'
import type { Problems } from '../problems.ts'
import { quotedLike } from '../quote.ts'
import { type Outline, type TaskOutline, textOf } from './outline.ts'

/** A condition's lock is a lock, and no task takes one lock twice, which it would wait for for ever. */
export function checkConditions(outline: Outline, problems: Problems): void {
  for (const field of outline.resources.values()) checkLock(lockOf(field), outline, problems)
  for (const task of outline.tasks.values()) checkHolds(task, outline, problems)
}

const typeOf = (resource: Field | undefined): string | null => textOf(resource?.at.fields?.get('type'))

/** Where a condition says which lock it shares. */
export function lockOf(resource: Field | undefined): Field | undefined {
  return typeOf(resource) === 'condition' ? resource?.at.fields?.get('lock') : undefined
}

function checkLock(field: Field | undefined, { resources }: Outline, problems: Problems): void {
  const name = textOf(field)
  if (!field || name === null) return
  const type = typeOf(resources.get(name))
  if (type === 'lock') return
  const { range } = field.at
  if (resources.has(name)) {
    if (type !== null) problems.error('graph/not-a-lock', { name: name.slice(0, 100), type: type.slice(0, 100) }, range)
    return
  }
  const locks = [...resources].flatMap(([other, resource]) => (typeOf(resource) === 'lock' ? [other] : []))
  const near = problems.nearest(name, locks)
  const fix = near === null ? null : quotedLike(problems.source(range), near)
  problems.error('graph/unknown-resource', { name: name.slice(0, 100), nearest: near }, range, fix)
}

function checkHolds({ holds }: TaskOutline, { resources }: Outline, problems: Problems): void {
  const taken = new Map<string, string>()
  for (const { name, range } of holds) {
    const lock = textOf(lockOf(resources.get(name))) ?? name
    const first = taken.get(lock)
    // The same name twice is graph/duplicate-entry.
    if (first !== undefined && first !== name) problems.error('graph/same-lock', { name, first, lock }, range)
    taken.set(lock, first ?? name)
  }
}
