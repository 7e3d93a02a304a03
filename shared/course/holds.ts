import { ENDED } from '../protocol/events.ts'
import type { LogLine, RunState, TaskRecord } from '../state/run-state.ts'
import type { Check } from './check.ts'

const MICROS = 1_000_000

/** Whether this state of a run has what the check asks for. */
export function holds(check: Check, state: RunState): boolean {
  if ('all' in check) return check.all.every(part => holds(part, state))
  if ('never' in check) return isOver(state) && !holds(check.never, state)
  if ('is' in check && 'task' in check) return someTask(state, check.task, task => task.state === check.is)
  if ('waits' in check) return someTask(state, check.task, task => task.waiting?.for === check.waits)
  if ('waitsFor' in check) return someTask(state, check.task, task => waitsFor(state, task, check.waitsFor))
  if ('log' in check) return state.log.some(line => isLine(check, line, state))
  if ('inOrder' in check) return follow(check.inOrder, state.log)
  if ('finding' in check) return hasFinding(check, state)
  if ('deadlock' in check) return check.deadlock.every(name => isStuck(state, name))
  if ('workers' in check) return busyWorkers(state, check.workers) >= check.busy
  if ('phase' in check) return state.phase === check.phase
  const value = fieldOf(state, check)
  return value !== null && ('is' in check ? value === check.is : value >= check.atLeast)
}

/** Nothing more will happen by itself. */
const isOver = ({ phase }: RunState): boolean => phase === 'ended' || phase === 'deadlocked'

function someTask(state: RunState, name: string, is: (task: TaskRecord) => boolean): boolean {
  for (const task of state.tasks.values()) if (task.name === name && is(task)) return true
  return false
}

function waitsFor({ tasks, resources }: RunState, { waiting, state }: TaskRecord, name: string): boolean {
  if (waiting === null || ENDED.includes(state)) return false
  if (waiting.for === 'resource') return resources.get(waiting.resource)?.name === name
  if (waiting.for === 'task') return tasks.get(waiting.task)?.name === name
  return 'tasks' in waiting && waiting.tasks.some(task => tasks.get(task)?.name === name)
}

type Logged = Extract<Check, { log: string }>

function isLine({ log, task, after = 0, by = Infinity }: Logged, line: LogLine, { tasks }: RunState): boolean {
  const seconds = line.at / MICROS
  if (!line.text.includes(log) || seconds < after || seconds > by) return false
  return task === undefined || (line.task !== null && tasks.get(line.task)?.name === task)
}

function follow(texts: readonly string[], lines: readonly LogLine[]): boolean {
  let next = 0
  for (const { text } of lines) if (next < texts.length && text.includes(texts[next]!)) next++
  return next === texts.length
}

const hasFinding = ({ finding, of }: Extract<Check, { finding: string }>, { findings }: RunState): boolean =>
  [...findings.values()].some(({ rule, task }) => rule === finding && (of === undefined || task?.name === of))

const isStuck = ({ deadlock, tasks }: RunState, name: string): boolean =>
  deadlock?.tasks.some(id => tasks.get(id)?.name === name) ?? false

const busyWorkers = ({ workers }: RunState, kind: string): number =>
  [...workers.values()].filter(worker => worker.kind === kind && worker.state === 'busy').length

function fieldOf({ resources }: RunState, { resource, field }: { resource: string; field: string }): number | null {
  for (const { name, stats } of resources.values()) {
    if (name !== resource || !Object.hasOwn(stats, field)) continue
    const value: unknown = stats[field as keyof typeof stats]
    if (typeof value === 'number') return value
  }
  return null
}
