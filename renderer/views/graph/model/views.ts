/** What a node says at a moment: plain data, from which the page, the exported picture and its accessible name are made. */
import type { Language } from '../../../../shared/errors.ts'
import type { Micros, ResourceId, TaskId } from '../../../../shared/ids.ts'
import { ENDED, type TaskState } from '../../../../shared/protocol/events.ts'
import type { RunState, TaskRecord } from '../../../../shared/state/run-state.ts'
import { countsByState, findingsOf, noTasks, type StateCounts } from '../../../../shared/state/selectors.ts'
import { outcomeSummary } from '../../reasons/outcome-summary.ts'
import { type Said, say } from '../../reasons/said.ts'
import { waitingSummary } from '../../reasons/waiting-summary.ts'
import { type Instrument, instrumentOf, manyOf } from './instrument.ts'
import { isOpen, type Opened, rowsIn } from './scene.ts'
import { isStack } from './size.ts'
import type { GraphNode, ResourceNode, TaskNode } from './structure.ts'

export interface TaskView {
  readonly kind: 'task'
  /** Null: nothing has run yet. */
  readonly task: TaskId | null
  readonly name: string
  readonly state: TaskState | 'deadlocked' | null
  readonly skipped: boolean
  readonly reason: Said | null
  /** In this state; how long it took, if it is over. */
  readonly elapsed: Micros | null
  readonly steps: number
  /** From 0 to 1, of a sleep. */
  readonly progress: number | null
  readonly shielded: boolean
  readonly findings: number
  /** It can be asked to stop. */
  readonly goesOn: boolean
}

export interface StackView {
  readonly kind: 'stack'
  readonly counts: StateCounts
  readonly total: number
  readonly rows: readonly TaskView[]
  /** Of an open one: the number of the first row; null: it is closed, or all rows are in sight. */
  readonly first: number | null
  readonly deadlocked: boolean
}

export interface ResourceView {
  readonly kind: 'resource'
  readonly resource: ResourceId | null
  readonly instrument: Instrument
  readonly total: number
}

export type NodeView = TaskView | StackView | ResourceView

/** `now` is the run's clock. */
export interface Moment {
  readonly run: RunState | null
  readonly now: Micros
  readonly opened: Opened
  readonly language: Language
}

export function viewOf(node: GraphNode, moment: Moment): NodeView {
  if (node.kind === 'resource') return resourceView(node, moment)
  if (isStack(node)) return stackView(node, moment)
  const [task] = node.members
  return task === undefined
    ? { ...notRun, name: node.name, reason: comesAfter(node) }
    : taskView(task, node.name, moment)
}

/** Known before it runs. */
const comesAfter = ({ after }: TaskNode): Said | null =>
  after.length === 0
    ? null
    : say('waiting.after', { names: after.slice(0, NAMED).join(', '), more: Math.max(0, after.length - NAMED) })

const NAMED = 3

export function taskView(id: TaskId | null, name: string, { run, now, language }: Moment): TaskView {
  const task = id === null ? undefined : run?.tasks.get(id)
  if (!run || !task) return { ...notRun, name }
  const over = ENDED.includes(task.state)
  const deadlocked = run.deadlock?.cycle.some(link => link.task === task.id) ?? false
  return {
    kind: 'task',
    task: task.id,
    name: task.name,
    state: deadlocked ? 'deadlocked' : task.state,
    skipped: task.outcome?.kind === 'skipped',
    reason: over ? outcomeSummary(task, run, language) : waitingSummary(task, run, now),
    elapsed: Math.max(0, over ? (task.endedAt ?? now) - task.createdAt : now - task.since),
    steps: task.steps,
    progress: progressOf(task, now),
    shielded: task.shielded,
    findings: run.findings.size === 0 ? 0 : findingsOf(run, 'task', task.id).length,
    goesOn: !over && run.phase !== 'ended' && task.state !== 'cancelling',
  }
}

const notRun: TaskView = {
  ...{ kind: 'task', task: null, name: '', state: null, skipped: false, reason: null, elapsed: null, steps: 0 },
  ...{ progress: null, shielded: false, findings: 0, goesOn: false },
}

function progressOf({ waiting, since, state }: TaskRecord, now: Micros): number | null {
  if (waiting?.for !== 'sleep' || state !== 'waiting' || waiting.until <= since) return null
  // in hundredths: more is not seen, and would be drawn anew each time
  return Math.round(100 * Math.min(1, Math.max(0, (now - since) / (waiting.until - since)))) / 100
}

function stackView(node: TaskNode, moment: Moment): StackView {
  const { run, opened } = moment
  const rows = rowsIn(node, opened)
  const ring = run?.deadlock?.cycle
  return {
    kind: 'stack',
    counts: run ? countsByState(run, node.members) : noTasks,
    total: node.copies,
    rows: rows.map(id => taskView(id, node.name, moment)),
    first: isOpen(node, opened) ? (opened[node.key] ?? 0) : null,
    deadlocked: ring !== undefined && ring.length > 0 && ring.some(({ task }) => node.members.includes(task)),
  }
}

function resourceView(node: ResourceNode, { run, now }: Moment): ResourceView {
  const records = node.members.flatMap(id => run?.resources.get(id) ?? [])
  const [only] = records
  const instrument =
    !run || !only
      ? { amount: null, slots: null, line: null }
      : records.length > 1
        ? manyOf(records)
        : instrumentOf(only.stats, run, now)
  return { kind: 'resource', resource: records.length === 1 ? only!.id : null, instrument, total: node.members.length }
}

/** Whether two views say the same, down to the last word. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = Object.keys(one)
  return keys.length === Object.keys(other).length && keys.every(key => same(one[key], other[key]))
}
