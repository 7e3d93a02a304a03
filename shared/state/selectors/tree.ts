/**
 * The task tree as the rows of a table. Two steps, because they change at different times: `taskTree` depends only on which
 * tasks there are (so its result holds while `tasks.size` and `forgotten` stay the same), `treeRows` on what is folded.
 */
import type { TaskId } from '../../ids.ts'
import type { RunState, TaskRecord } from '../run-state.ts'

/** Copies of one task of the graph, under one heading. */
interface Group {
  readonly key: string
  readonly node: string
  readonly tasks: TaskId[]
}
type Child = TaskId | Group

export interface TaskTree {
  readonly roots: readonly Child[]
  readonly children: ReadonlyMap<TaskId, readonly Child[]>
}

export interface TaskRow {
  readonly kind: 'task'
  readonly key: TaskId
  readonly depth: number
  /** Null: nothing below it. */
  readonly open: boolean | null
}
export interface GroupRow {
  readonly kind: 'group'
  readonly key: string
  readonly node: string
  readonly tasks: readonly TaskId[]
  readonly depth: number
  readonly open: boolean
}
export type TreeRow = TaskRow | GroupRow

/** A group larger than this begins folded. */
const LARGE = 8

export function taskTree(state: RunState, grouped: boolean): TaskTree {
  const roots: Child[] = []
  const children = new Map<TaskId, Child[]>()
  const groups = new Map<string, Group>()
  for (const task of state.tasks.values()) {
    const siblings = siblingsOf(task, state, roots, children)
    if (!grouped || task.node === null || task.copy === null || task.body) {
      siblings.push(task.id)
      continue
    }
    const key = `${task.parent ?? ''}/${task.node}`
    const group = groups.get(key)
    if (group) {
      group.tasks.push(task.id)
      continue
    }
    const started = { key, node: task.node, tasks: [task.id] }
    groups.set(key, started)
    siblings.push(started)
  }
  return { roots, children }
}

function siblingsOf(task: TaskRecord, state: RunState, roots: Child[], children: Map<TaskId, Child[]>): Child[] {
  if (task.parent === null || !state.tasks.has(task.parent)) return roots
  const known = children.get(task.parent)
  if (known) return known
  const list: Child[] = []
  children.set(task.parent, list)
  return list
}

/**
 * `toggled`: the keys whose folding the user has changed. Large groups begin folded, everything else unfolded.
 * A list of its own for what is still to do: tasks may nest deeper than the stack would go.
 */
export function treeRows(tree: TaskTree, toggled: ReadonlySet<TaskId | string>): readonly TreeRow[] {
  const rows: TreeRow[] = []
  const rest: { child: Child; depth: number }[] = []
  const put = (children: readonly Child[], depth: number): void => {
    for (let i = children.length - 1; i >= 0; i--) rest.push({ child: children[i]!, depth })
  }
  put(tree.roots, 0)
  for (let next = rest.pop(); next; next = rest.pop()) {
    const { child, depth } = next
    const row = rowOf(child, depth, tree, toggled)
    rows.push(row)
    if (!row.open) continue
    put(row.kind === 'group' ? row.tasks : (tree.children.get(row.key) ?? []), depth + 1)
  }
  return rows
}

function rowOf(child: Child, depth: number, tree: TaskTree, toggled: ReadonlySet<TaskId | string>): TreeRow {
  if (typeof child === 'object' && child.tasks.length > 1)
    return { kind: 'group', ...child, depth, open: toggled.has(child.key) !== child.tasks.length <= LARGE }
  const key = typeof child === 'object' ? child.tasks[0]! : child
  return { kind: 'task', key, depth, open: tree.children.has(key) ? !toggled.has(key) : null }
}
