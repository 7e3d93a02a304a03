/**
 * Why the selected task waits, as a path through the picture: its links lit, its nodes numbered as in the inspector. A
 * deadlock's ring is there without being asked for.
 */
import type { TaskId } from '../../../../shared/ids.ts'
import type { RunState } from '../../../../shared/state/run-state.ts'
import { type ChainLink, chain, type WaitChain } from '../../../../shared/state/selectors.ts'
import { type End, endsIn, type Link, link, type RowOf } from './links.ts'
import type { NodeKey, Structure } from './structure.ts'

export interface Marks {
  readonly links: readonly Link[]
  /** By node, or `node#task` for a row. */
  readonly numbers: ReadonlyMap<string, number>
  /** Of a deadlock's ring. */
  readonly dead: boolean
}

export const noMarks: Marks = { links: [], numbers: new Map(), dead: false }

export const endKey = ({ node, row }: End): string => (row === null ? node : `${node}#${row}`)

export function marksFor(run: RunState, selected: TaskId | null, structure: Structure, rowOf: RowOf): Marks {
  const from = selected ?? run.deadlock?.cycle[0]?.task ?? null
  const found = from === null ? null : chain(run, from)
  if (!found || (found.links.length < 2 && found.root.kind !== 'ring')) return noMarks
  return marksOf(found, structure, rowOf)
}

function marksOf({ links, root }: WaitChain, structure: Structure, rowOf: RowOf): Marks {
  const ends = endsIn(structure, rowOf)
  const dead = root.kind === 'ring'
  const at = (found: ChainLink) => (found.kind === 'task' ? ends.task(found.task.id) : ends.resource(found.resource.id))
  const numbers = new Map<string, number>()
  let number = 0
  for (const found of links) {
    // In a ring only tasks are numbered, as in the inspector.
    if (!dead || found.kind === 'task') number++
    const end = at(found)
    if (end && (!dead || found.kind === 'task') && !numbers.has(endKey(end))) numbers.set(endKey(end), number)
  }
  const back = dead ? links.find(found => found.kind === 'task' && found.task.id === root.task) : undefined
  const path = back ? [...links, back] : links
  const lit = path.slice(1).flatMap((found, i) => {
    const [from, to] = [at(path[i]!), at(found)]
    if (!from || !to) return []
    const kind = path[i]!.kind === 'task' ? 'wants' : 'has'
    return [{ ...link(kind, from, to), mark: dead ? ('dead' as const) : ('lit' as const) }]
  })
  return { links: lit, numbers, dead }
}

/** Marked links take the place of their own kind between the same ends. */
export function withMarks(links: readonly Link[], marks: Marks): readonly Link[] {
  if (marks.links.length === 0) return links
  const lit = new Map(marks.links.map(found => [found.id, found]))
  const kept = links.filter(({ id }) => !lit.has(id))
  const counts = new Map(links.map(({ id, count }) => [id, count]))
  return [...kept, ...[...lit.values()].map(found => ({ ...found, count: counts.get(found.id) ?? 1 }))]
}

/** The nodes of the path. */
export const nodesOn = ({ links }: Marks): ReadonlySet<NodeKey> =>
  new Set(links.flatMap(({ from, to }) => [from.node, to.node]))
