import type { TaskId } from '../../../../shared/ids.ts'
import type { RunState } from '../../../../shared/state/run-state.ts'
import type { NodeKey, Structure } from './structure.ts'

export interface Hit {
  readonly key: NodeKey
  /** The copy that is called so, where the node is not. */
  readonly task: TaskId | null
}

/** Nodes whose name, or the name of one of whose copies, has the text; those that begin with it come first. */
export function found(text: string, { nodes }: Structure, run: RunState | null): readonly Hit[] {
  const sought = text.trim().toLowerCase()
  if (sought === '') return []
  const first: Hit[] = []
  const rest: Hit[] = []
  for (const { key, name, kind, members } of nodes.values()) {
    const own = name.toLowerCase()
    if (own.startsWith(sought)) first.push({ key, task: null })
    else if (own.includes(sought)) rest.push({ key, task: null })
    else if (kind === 'task') {
      const task = members.find(id => run?.tasks.get(id)?.name.toLowerCase().includes(sought))
      if (task !== undefined) rest.push({ key, task })
    }
  }
  return [...first, ...rest]
}
