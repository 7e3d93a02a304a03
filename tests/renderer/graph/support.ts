import { structureOf } from '../../../renderer/views/graph/model/build.ts'
import type { Link } from '../../../renderer/views/graph/model/links.ts'
import type { GraphNode, Structure } from '../../../renderer/views/graph/model/structure.ts'
import type { GraphOutline } from '../../../shared/graph/outline.ts'
import type { RunState } from '../../../shared/state/run-state.ts'

type Task = GraphOutline['tasks'][number]

export const task = (name: string, more: Partial<Task> = {}): Task => ({
  ...{ name, copies: null, kind: 'script', after: [], holds: [], uses: [], gives: [], takes: [] },
  ...more,
})

export const outline = (
  tasks: readonly Task[],
  resources: Readonly<Record<string, GraphOutline['resources'][number]['type']>> = {},
): GraphOutline => ({
  tasks: [...tasks],
  resources: Object.entries(resources).map(([name, type]) => ({ name, type, lock: null })),
  positions: {},
})

export const structure = (
  of: GraphOutline | null,
  run: RunState | null = null,
  folded: readonly string[] = [],
): Structure => structureOf({ outline: of, run, folded: new Set(folded) })

export const written = ({ nodes }: Structure): string[] =>
  [...nodes.values()].map(node => `${node.key} ${said(node)}`.trim())

const said = (node: GraphNode): string =>
  [
    node.name,
    node.members.length > 1 ? `×${node.members.length}` : '',
    node.creator ? `by ${node.creator}` : '',
    node.kind === 'task' && node.hidden > 0 ? `hides ${node.hidden}` : '',
  ]
    .filter(part => part !== '')
    .join(' ')

const end = ({ node, row }: Link['from']): string => (row === null ? node : `${node}#${row}`)

export const links = (found: readonly Link[]): string[] =>
  found.map(
    ({ kind, from, to, count, mark }) =>
      `${end(from)} ${kind} ${end(to)}${count > 1 ? ` ×${count}` : ''}${mark === null ? '' : ` ${mark}`}`,
  )
