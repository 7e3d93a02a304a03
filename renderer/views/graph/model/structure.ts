/**
 * What the graph's picture consists of: a node for each task of the file with all its copies, for each name under which a
 * task's code makes tasks, for each resource; a frame for each TaskGroup. Pure. It depends on which tasks and resources there
 * are, never on how they are, so that it holds while only states change.
 */
import type { GraphOutline } from '../../../../shared/graph/outline.ts'
import type { ResourceId, TaskId } from '../../../../shared/ids.ts'
import type { ResourceKind } from '../../../../shared/protocol/events.ts'
import type { RunState } from '../../../../shared/state/run-state.ts'

/** `task:NAME` and `resource:NAME` for what the file names; a path from there for what code makes. */
export type NodeKey = string

export interface TaskNode {
  readonly kind: 'task'
  readonly key: NodeKey
  readonly name: string
  /** In the file, as opposed to made by code. */
  readonly declared: boolean
  /** Names of the tasks of the file that it comes after. */
  readonly after: readonly string[]
  /** What a declared task does. */
  readonly does: GraphOutline['tasks'][number]['kind'] | null
  /** Copies in the file, or as many as there are. */
  readonly copies: number
  /** In order of creation; none before a run. */
  readonly members: readonly TaskId[]
  /** Whose code made them. */
  readonly creator: NodeKey | null
  readonly frame: NodeKey | null
  /** Tasks below it that are folded away. */
  readonly hidden: number
  readonly folded: boolean
  /** Its code has made tasks that are nodes of their own. */
  readonly parent: boolean
}

export interface ResourceNode {
  readonly kind: 'resource'
  readonly key: NodeKey
  readonly name: string
  readonly declared: boolean
  readonly type: ResourceKind
  readonly members: readonly ResourceId[]
  readonly creator: null
  readonly frame: null
}

/** All TaskGroups of one name that the tasks of one node opened. */
export interface Frame {
  readonly key: NodeKey
  readonly name: string | null
  readonly owner: NodeKey
  readonly groups: number
  readonly members: readonly NodeKey[]
}

export type GraphNode = TaskNode | ResourceNode

export interface Structure {
  /** In the order of the file, then of creation. */
  readonly nodes: ReadonlyMap<NodeKey, GraphNode>
  readonly frames: ReadonlyMap<NodeKey, Frame>
  readonly ofTask: ReadonlyMap<TaskId, NodeKey>
  readonly ofResource: ReadonlyMap<ResourceId, NodeKey>
  /** Of the file, by name. */
  readonly taskNamed: ReadonlyMap<string, NodeKey>
  readonly resourceNamed: ReadonlyMap<string, NodeKey>
  /** How many nodes there would be, if they were too many and were put together. */
  readonly grouped: number | null
}

export interface Source {
  readonly outline: GraphOutline | null
  readonly run: RunState | null
  readonly folded: ReadonlySet<NodeKey>
}
