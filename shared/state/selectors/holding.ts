/** Who has a resource, who wants it, and the same seen from a task. */
import type { Micros, ResourceId, TaskId } from '../../ids.ts'
import type { ResourceStats, Waiting } from '../../protocol/events.ts'
import { ENDED } from '../../protocol/events.ts'
import type { ResourceRecord, RunState, TaskRecord } from '../run-state.ts'

export interface Holder {
  /** Null: taken by something that is no task. */
  readonly task: TaskId | null
  /** Permits; 1 for a lock. */
  readonly count: number
  readonly since: Micros
}

export interface Held {
  readonly resource: ResourceRecord
  readonly count: number
  readonly since: Micros
}

export interface Waiter {
  readonly task: TaskId
  readonly to: Extract<Waiting, { for: 'resource' }>['to']
}

/** In the order in which they took it. */
export function holdersOf(stats: ResourceStats): readonly Holder[] {
  if (stats.kind === 'semaphore') return stats.holders
  if (stats.kind !== 'lock' || stats.since === null) return []
  return [{ task: stats.owner, count: 1, since: stats.since }]
}

/** In the order in which they will get it. A queue has up to three lines: getters, putters, joiners. */
export function waitersOf(stats: ResourceStats): readonly Waiter[] {
  switch (stats.kind) {
    case 'lock':
    case 'semaphore':
      return stats.waiters.map(task => ({ task, to: 'acquire' }))
    case 'event':
    case 'barrier':
      return stats.waiters.map(task => ({ task, to: 'wait' }))
    case 'queue':
      return [
        ...stats.getters.map(task => ({ task, to: 'get' }) as const),
        ...stats.putters.map(task => ({ task, to: 'put' }) as const),
        ...stats.joiners.map(task => ({ task, to: 'join' }) as const),
      ]
    case 'condition':
      return [
        ...stats.waiters.map(task => ({ task, to: 'wait' }) as const),
        ...stats.notified.map(task => ({ task, to: 'acquire' }) as const),
      ]
    case 'connection':
    case 'server':
    case 'process':
      return stats.waiters
    case 'cell':
      return []
  }
}

/** What a task has taken and not given back, in the order of the resources. */
export function heldBy(state: RunState, task: TaskId): readonly Held[] {
  const held: Held[] = []
  for (const resource of state.resources.values())
    for (const holder of holdersOf(resource.stats))
      if (holder.task === task) held.push({ resource, count: holder.count, since: holder.since })
  return held
}

/** The tasks of a TaskGroup that are still kept, in order of creation. */
export function groupMembers(state: RunState, group: number): readonly TaskRecord[] {
  return [...state.tasks.values()].filter(task => task.group?.id === group)
}

/** Tasks that wait for this one: they await it, alone or among others, come after it, or want what it holds. */
export function waitersForTask(state: RunState, task: TaskId): readonly TaskRecord[] {
  const held = new Set<ResourceId>(heldBy(state, task).map(h => h.resource.id))
  const waits = ({ waiting }: TaskRecord): boolean => {
    if (waiting === null) return false
    if (waiting.for === 'task' || waiting.for === 'shield') return waiting.task === task
    if (waiting.for === 'tasks' || waiting.for === 'group' || waiting.for === 'after')
      return waiting.tasks.includes(task)
    return waiting.for === 'resource' && waiting.to === 'acquire' && held.has(waiting.resource)
  }
  return [...state.tasks.values()].filter(other => !ENDED.includes(other.state) && waits(other))
}
