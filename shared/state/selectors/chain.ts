/**
 * Why a task waits, followed to the root cause: task → resource → its holder → what that one waits for → …
 * Where several hold or are awaited, the chain follows the one that leads into a ring, else the first; the link names them all.
 */
import type { ResourceId, TaskId } from '../../ids.ts'
import { ENDED, type Waiting } from '../../protocol/events.ts'
import type { ResourceRecord, RunState, TaskRecord } from '../run-state.ts'
import { holdersOf, waitersOf } from './holding.ts'

export type ChainLink =
  | {
      readonly kind: 'task'
      readonly task: TaskRecord
      /** Its place in the line for what it waits for, from 1; 0 if it stands in none. */
      readonly place: number
    }
  | {
      readonly kind: 'resource'
      readonly resource: ResourceRecord
      /** All holders, those that are no task as null. */
      readonly holders: readonly (TaskId | null)[]
    }

export type RootCause =
  /** It runs or is about to. */
  | { readonly kind: 'runs'; readonly task: TaskId }
  | { readonly kind: 'timer'; readonly task: TaskId; readonly until: number }
  | { readonly kind: 'call'; readonly task: TaskId; readonly call: number; readonly function: string }
  /** A future or promise that something unnamed will settle. */
  | { readonly kind: 'outside'; readonly task: TaskId }
  /** Nobody holds it: somebody has to set, fill or empty it, to notify, or to come to it. Who, nothing tells. */
  | { readonly kind: 'unheld'; readonly task: TaskId; readonly resource: ResourceId }
  /** The chain comes back to this task, which is one of its links. */
  | { readonly kind: 'ring'; readonly task: TaskId }
  /** What it waits for is over or no longer kept; it goes on as soon as it has its turn. */
  | { readonly kind: 'over'; readonly task: TaskId }

export interface WaitChain {
  /** Begins with the task itself, a resource between two tasks. */
  readonly links: readonly ChainLink[]
  readonly root: RootCause
}

/** Null if the task is not known. */
export function chain(state: RunState, id: TaskId): WaitChain | null {
  const first = state.tasks.get(id)
  if (!first) return null
  const links: ChainLink[] = []
  const seen = new Set<TaskId>()
  for (let task = first; ; ) {
    seen.add(task.id)
    const resource = wanted(state, task.waiting)
    links.push({ kind: 'task', task, place: resource ? placeInLine(resource, task.id) : 0 })
    if (resource) {
      const holders = holdersOf(resource.stats).map(holder => holder.task)
      links.push({ kind: 'resource', resource, holders })
    }
    const step = follow(state, task, seen)
    if (!('next' in step)) return { links, root: step }
    task = step.next
  }
}

const wanted = (state: RunState, waiting: Waiting | null): ResourceRecord | null =>
  waiting?.for === 'resource' ? (state.resources.get(waiting.resource) ?? null) : null

const placeInLine = ({ stats }: ResourceRecord, task: TaskId): number => {
  const line = waitersOf(stats)
  const to = line.find(waiter => waiter.task === task)?.to
  return line.filter(waiter => waiter.to === to).findIndex(waiter => waiter.task === task) + 1
}

type Step = RootCause | { readonly next: TaskRecord }

function follow(state: RunState, task: TaskRecord, seen: ReadonlySet<TaskId>): Step {
  const { waiting } = task
  if (waiting === null)
    return ENDED.includes(task.state) ? { kind: 'over', task: task.id } : { kind: 'runs', task: task.id }
  switch (waiting.for) {
    case 'sleep':
    case 'retry':
      return { kind: 'timer', task: task.id, until: waiting.until }
    case 'call':
      return { kind: 'call', task: task.id, call: waiting.call, function: waiting.function }
    case 'shutdown':
    case 'future':
    case 'promise':
      return { kind: 'outside', task: task.id }
    case 'resource':
      return followHolders(state, task, waiting.resource, seen)
    case 'task':
    case 'shield':
      return waiting.task === null ? { kind: 'outside', task: task.id } : followFirst(state, task, [waiting.task], seen)
    case 'tasks':
    case 'group':
    case 'after':
      return followFirst(state, task, waiting.tasks, seen)
  }
}

function followHolders(state: RunState, task: TaskRecord, id: ResourceId, seen: ReadonlySet<TaskId>): Step {
  const resource = state.resources.get(id)
  const holders = resource ? holdersOf(resource.stats).flatMap(holder => holder.task ?? []) : []
  if (holders.length === 0) return { kind: 'unheld', task: task.id, resource: id }
  return followFirst(state, task, holders, seen)
}

function followFirst(state: RunState, task: TaskRecord, ids: readonly TaskId[], seen: ReadonlySet<TaskId>): Step {
  const ring = ids.find(id => seen.has(id))
  if (ring !== undefined) return { kind: 'ring', task: ring }
  const going = ids.flatMap(id => state.tasks.get(id) ?? []).filter(other => !ENDED.includes(other.state))
  const next = going.find(other => inDeadlock(state, other.id)) ?? going[0]
  return next ? { next } : { kind: 'over', task: task.id }
}

const inDeadlock = (state: RunState, task: TaskId): boolean =>
  state.deadlock?.cycle.some(link => link.task === task) ?? false
