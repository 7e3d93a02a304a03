/** Which rows the task table has, in which order. Pure but for the cache, which spares the tree while no task comes or goes. */
import type { Micros } from '../../../shared/ids.ts'
import type { TaskState } from '../../../shared/protocol/events.ts'
import type { RunState, TaskRecord } from '../../../shared/state/run-state.ts'
import { type TaskTree, type TreeRow, taskTree, treeRows } from '../../../shared/state/selectors.ts'
import type { TaskFilter } from '../../store/index.ts'

export type Column = 'name' | 'state' | 'steps' | 'running' | 'waiting' | 'age'
/** Null: as created, as a tree. */
export type Sort = { readonly column: Column; readonly down: boolean } | null

export interface RowOptions {
  readonly grouped: boolean
  readonly toggled: ReadonlySet<number | string>
  readonly filter: TaskFilter
  readonly sort: Sort
  /** The word for a state in the reader's language, for the filter. */
  readonly word: (state: TaskState) => string
}

export const isFiltered = ({ text, states, only }: TaskFilter): boolean =>
  text.trim() !== '' || states.size > 0 || only !== null

/** The element of a row, for those that point to it. */
export const rowId = (key: TreeRow['key']): string => `task-${key}`

/** A row that stands for itself, out of the tree. */
const flat = (key: number): TreeRow => ({ kind: 'task', key, depth: 0, open: null })

export function createRows(): (run: RunState, options: RowOptions, now: Micros) => readonly TreeRow[] {
  const tree = cachedTree()
  return (run, options, now) => {
    const { filter, sort } = options
    if (!isFiltered(filter) && sort === null) return tree(run, options)
    const kept = [...run.tasks.values()].filter(task => passes(task, run, options))
    return (sort === null ? kept : sorted(kept, sort, now)).map(task => flat(task.id))
  }
}

/** Tasks only come at the end and only go by being forgotten, so their number tells whether the tree is still right. */
function cachedTree(): (run: RunState, options: RowOptions) => readonly TreeRow[] {
  let made = ''
  let tree: TaskTree = { roots: [], children: new Map() }
  let folded: RowOptions['toggled'] | null = null
  let rows: readonly TreeRow[] = []
  return (run, { grouped, toggled }) => {
    const first = run.tasks.keys().next().value
    const key = `${first} ${run.tasks.size} ${run.forgotten} ${run.graph} ${grouped}`
    if (key === made && toggled === folded) return rows
    if (key !== made) tree = taskTree(run, grouped)
    rows = treeRows(tree, toggled)
    made = key
    folded = toggled
    return rows
  }
}

function passes(task: TaskRecord, run: RunState, { filter, word }: RowOptions): boolean {
  if (filter.only !== null && !filter.only.tasks.has(task.id)) return false
  if (filter.states.size > 0 && !filter.states.has(task.state)) return false
  const sought = filter.text.trim().toLowerCase()
  if (sought === '') return true
  const wanted = task.waiting?.for === 'resource' ? run.resources.get(task.waiting.resource)?.name : undefined
  return [task.name, word(task.state), wanted ?? ''].some(text => text.toLowerCase().includes(sought))
}

/** As shown: totals, with what goes on now. */
export const waitedBy = (task: TaskRecord, now: Micros): Micros =>
  task.waited + (task.state === 'waiting' ? Math.max(0, now - task.since) : 0)
export const ranBy = (task: TaskRecord, now: Micros): Micros =>
  task.ran + (task.state === 'running' ? Math.max(0, now - task.since) : 0)
export const ageAt = (task: TaskRecord, now: Micros): Micros => (task.endedAt ?? now) - task.createdAt

const VALUES: { [C in Column]: (task: TaskRecord, now: Micros) => number | string } = {
  name: task => task.name,
  state: task => task.state,
  steps: task => task.steps,
  running: ranBy,
  waiting: waitedBy,
  age: ageAt,
}

const inOrder = new Intl.Collator('en', { numeric: true })

function sorted(tasks: readonly TaskRecord[], { column, down }: NonNullable<Sort>, now: Micros): readonly TaskRecord[] {
  const valued = tasks.map(task => ({ task, value: VALUES[column](task, now) }))
  const sign = down ? -1 : 1
  valued.sort((a, b) => sign * compare(a.value, b.value) || a.task.id - b.task.id)
  return valued.map(({ task }) => task)
}

const compare = (a: number | string, b: number | string): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : inOrder.compare(String(a), String(b))

/** Rows that are there already keep their order; new ones come last. For while the pointer is in the table. */
export function keptInPlace(before: readonly TreeRow[], rows: readonly TreeRow[]): readonly TreeRow[] {
  const place = new Map(before.map((row, i) => [row.key, i]))
  const at = (row: TreeRow) => place.get(row.key) ?? Number.POSITIVE_INFINITY
  return [...rows].sort((a, b) => (at(a) === at(b) ? 0 : at(a) - at(b)))
}
