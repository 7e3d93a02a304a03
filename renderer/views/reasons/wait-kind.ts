/** What a wait is, in the words of the catalogue: its key in `waiting`, `wants` and `link`, and the values they take. */
import { assertNever } from '../../../shared/assert-never.ts'
import type { CallId, Micros, ResourceId, TaskId } from '../../../shared/ids.ts'
import type { ResourceStats, Waiting } from '../../../shared/protocol/events.ts'
import type { ResourceRecord, RunState, TaskRecord } from '../../../shared/state/run-state.ts'
import { holdersOf } from '../../../shared/state/selectors.ts'
import type { reasons } from '../../i18n/messages/reasons.ts'
import { seconds } from '../../i18n/numbers.ts'
import { graphNames, taskName, taskNames } from './names.ts'
import type { Said, SaidIcon } from './said.ts'

export type WaitKind = keyof typeof reasons.en.waiting

export interface Wait {
  readonly kind: WaitKind
  readonly values: Said['values']
  readonly icon: SaidIcon | null
}

const NAMED_HOLDERS = 2
const NAMED_UPSTREAM = 3

const wait = (kind: WaitKind, values: Said['values'] = {}, icon: SaidIcon | null = null): Wait => ({
  kind,
  values,
  icon,
})

const UNTIL = { all: 'tasks', first: 'firstOf', error: 'firstError' } as const

/** Only times depend on `now`, the run's clock. */
export function waitKind(waiting: Waiting, task: TaskRecord, run: RunState, now: Micros): Wait {
  switch (waiting.for) {
    case 'sleep':
      return wait('sleep', { left: seconds(waiting.until - now) }, 'timer')
    case 'retry':
      return wait('retry', { left: seconds(waiting.until - now), attempt: waiting.attempt }, 'timer')
    case 'resource':
      return resourceWait(run.resources.get(waiting.resource), waiting, task, run)
    case 'task':
      return wait('task', { name: taskName(waiting.task, run) })
    case 'tasks':
      return wait(UNTIL[waiting.until], { n: waiting.total })
    case 'group':
      return groupWait(waiting.tasks, waiting.total, run)
    case 'after':
      return afterWait(waiting.tasks, waiting.total, run)
    case 'shield':
      return waiting.task === null ? wait('shieldUnnamed') : wait('shield', { name: taskName(waiting.task, run) })
    case 'call':
      return callWait(waiting, run)
    case 'shutdown':
      return wait('shutdown', { n: waiting.calls }, 'worker')
    case 'future':
    case 'promise':
      return wait(waiting.for)
    default:
      return assertNever(waiting)
  }
}

/** Its name stands with its tasks. */
function groupWait(tasks: readonly TaskId[], n: number, run: RunState): Wait {
  const name = tasks.map(task => run.tasks.get(task)?.group?.name ?? null).find(name => name !== null)
  return name === undefined ? wait('groupUnnamed', { n }) : wait('group', { name, n })
}

function afterWait(tasks: readonly TaskId[], total: number, run: RunState): Wait {
  const names = graphNames(tasks, run)
  const more = Math.max(0, names.length - NAMED_UPSTREAM) + total - tasks.length
  return wait('after', { names: names.slice(0, NAMED_UPSTREAM).join(', '), more })
}

function callWait(waiting: { call: CallId; function: string }, run: RunState): Wait {
  const call = `${waiting.function}()`
  for (const worker of run.workers.values())
    if (worker.call?.id === waiting.call)
      return wait(worker.kind === 'thread' ? 'onWorker' : 'onProcess', { worker: worker.id, call }, 'worker')
  return wait('forWorker', { call }, 'worker')
}

type ResourceWait = Extract<Waiting, { for: 'resource' }>

