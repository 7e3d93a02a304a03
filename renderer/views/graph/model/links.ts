/** Edges, before they have a line: who is joined with whom, how, and what is said at it. Joined per pair of nodes or rows. */
import type { GraphOutline } from '../../../../shared/graph/outline.ts'
import type { TaskId } from '../../../../shared/ids.ts'
import { ENDED } from '../../../../shared/protocol/events.ts'
import type { RunState, TaskRecord } from '../../../../shared/state/run-state.ts'
import { holdersOf } from '../../../../shared/state/selectors.ts'
import type { NodeKey, Structure } from './structure.ts'

/**
 * Of the file: `after`, `takes`, `gives`, `uses`, `lock` (a condition's own), `made` (creator and made). Of the moment: `has` (a resource to
 * its holder), `wants` (a task to what it waits for).
 */
export type LinkKind = 'after' | 'takes' | 'gives' | 'uses' | 'lock' | 'made' | 'has' | 'wants'
export type Verb = 'put' | 'get' | 'set'

/** A node, or the row of one of its copies where that is in sight. */
export interface End {
  readonly node: NodeKey
  readonly row: TaskId | null
}

export interface Link {
  readonly id: string
  readonly kind: LinkKind
  readonly from: End
  readonly to: End
  /** How many tasks it stands for; 1 for what the file says. */
  readonly count: number
  /** Of the chain of what is selected, or of a deadlock's ring. */
  readonly mark: 'lit' | 'dead' | null
  /** What the code does there. */
  readonly verb: Verb | null
}

/** The row of a task that is in sight, or null: then its node is meant. */
export type RowOf = (task: TaskId) => TaskId | null

export const linkId = (kind: LinkKind, from: End, to: End): string =>
  `${kind} ${from.node}${from.row === null ? '' : `#${from.row}`} ${to.node}${to.row === null ? '' : `#${to.row}`}`

export const link = (kind: LinkKind, from: End, to: End, count = 1): Link => ({
  id: linkId(kind, from, to),
  ...{ kind, from, to, count, mark: null, verb: null },
})

class Links {
  readonly all = new Map<string, Link>()

  add(kind: LinkKind, from: End | undefined, to: End | undefined, verb: Verb | null = null): void {
    if (!from || !to || (from.node === to.node && from.row === to.row)) return
    const id = linkId(kind, from, to)
    const known = this.all.get(id)
    this.all.set(id, known ? { ...known, count: known.count + 1 } : { id, kind, from, to, count: 1, mark: null, verb })
  }
}

const whole = (node: NodeKey | undefined): End | undefined => (node === undefined ? undefined : { node, row: null })

/** What holds as long as no task or resource comes or goes. */
export function staticLinks(structure: Structure, outline: GraphOutline | null): readonly Link[] {
  const links = new Links()
  const resource = (name: string): End | undefined => whole(structure.resourceNamed.get(name))
  const types = new Map(outline?.resources.map(({ name, type }) => [name, type]))
  for (const task of outline?.tasks ?? []) {
    const self = whole(structure.taskNamed.get(task.name))
    for (const name of task.after) links.add('after', whole(structure.taskNamed.get(name)), self)
    for (const name of task.holds) links.add('takes', resource(name), self)
    for (const name of task.gives) links.add('gives', self, resource(name), types.get(name) === 'queue' ? 'put' : 'set')
    for (const name of task.takes) links.add('takes', resource(name), self, types.get(name) === 'queue' ? 'get' : null)
    for (const name of task.uses)
      if (!task.gives.includes(name) && !task.takes.includes(name)) links.add('uses', resource(name), self)
  }
  for (const { name, lock } of outline?.resources ?? [])
    if (lock !== null) links.add('lock', resource(lock), resource(name))
  for (const node of structure.nodes.values())
    if (node.kind === 'task' && node.creator !== null) links.add('made', whole(node.creator), whole(node.key))
  return [...links.all.values()].map(found => ({ ...found, count: 1 }))
}

/** Who holds what, and who waits for what or whom, at this moment. */
export function liveLinks(structure: Structure, run: RunState, rowOf: RowOf): readonly Link[] {
  const links = new Links()
  const end = endsIn(structure, rowOf)
  for (const { id, stats } of run.resources.values())
    for (const { task } of holdersOf(stats)) if (task !== null) links.add('has', end.resource(id), end.task(task))
  for (const task of run.tasks.values())
    if (task.waiting !== null)
      for (const wanted of wantedBy(task, run)) links.add('wants', end.task(task.id), end.of(wanted))
  return [...links.all.values()]
}

export type Thing = { readonly task: TaskId } | { readonly resource: number }

export function endsIn(structure: Structure, rowOf: RowOf) {
  const task = (id: TaskId): End | undefined => {
    const node = structure.ofTask.get(id)
    return node === undefined ? undefined : { node, row: rowOf(id) }
  }
  const resource = (id: number): End | undefined => whole(structure.ofResource.get(id))
  return { task, resource, of: (thing: Thing) => ('task' in thing ? task(thing.task) : resource(thing.resource)) }
}

/** What an arrow is drawn to. That it comes after others is drawn already, and the end of a group is its frame. */
function wantedBy({ waiting }: TaskRecord, run: RunState): readonly Thing[] {
  switch (waiting?.for) {
    case 'resource':
      return [{ resource: waiting.resource }]
    case 'task':
      return [{ task: waiting.task }]
    case 'shield':
      return waiting.task === null ? [] : [{ task: waiting.task }]
    case 'tasks':
      return waiting.tasks.filter(id => !over(run.tasks.get(id))).map(task => ({ task }))
    default:
      return []
  }
}

const over = (task: TaskRecord | undefined): boolean => task === undefined || ENDED.includes(task.state)

/** A line of the file that the moment says more of gives way to it. */
export function merged(fixed: readonly Link[], live: readonly Link[]): readonly Link[] {
  const said = new Set(live.map(({ from, to }) => pairOf(from.node, to.node)))
  const quiet = fixed.filter(
    ({ kind, from, to }) => kind === 'after' || kind === 'gives' || !said.has(pairOf(from.node, to.node)),
  )
  return [...quiet, ...live]
}

export const pairOf = (a: NodeKey, b: NodeKey): string => (a < b ? `${a} ${b}` : `${b} ${a}`)
