/** Removing, renaming and connecting: edits that keep what refers to a name and the name together. */
import { type WireError, YieldpointError } from '../../errors.ts'
import { isPlainMap, type Plain, type PlainMap } from '../rewrite/same.ts'
import { HOLDABLE } from '../schema.ts'
import {
  deleteAt,
  deleteIn,
  getAt,
  hasResource,
  hasTask,
  mapOf,
  mapTasks,
  renameKey,
  sectionOf,
  textsOf,
  without,
} from './data.ts'
import type { GraphEdit } from './graph-edit.ts'
import { checkName } from './names.ts'

type Edit<K extends GraphEdit['kind']> = Extract<GraphEdit, { kind: K }>

const SECTIONS = ['tasks', 'resources', 'functions'] as const
type Section = (typeof SECTIONS)[number]

/** @throws YieldpointError edit/no-such */
function sectionWith(data: PlainMap, name: string): Section {
  const section = SECTIONS.find(each => Object.hasOwn(sectionOf(data, each), name))
  if (section === undefined) throw new YieldpointError('edit/no-such', { name: name.slice(0, 100) })
  return section
}

export function remove(data: PlainMap, { names }: Edit<'remove'>): PlainMap {
  const gone = new Set(names)
  const cut = names.reduce((now, name) => {
    const left = deleteIn(now, [sectionWith(data, name), name])
    return deleteIn(left, ['view', 'positions', name])
  }, data)
  const tasks = mapTasks(cut, task => without(without(task, 'after', gone), 'holds', gone))
  return mapResources(tasks, resource => (gone.has(String(resource['lock'])) ? deleteAt(resource, ['lock']) : resource))
}

/** Results that tasks still ask for by `${inputs.NAME}`: what to put instead only their author knows. */
export function stillUsed(data: PlainMap, names: readonly string[]): WireError[] {
  return names.flatMap(name => {
    const users = Object.entries(sectionOf(data, 'tasks')).flatMap(([task, body]) =>
      JSON.stringify(body).includes(`\${inputs.${name}}`) ? [task] : [],
    )
    return users.length === 0 ? [] : [{ code: 'edit/still-used', details: { name, tasks: users } } as const]
  })
}

/** @throws YieldpointError edit/no-such, edit/name-taken, graph/bad-name, graph/reserved-name */
export function rename(data: PlainMap, { from, to, scripts = {} }: Edit<'rename'>): PlainMap {
  const section = sectionWith(data, from)
  if (from === to) return data
  checkName(data, to, section === 'resources')
  const scripted = mapTasks(data, (task, name) =>
    Object.hasOwn(scripts, name) ? { ...task, script: scripts[name] } : task,
  )
  const renamed = { ...scripted, [section]: renameKey(sectionOf(scripted, section), from, to) }
  if (section === 'functions') return mapTasks(renamed, task => withFunction(task, from, to))
  const referring = mapTasks(renamed, task => inTask(task, section, from, to))
  const locks = mapResources(referring, resource =>
    section === 'resources' && resource['lock'] === from ? { ...resource, lock: to } : resource,
  )
  const positions = getAt(locks, ['view', 'positions'])
  if (!isPlainMap(positions)) return locks
  return { ...locks, view: { ...mapOf(locks['view']), positions: renameKey(positions, from, to) } }
}

/** What of a task may hold templates. */
const TEMPLATED: ReadonlySet<string> = new Set(['call', 'http', 'command'])

function inTask(task: PlainMap, section: Section, from: string, to: string): PlainMap {
  const key = section === 'tasks' ? 'after' : 'holds'
  const list = task[key]
  const listed = Array.isArray(list) ? { ...task, [key]: list.map(name => (name === from ? to : name)) } : task
  if (section !== 'tasks') return listed
  const entries = Object.entries(listed)
  return Object.fromEntries(
    entries.map(([key, value]) => [key, TEMPLATED.has(key) ? withInput(value, from, to) : value]),
  )
}

