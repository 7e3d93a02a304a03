import type { ErrorDetails } from '../../errors.ts'
import type { Problems } from '../problems.ts'
import { quotedLike } from '../quote.ts'
import { HOLDABLE } from '../schema.ts'
import { type Entry, type Outline, type TaskOutline, textOf } from './outline.ts'

/** Everything named in `after`, `holds` and `call` is there, and no list says a thing twice or nothing. */
export function checkReferences(outline: Outline, problems: Problems): void {
  for (const task of outline.tasks.values()) {
    for (const entry of task.after) checkAfter(entry, task, outline, problems)
    for (const entry of task.holds) checkHold(entry, outline, problems)
    checkFunction(task, outline, problems)
    checkList('after', task, problems)
    checkList('holds', task, problems)
  }
}

function checkAfter(entry: Entry, task: TaskOutline, { tasks }: Outline, problems: Problems): void {
  if (entry.name === task.name) problems.error('graph/after-self', { task: task.name }, entry.range)
  else if (!tasks.has(entry.name)) addUnknown('graph/unknown-task', entry, tasks.keys(), problems)
}

function checkHold(entry: Entry, { resources }: Outline, problems: Problems): void {
  const resource = resources.get(entry.name)
  if (!resource) {
    addUnknown('graph/unknown-resource', entry, resources.keys(), problems)
    return
  }
  const type = textOf(resource.at.fields?.get('type'))
  if (type !== null && !HOLDABLE.includes(type)) {
    problems.error('graph/not-holdable', { name: entry.name, type: type.slice(0, 100) }, entry.range)
  }
}

function checkFunction(task: TaskOutline, { functions }: Outline, problems: Problems): void {
  const field = task.fields.get('call')?.at.fields?.get('function')
  const name = textOf(field)
  if (!field || name === null || functions.has(name)) return
  addUnknown('graph/unknown-function', { name, range: field.at.range }, functions.keys(), problems)
}

type Unknown = 'graph/unknown-task' | 'graph/unknown-resource' | 'graph/unknown-function'

function addUnknown(code: Unknown, entry: Entry, known: Iterable<string>, problems: Problems): void {
  const near = problems.nearest(entry.name, known)
  const details: ErrorDetails[Unknown] = { name: entry.name.slice(0, 100), nearest: near }
  problems.error(code, details, entry.range, near === null ? null : quotedLike(problems.source(entry.range), near))
}

function checkList(key: 'after' | 'holds', task: TaskOutline, problems: Problems): void {
  const field = task.fields.get(key)
  if (field?.at.items?.length === 0) problems.warn('graph/empty-list', { key }, field.key)
  const seen = new Set<string>()
  for (const { name, range } of task[key]) {
    if (seen.has(name)) problems.warn('graph/duplicate-entry', { name, key }, range)
    seen.add(name)
  }
}
