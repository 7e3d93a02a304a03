/** A graph file as plain values, whatever stands in it, and changes to it that leave the rest as it is. */
import { isPlainMap, type Plain, type PlainMap } from '../rewrite/same.ts'

export type Path = readonly string[]

/** Top-level keys in the order in which files are written. */
const SECTIONS = [
  'taskgraph',
  'name',
  'description',
  'settings',
  'permissions',
  'resources',
  'functions',
  'tasks',
  'view',
]

export const mapOf = (value: Plain): PlainMap => (isPlainMap(value) ? value : {})
export const textsOf = (value: Plain): string[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : []

export function getAt(value: Plain, path: Path): Plain {
  return path.reduce<Plain>((at, key) => (isPlainMap(at) && Object.hasOwn(at, key) ? at[key] : undefined), value)
}

export const sectionOf = (data: PlainMap, name: string): PlainMap => mapOf(getAt(data, [name]))
export const hasTask = (data: PlainMap, name: string): boolean => Object.hasOwn(sectionOf(data, 'tasks'), name)
export const hasResource = (data: PlainMap, name: string): boolean => Object.hasOwn(sectionOf(data, 'resources'), name)

/** A key that is new goes to the end of its map; a section to its place in the file. */
export function setAt(map: PlainMap, path: Path, value: Plain): PlainMap {
  const [key, ...rest] = path
  if (key === undefined) return map
  const old = Object.hasOwn(map, key) ? map[key] : undefined
  return { ...map, [key]: rest.length === 0 ? value : setAt(mapOf(old), rest, value) }
}

/** Maps that it leaves empty go, too, but for the first `kept` on the way. */
export function deleteAt(map: PlainMap, [key, ...rest]: Path, kept = 0): PlainMap {
  if (key === undefined || !Object.hasOwn(map, key)) return map
  const inner = rest.length === 0 ? null : deleteAt(mapOf(map[key]), rest, kept - 1)
  if (inner !== null && (Object.keys(inner).length > 0 || kept > 0)) return { ...map, [key]: inner }
  return Object.fromEntries(Object.entries(map).filter(([name]) => name !== key))
}

/** Sections of named things stay when the last one goes, and so do the comments in them. */
const NAMED = ['tasks', 'resources', 'functions']

/** As `deleteAt`, from the root on. A named thing is there until it is deleted itself, whatever is left of it. */
export function deleteIn(data: PlainMap, path: Path): PlainMap {
  const isNamed = NAMED.includes(path[0] ?? '') && path.length > 1
  return deleteAt(data, path, isNamed ? Math.min(2, path.length - 1) : 0)
}

/** As `setAt`, from the root on. */
export function setIn(data: PlainMap, path: Path, value: Plain): PlainMap {
  const changed = setAt(data, path, value)
  if (Object.keys(changed).length === Object.keys(data).length) return changed
  const keys = Object.keys(changed)
  const section = keys.pop()!
  const rank = (key: string) => SECTIONS.indexOf(key)
  const at = keys.findIndex(key => rank(key) > rank(section))
  return ordered(changed, at < 0 ? [...keys, section] : keys.toSpliced(at, 0, section))
}

/** With one key called otherwise, in its place. */
export const renameKey = (map: PlainMap, from: string, to: string): PlainMap =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key === from ? to : key, value]))

/** With an entry behind another. */
export function insertAfter(map: PlainMap, key: string, name: string, value: Plain): PlainMap {
  return Object.fromEntries(
    Object.entries(map).flatMap(entry => (entry[0] === key ? [entry, [name, value] as const] : [entry])),
  )
}

/** Takes a name out of a list of names; a list that it leaves empty goes. */
export function without(task: PlainMap, key: 'after' | 'holds', gone: ReadonlySet<string>): PlainMap {
  const list = getAt(task, [key])
  if (!Array.isArray(list) || !list.some(item => gone.has(item))) return task
  const left = list.filter(item => !gone.has(item))
  return left.length === 0 ? deleteAt(task, [key]) : { ...task, [key]: left }
}

export const mapTasks = (data: PlainMap, change: (task: PlainMap, name: string) => PlainMap): PlainMap => {
  if (!isPlainMap(data['tasks'])) return data
  const tasks = Object.entries(data['tasks']).map(([name, task]) => [
    name,
    isPlainMap(task) ? change(task, name) : task,
  ])
  return { ...data, tasks: Object.fromEntries(tasks) }
}

const ordered = (map: PlainMap, keys: readonly string[]): PlainMap =>
  Object.fromEntries(keys.map(key => [key, map[key]]))