/** Every `${inputs.FROM}` in a value. */
function withInput(value: Plain, from: string, to: string): Plain {
  if (typeof value === 'string') return value.replaceAll(`\${inputs.${from}}`, `\${inputs.${to}}`)
  if (Array.isArray(value)) return value.map(item => withInput(item, from, to))
  if (!isPlainMap(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withInput(item, from, to)]))
}

function withFunction(task: PlainMap, from: string, to: string): PlainMap {
  const call = task['call']
  return isPlainMap(call) && call['function'] === from ? { ...task, call: { ...call, function: to } } : task
}

function mapResources(data: PlainMap, change: (resource: PlainMap) => PlainMap): PlainMap {
  if (!isPlainMap(data['resources'])) return data
  const resources = Object.entries(data['resources']).map(([name, resource]) => [
    name,
    isPlainMap(resource) ? change(resource) : resource,
  ])
  return { ...data, resources: Object.fromEntries(resources) }
}

/** Which list of which task an edge between the two stands in. @throws YieldpointError edit/no-such, edit/no-edge */
function edgeOf(data: PlainMap, from: string, to: string): { task: string; list: 'after' | 'holds'; name: string } {
  for (const name of [from, to]) sectionWith(data, name)
  if (hasTask(data, from) && hasTask(data, to)) return { task: to, list: 'after', name: from }
  if (hasTask(data, from) && hasResource(data, to)) return { task: from, list: 'holds', name: to }
  if (hasResource(data, from) && hasTask(data, to)) return { task: to, list: 'holds', name: from }
  throw new YieldpointError('edit/no-edge', { from, to })
}

interface Ends {
  readonly from: string
  readonly to: string
}

/** @throws YieldpointError graph/after-self, graph/cycle, graph/not-holdable, edit/no-edge, edit/no-such */
export function connect(data: PlainMap, { from, to }: Ends): PlainMap {
  const { task, list, name } = edgeOf(data, from, to)
  if (list === 'after') checkOrder(data, name, task)
  else checkHoldable(data, name)
  const names = textsOf(getAt(data, ['tasks', task, list]))
  if (names.includes(name)) return data
  return mapTasks(data, (each, called) => (called === task ? withListed(each, list, [...names, name]) : each))
}

/** `after` and `holds` are read first, so they are written first; where one is there already it stays. */
const withListed = (task: PlainMap, list: 'after' | 'holds', names: readonly string[]): PlainMap =>
  Object.hasOwn(task, list) ? { ...task, [list]: names } : { [list]: names, ...task }

/** @throws YieldpointError edit/no-such, edit/no-edge */
export function disconnect(data: PlainMap, { from, to }: Ends): PlainMap {
  const { task, list, name } = edgeOf(data, from, to)
  return mapTasks(data, (each, called) => (called === task ? without(each, list, new Set([name])) : each))
}

function checkHoldable(data: PlainMap, name: string): void {
  const type = getAt(data, ['resources', name, 'type'])
  if (typeof type === 'string' && !HOLDABLE.includes(type))
    throw new YieldpointError('graph/not-holdable', { name, type })
}

/** That `task` may come after `name`: it would close a cycle if `name` comes after `task`, however far. */
function checkOrder(data: PlainMap, name: string, task: string): void {
  if (name === task) throw new YieldpointError('graph/after-self', { task })
  const cameFrom = new Map<string, string>([[name, task]])
  for (const at of cameFrom.keys()) {
    for (const before of textsOf(getAt(data, ['tasks', at, 'after']))) {
      if (!cameFrom.has(before)) cameFrom.set(before, at)
      if (before === task) throw new YieldpointError('graph/cycle', { path: cycle(cameFrom, task) })
    }
  }
}

/** As the check of files spells it: each comes after the next. */
function cycle(cameFrom: ReadonlyMap<string, string>, task: string): string[] {
  const path = [task]
  for (let at = cameFrom.get(task)!; at !== task; at = cameFrom.get(at)!) path.unshift(at)
  return [task, ...path]
}
