/**
 * The lanes as rows: three sections that fold, in them the tasks as a tree, with copies and TaskGroups under headings of their
 * own, resources, and workers. Pure; made again when a lane comes or a row is folded, not when lanes grow.
 */
import type { TaskId } from '../../../../shared/ids.ts'
import type { Lanes, ResourceLane, TaskLane, WorkerLane } from '../../../../shared/lanes/index.ts'

export type SectionName = 'tasks' | 'resources' | 'workers'

interface Placed {
  /** Stable, so that what is folded and where the keyboard is outlive a change of the rows. */
  readonly key: string
  readonly depth: number
  /** Null: nothing below it. */
  readonly open: boolean | null
}
export type LaneRow = Placed &
  (
    | { readonly kind: 'section'; readonly section: SectionName; readonly count: number }
    | { readonly kind: 'task'; readonly lane: TaskLane }
    /** Copies of one task of the graph, or the tasks of a TaskGroup, whose number is `group`. */
    | {
        readonly kind: 'several'
        readonly name: string
        readonly group: number | null
        readonly tasks: readonly TaskId[]
      }
    | { readonly kind: 'resource'; readonly lane: ResourceLane }
    | { readonly kind: 'worker'; readonly lane: WorkerLane }
  )

export interface RowOptions {
  /** Keys of the rows whose folding the user has changed. */
  readonly toggled: ReadonlySet<string>
}

export const taskKey = (task: TaskId): string => `t${task}`
export const resourceKey = (resource: number): string => `r${resource}`

/** A cell's value is no level, and nobody waits for it. */
export const isDrawn = ({ kind }: ResourceLane): boolean => kind !== 'cell'

/** More tasks than this under one heading begin folded. */
const LARGE = 8

export function laneRows(lanes: Lanes, { toggled }: RowOptions): readonly LaneRow[] {
  const rows: LaneRow[] = []
  const section = (name: SectionName, count: number, fill: () => void): void => {
    if (count === 0) return
    const open = !toggled.has(name)
    rows.push({ kind: 'section', key: name, depth: 0, open, section: name, count })
    if (open) fill()
  }
  section('tasks', lanes.tasks.size, () => putTasks(lanes, toggled, rows))
  const resources = [...lanes.resources.values()].filter(isDrawn)
  section('resources', resources.length, () => {
    for (const lane of resources)
      rows.push({ kind: 'resource', key: resourceKey(lane.resource), depth: 1, open: null, lane })
  })
  section('workers', lanes.workers.size, () => {
    for (const lane of lanes.workers.values())
      rows.push({ kind: 'worker', key: `w${lane.worker}`, depth: 1, open: null, lane })
  })
  return rows
}

interface Several {
  readonly key: string
  readonly name: string
  readonly group: number | null
  readonly tasks: TaskId[]
}
type Child = TaskLane | Several
const isSeveral = (child: Child): child is Several => 'tasks' in child

interface Tree {
  readonly roots: Child[]
  readonly below: Map<TaskId, Child[]>
}

function treeOf(lanes: Lanes): Tree {
  const roots: Child[] = []
  const below = new Map<TaskId, Child[]>()
  const several = new Map<string, Several>()
  for (const lane of lanes.tasks.values()) {
    const siblings = lane.parent !== null && lanes.tasks.has(lane.parent) ? listOf(below, lane.parent) : roots
    const heading = headingOf(lane)
    if (heading === null) siblings.push(lane)
    else {
      const known = several.get(heading.key)
      if (known) known.tasks.push(lane.task)
      else {
        several.set(heading.key, heading)
        siblings.push(heading)
      }
    }
  }
  return { roots, below }
}

function listOf(below: Map<TaskId, Child[]>, parent: TaskId): Child[] {
  const known = below.get(parent)
  if (known) return known
  const list: Child[] = []
  below.set(parent, list)
  return list
}

/** A task of a TaskGroup that is a copy as well stands with its copies: there are more of them. */
function headingOf({ task, name, node, copy, group, body, parent }: TaskLane): Several | null {
  if (body) return null
  const under = parent ?? ''
  if (node !== null && copy !== null) return { key: `c${under}/${node}`, name: node, group: null, tasks: [task] }
  return group === null ? null : { key: `g${under}/${group}`, name, group, tasks: [task] }
}

/** A list of its own for what is still to do: tasks may nest deeper than the stack would go. */
function putTasks(lanes: Lanes, toggled: ReadonlySet<string>, rows: LaneRow[]): void {
  const tree = treeOf(lanes)
  const rest: { child: Child; depth: number }[] = []
  const later = (children: readonly Child[], depth: number): void => {
    for (let i = children.length - 1; i >= 0; i--) rest.push({ child: children[i]!, depth })
  }
  later(tree.roots, 1)
  for (let next = rest.pop(); next; next = rest.pop()) {
    const row = taskRow(next.child, next.depth, lanes, tree, toggled)
    rows.push(row)
    if (row.open !== true) continue
    if (row.kind === 'task') later(tree.below.get(row.lane.task) ?? [], next.depth + 1)
    else if (row.kind === 'several') later(lanesOf(row.tasks, lanes), next.depth + 1)
  }
}

const lanesOf = (tasks: readonly TaskId[], lanes: Lanes): readonly TaskLane[] =>
  tasks.flatMap(task => lanes.tasks.get(task) ?? [])

function taskRow(child: Child, depth: number, lanes: Lanes, tree: Tree, toggled: ReadonlySet<string>): LaneRow {
  if (isSeveral(child) && child.tasks.length > 1) {
    const open = toggled.has(child.key) !== child.tasks.length <= LARGE
    return { kind: 'several', ...child, depth, open }
  }
  const lane = isSeveral(child) ? lanes.tasks.get(child.tasks[0]!)! : child
  const key = taskKey(lane.task)
  const open = tree.below.has(lane.task) ? !toggled.has(key) : null
  return { kind: 'task', key, depth, open, lane }
}

/** The keys that have to be unfolded for a task's row to be there, the outermost first. */
export function rowsOver(lanes: Lanes, task: TaskId): readonly string[] {
  const keys: string[] = []
  const seen = new Set<TaskId>()
  for (let lane = lanes.tasks.get(task); lane && !seen.has(lane.task); ) {
    seen.add(lane.task)
    const heading = headingOf(lane)
    if (heading) keys.unshift(heading.key)
    lane = lane.parent === null ? undefined : lanes.tasks.get(lane.parent)
    if (lane) keys.unshift(taskKey(lane.task))
  }
  return ['tasks', ...keys]
}