function resourceWait(
  resource: ResourceRecord | undefined,
  waiting: ResourceWait,
  task: TaskRecord,
  run: RunState,
): Wait {
  if (!resource) return wait('resource', { name: `#${waiting.resource}` })
  const { name, stats } = resource
  switch (stats.kind) {
    case 'lock':
      return lockWait(resource, stats, task, run)
    case 'semaphore':
      return heldWait(name, stats.free > 0, stats, run)
    case 'event':
      return wait(stats.set ? 'free' : 'unset', { name }, stats.kind)
    case 'condition':
      return wait('notify', { name, lock: lockName(stats.lock, run) }, stats.kind)
    case 'barrier':
      return barrierWait(name, stats)
    case 'queue':
      return queueWait(name, stats, waiting.to)
    case 'cell':
      return wait('resource', { name }, stats.kind)
    case 'connection':
      return outsideWait(name, stats.peer, stats, waiting.to)
    case 'server':
      return outsideWait(name, stats.address, stats, waiting.to)
    case 'process':
      return outsideWait(name, stats.command, stats, waiting.to)
    default:
      return assertNever(stats)
  }
}

/** Of a lock that it had until it waited for a condition, and wants again because it was notified. */
function lockWait(
  lock: ResourceRecord,
  stats: ResourceStats & { kind: 'lock' },
  task: TaskRecord,
  run: RunState,
): Wait {
  const found = heldWait(lock.name, stats.since === null, stats, run)
  const condition = found.kind === 'lock' ? notifiedBy(task.id, lock.id, run) : undefined
  return condition ? wait('relock', { ...found.values, condition: condition.name }, 'condition') : found
}

function notifiedBy(task: TaskId, lock: ResourceId, run: RunState): ResourceRecord | undefined {
  for (const resource of run.resources.values()) {
    const { stats } = resource
    if (stats.kind === 'condition' && stats.lock === lock && stats.notified.includes(task)) return resource
  }
  return undefined
}

const lockName = (lock: ResourceId | null, run: RunState): string =>
  (lock === null ? undefined : run.resources.get(lock)?.name) ?? '?'

/** Unless it is filling, the last round is leaving, and those who wait come in or leave as well. */
function barrierWait(name: string, stats: ResourceStats & { kind: 'barrier' }): Wait {
  const { kind, parties, waiting: there } = stats
  if (stats.state !== 'filling') return wait('free', { name }, kind)
  return wait('barrier', { name, there, parties, missing: parties - there }, kind)
}

/** Free while a task waits: it was given back, and the first in line has not run yet. */
function heldWait(
  name: string,
  free: boolean,
  stats: ResourceStats & { kind: 'lock' | 'semaphore' },
  run: RunState,
): Wait {
  if (free) return wait('free', { name }, stats.kind)
  const holders = holdersOf(stats)
  const tasks = holders.flatMap(holder => holder.task ?? [])
  if (tasks.length === 0) return wait('unheld', { name }, stats.kind)
  const n = holders.reduce((sum, holder) => sum + holder.count, 0)
  if (tasks.length > NAMED_HOLDERS) return wait('permitOfMany', { name, n }, stats.kind)
  const values = { name, n, holders: taskNames(tasks, run) }
  return wait(stats.kind === 'lock' ? 'lock' : 'permit', values, stats.kind)
}

const OUTSIDE: Partial<Record<ResourceWait['to'], WaitKind>> = {
  ...{ connect: 'connect', read: 'read', drain: 'drain', close: 'closing' },
  ...{ serve: 'serve', exit: 'exit', respond: 'respond' },
}

/** `peer`: who is outside. */
const outsideWait = (name: string, peer: string, { kind }: ResourceStats, to: ResourceWait['to']): Wait =>
  wait(OUTSIDE[to] ?? 'resource', { name, peer }, kind)

function queueWait(name: string, stats: ResourceStats & { kind: 'queue' }, to: ResourceWait['to']): Wait {
  const { kind, size, maxsize: max } = stats
  if (to === 'join') return wait('join', { name, n: stats.unfinished }, kind)
  if (to === 'put' && max > 0 && size >= max) return wait('full', { name, size, max }, kind)
  return wait(to === 'get' && size === 0 ? 'empty' : 'free', { name }, kind)
}
