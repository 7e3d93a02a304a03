/** A run in words, for a terminal: what a task waits for and who holds it, what a resource has, how a task ended. */
import { assertNever } from '../../shared/assert-never.ts'
import type { ResourceStats, Waiting } from '../../shared/protocol/events.ts'
import type { ResourceRecord, RunState, TaskRecord } from '../../shared/state/run-state.ts'
import type { Messages } from './messages.ts'

const NAMED = 4

export const seconds = (micros: number): string => (micros / 1_000_000).toFixed(3)

const nameOf = (state: RunState, task: number | null): string =>
  task === null ? '?' : (state.tasks.get(task)?.name ?? `#${task}`)

export function names(state: RunState, tasks: readonly number[], total = tasks.length): string {
  const named = tasks.slice(0, NAMED).map(task => nameOf(state, task))
  return total > named.length ? `${named.join(', ')} … (${total})` : named.join(', ')
}

export function describeTask(state: RunState, task: TaskRecord, say: Messages): string {
  const parts = [
    task.outcome?.kind === 'skipped' ? say.skipped : '',
    task.waiting ? say.waitsFor(describeWaiting(state, task.waiting, say)) : '',
    task.outcome?.kind === 'raised' ? `${task.outcome.error.name}: ${task.outcome.error.message}` : '',
    task.outcome?.kind === 'returned' ? (task.outcome.value ?? '') : '',
    task.shielded ? `(${say.shielded})` : '',
  ]
  return parts.filter(part => part !== '').join(' ')
}

function describeWaiting(state: RunState, waiting: Waiting, say: Messages): string {
  switch (waiting.for) {
    case 'sleep':
      return `sleep → ${seconds(waiting.until)} s`
    case 'retry':
      return `retry ${waiting.attempt} → ${seconds(waiting.until)} s`
    case 'resource':
      return describeWanted(state, waiting.resource, waiting.to, say)
    case 'task':
      return nameOf(state, waiting.task)
    case 'shield':
      return `shield(${nameOf(state, waiting.task)})`
    case 'tasks':
    case 'group':
    case 'after':
      return names(state, waiting.tasks, waiting.total)
    case 'call':
      return `${waiting.function}()`
    case 'shutdown':
    case 'future':
    case 'promise':
      return waiting.for
    default:
      return assertNever(waiting)
  }
}

function describeWanted(state: RunState, id: number, to: string, say: Messages): string {
  const resource = state.resources.get(id)
  if (!resource) return `#${id}`
  const holders = holdersOf(resource.stats)
  const held = holders.length > 0 && to === 'acquire' ? ` (${say.heldBy(names(state, holders))})` : ''
  return `${resource.name}${to === 'acquire' ? '' : `.${to}`}${held}`
}

function holdersOf(stats: ResourceStats): number[] {
  if (stats.kind === 'lock') return stats.owner === null ? [] : [stats.owner]
  return stats.kind === 'semaphore' ? stats.holders.flatMap(({ task }) => task ?? []) : []
}

export function describeResource(state: RunState, { stats }: ResourceRecord, say: Messages): string {
  const holders = holdersOf(stats)
  const held = holders.length > 0 ? say.heldBy(names(state, holders)) : ''
  return [amountIn(stats), held, ...linesAt(state, stats, say)].filter(part => part !== '').join(' · ')
}

function amountIn(stats: ResourceStats): string {
  switch (stats.kind) {
    case 'queue':
      return `${stats.size}/${stats.maxsize === 0 ? '∞' : stats.maxsize}`
    case 'semaphore':
      return `${stats.free}/${stats.value}`
    case 'event':
      return stats.set ? 'set' : 'not set'
    case 'barrier':
      return `${stats.waiting}/${stats.parties}${stats.state === 'filling' ? '' : ` ${stats.state}`}`
    case 'cell':
      return stats.value
    case 'lock':
    case 'condition':
      return ''
    case 'connection':
      return `${stats.peer} · ${stats.state} · ↓${stats.received} ↑${stats.sent}`
    case 'server':
      return `${stats.address} · ${stats.state} · ${stats.open}/${stats.accepted}`
    case 'process':
      return `${stats.command} · ${stats.returncode ?? stats.state}`
    default:
      return assertNever(stats)
  }
}

type OutsideStats = Extract<ResourceStats, { kind: 'connection' | 'server' | 'process' }>

const isOutside = (stats: ResourceStats): stats is OutsideStats =>
  stats.kind === 'connection' || stats.kind === 'server' || stats.kind === 'process'

function linesAt(state: RunState, stats: ResourceStats, say: Messages): string[] {
  if (stats.kind === 'cell') return []
  if (isOutside(stats)) return stats.waiters.map(({ task, to }) => `${to}: ${names(state, [task])}`)
  if (stats.kind !== 'queue') return stats.waiting > 0 ? [say.waiting(names(state, stats.waiters, stats.waiting))] : []
  const line = (what: string, tasks: readonly number[], total: number) =>
    total > 0 ? [`${what}: ${names(state, tasks, total)}`] : []
  return [
    ...line('put', stats.putters, stats.putting),
    ...line('get', stats.getters, stats.getting),
    ...line('join', stats.joiners, stats.joining),
  ]
}

export function describeEnd(state: RunState, outcome: string, say: Messages): string {
  const counts = new Map<TaskRecord['state'], number>()
  for (const task of state.tasks.values()) counts.set(task.state, (counts.get(task.state) ?? 0) + 1)
  const parts = [...counts].map(([name, count]) => `${count} ${say.state[name]}`)
  return say.summary(outcome, seconds(state.at), parts.join(', '))
}

/** The ring of a deadlock: `a → lock b → b → lock a → a`; without one, who waits for ever. */
export function describeDeadlock(state: RunState): string {
  const { cycle, tasks, total } = state.deadlock ?? { cycle: [], tasks: [], total: 0 }
  const [first] = cycle
  if (!first) return names(state, tasks, total)
  const links = cycle.map(({ task, wants }) => {
    const wanted = wants === null ? '' : ` → ${state.resources.get(wants)?.name ?? `#${wants}`}`
    return `${nameOf(state, task)}${wanted}`
  })
  return `${links.join(' → ')} → ${nameOf(state, first.task)}`
}
