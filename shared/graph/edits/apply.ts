/**
 * An edit, applied to a graph's text: what the text means is changed as plain values, and the text is made to mean that
 * (`rewrite`). Total: what cannot be done is an error, and then nothing is.
 */
import { toWire, type WireError, YieldpointError } from '../../errors.ts'
import { MAX_TEXT } from '../limits.ts'
import { readText, rewrite } from '../rewrite/rewrite.ts'
import { isPlainMap, type PlainMap } from '../rewrite/same.ts'
import { addResource, addTask, newBody, placed } from './add.ts'
import { arranged, onGrid } from './arrange.ts'
import {
  deleteAt,
  deleteIn,
  getAt,
  hasResource,
  hasTask,
  insertAfter,
  mapTasks,
  renameKey,
  sectionOf,
  setIn,
} from './data.ts'
import type { GraphEdit, Point } from './graph-edit.ts'
import { freeName } from './names.ts'
import { connect, disconnect, remove, rename, stillUsed } from './references.ts'

export type Edited =
  /** `left`: what the edit leaves for its author to see to. */
  { readonly text: string; readonly left: readonly WireError[] } | { readonly error: WireError }

export function applyEdit(text: string, edit: GraphEdit): Edited {
  try {
    return edited(text, edit)
  } catch (error) {
    return { error: toWire(error) }
  }
}

/** Names of tasks and resources that the edit makes, in their order: what to select after it. */
export function addedBy(before: string, after: string): string[] {
  const names = (text: string) => {
    const read = readText(text)
    const data = 'root' in read && isPlainMap(read.root.value) ? read.root.value : {}
    return [...Object.keys(sectionOf(data, 'tasks')), ...Object.keys(sectionOf(data, 'resources'))]
  }
  const known = new Set(names(before))
  return names(after).filter(name => !known.has(name))
}

function edited(text: string, edit: GraphEdit): Edited {
  const read = readText(text)
  if ('problem' in read) throw new YieldpointError('edit/unreadable', { line: read.problem.at.line })
  const { value } = read.root
  if (!isPlainMap(value)) throw new YieldpointError('edit/unreadable', { line: 1 })
  const changed = meaning(value, edit)
  const result = changed === value ? text : rewrite(text, read.root, changed)
  if (result === null) throw new YieldpointError('edit/not-safe', {})
  if (result.length > MAX_TEXT) throw new YieldpointError('graph/too-large', { what: 'text', limit: MAX_TEXT })
  return { text: result, left: edit.kind === 'remove' ? stillUsed(changed, edit.names) : [] }
}

/** What the file says after the edit. @throws YieldpointError what the edit may not do */
function meaning(data: PlainMap, edit: GraphEdit): PlainMap {
  switch (edit.kind) {
    case 'addTask':
      return addTask(data, edit)
    case 'addResource':
      return addResource(data, edit)
    case 'remove':
      return remove(data, edit)
    case 'rename':
      return rename(data, edit)
    case 'connect':
      return connect(data, edit)
    case 'disconnect':
      return disconnect(data, edit)
    case 'setField':
      return setIn(data, edit.path, edit.value)
    case 'clearField':
      return deleteIn(data, edit.path)
    case 'setBody':
      return setBody(data, edit)
    case 'move':
      return moved(data, edit.positions)
    case 'arrange':
      return moved(data, arranged(edit.boxes, edit.how))
    case 'duplicate':
      return edit.names.reduce(duplicate, data)
  }
}

/** Only what is there: a node of a task that a script made has no place in the file. */
const moved = (data: PlainMap, positions: Readonly<Record<string, Point>>): PlainMap =>
  Object.entries(positions).reduce(
    (now, [name, at]) => (hasTask(data, name) || hasResource(data, name) ? placed(now, name, onGrid(at)) : now),
    data,
  )

const BODIES = ['script', 'sleep', 'call', 'http', 'command'] as const

function setBody(data: PlainMap, { task: name, does }: Extract<GraphEdit, { kind: 'setBody' }>): PlainMap {
  if (!hasTask(data, name)) throw new YieldpointError('edit/no-such', { name: name.slice(0, 100) })
  const { body, around } = newBody(data, does, name)
  return mapTasks(around, (task, called) => {
    if (called !== name || Object.hasOwn(task, does)) return task
    const [first, ...others] = BODIES.filter(key => Object.hasOwn(task, key))
    if (first === undefined) return { ...task, ...body }
    const only = others.reduce((now, key) => deleteAt(now, [key]), task)
    return { ...renameKey(only, first, does), [does]: body[does] }
  })
}

/** How far from the original a copy is shown. */
const OFFSET = 3 * 8

function duplicate(data: PlainMap, name: string): PlainMap {
  const section = hasTask(data, name) ? 'tasks' : hasResource(data, name) ? 'resources' : null
  if (section === null) throw new YieldpointError('edit/no-such', { name: name.slice(0, 100) })
  const copy = freeName(data, name)
  const entries = sectionOf(data, section)
  const copied = { ...data, [section]: insertAfter(entries, name, copy, entries[name]) }
  const at = getAt(data, ['view', 'positions', name])
  if (!Array.isArray(at) || !at.every(Number.isFinite)) return copied
  return placed(copied, copy, [at[0] + OFFSET, at[1] + OFFSET])
}
