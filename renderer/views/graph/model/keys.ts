/**
 * Which node a task or resource belongs to. With `coarse` 0 by its name in the file or by who made it and under which name;
 * with 1 names that differ by a number are one, and all that one task made is one; with 2 all of a kind are one.
 */
import type { ResourceKind } from '../../../../shared/protocol/events.ts'
import type { TaskRecord } from '../../../../shared/state/run-state.ts'
import { stem } from './names.ts'
import type { NodeKey } from './structure.ts'

export type Coarseness = 0 | 1 | 2

export interface Keyed {
  readonly key: NodeKey
  /** What the node is called while it stands for more than one. */
  readonly name: string
}

export function declaredTask(name: string, coarse: Coarseness): Keyed {
  if (coarse === 0) return { key: `task:${name}`, name }
  return coarse === 1 ? { key: `tasks:${stem(name)}`, name: stem(name) } : { key: 'tasks:', name: '…' }
}

export function declaredResource(name: string, type: ResourceKind, coarse: Coarseness): Keyed {
  if (coarse === 0) return { key: `resource:${name}`, name }
  if (coarse === 1) return { key: `resources:${type}/${stem(name)}`, name: stem(name) }
  return { key: `resources:${type}`, name: type }
}

/** Resources that code makes have no creator in the log: those of one kind and name are together. */
export const madeResource = (name: string, type: ResourceKind, coarse: Coarseness): Keyed =>
  coarse === 2 ? declaredResource(name, type, 2) : { key: `made:${type}/${stem(name)}`, name: stem(name) }

/** `above`: the node of its creator, or the frame it is in. */
export function madeTask(task: TaskRecord, above: NodeKey | null, coarse: Coarseness): Keyed {
  const name = stem(task.name)
  if (task.body) return { key: `${above}/body`, name: `${stem(task.name.replace(/\.body$/, ''))}.body` }
  return coarse === 0 ? { key: `${above ?? 'made:'}/${name}`, name } : { key: `${above ?? 'made:'}/*`, name: '…' }
}

export const frameKey = (owner: NodeKey, name: string | null): NodeKey => `group:${owner}/${name ?? ''}`
