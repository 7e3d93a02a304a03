import type { ResourceId, TaskId } from '../../../../shared/ids.ts'
import type { TaskRecord } from '../../../../shared/state/run-state.ts'
import {
  type Coarseness,
  declaredResource,
  declaredTask,
  frameKey,
  type Keyed,
  madeResource,
  madeTask,
} from './keys.ts'
import type { Frame, GraphNode, NodeKey, ResourceNode, Source, Structure, TaskNode } from './structure.ts'

/** Beyond this many nodes nobody finds anything, and no browser pans smoothly: what belongs together becomes one. */
export const NODE_LIMIT = 2_000

/** Tasks made by tasks made by tasks: what is deeper than this is one node. */
const DEEPEST = 16

type Mutable<T> = { -readonly [K in keyof T]: T[K] }
/** `many`: what it is called once it stands for several; `depth`: makers above it. */
type TaskDraft = Mutable<Omit<TaskNode, 'members'>> & { members: TaskId[]; many: string; depth: number }
type ResourceDraft = Mutable<Omit<ResourceNode, 'members'>> & { members: ResourceId[] }
type FrameDraft = Mutable<Omit<Frame, 'members'>> & { members: NodeKey[]; ids: Set<number> }

export function structureOf(source: Source, limit = NODE_LIMIT): Structure {
  const fine = new Build(source, 0).done()
  if (fine.nodes.size <= limit) return fine
  const grouped = fine.nodes.size
  const coarse = new Build(source, 1).done()
  return { ...(coarse.nodes.size <= limit ? coarse : new Build(source, 2).done()), grouped }
}

class Build {
  readonly #source: Source
  readonly #coarse: Coarseness
  readonly #nodes = new Map<NodeKey, TaskDraft | ResourceDraft>()
  readonly #frames = new Map<NodeKey, FrameDraft>()
  readonly #ofTask = new Map<TaskId, NodeKey>()
  readonly #ofResource = new Map<ResourceId, NodeKey>()
  readonly #taskNamed = new Map<string, NodeKey>()
  readonly #resourceNamed = new Map<string, NodeKey>()

  constructor(source: Source, coarse: Coarseness) {
    this.#source = source
    this.#coarse = coarse
  }

  done(): Structure {
    this.#declare()
    for (const task of this.#source.run?.tasks.values() ?? []) this.#addTask(task)
    this.#addResources()
    for (const frame of this.#frames.values()) frame.groups = frame.ids.size
    return {
      nodes: this.#nodes as Map<NodeKey, GraphNode>,
      frames: this.#frames,
      ofTask: this.#ofTask,
      ofResource: this.#ofResource,
      taskNamed: this.#taskNamed,
      resourceNamed: this.#resourceNamed,
      grouped: null,
    }
  }

  #declare(): void {
    for (const { name, copies, kind, after } of this.#source.outline?.tasks ?? []) {
      const keyed = declaredTask(name, this.#coarse)
      const node = this.#task(keyed, { declared: true, does: kind, after })
      node.copies += copies ?? 1
      this.#taskNamed.set(name, keyed.key)
    }
    for (const { name, type } of this.#source.outline?.resources ?? []) {
      const keyed = declaredResource(name, type, this.#coarse)
      this.#resource(keyed, type, true)
      this.#resourceNamed.set(name, keyed.key)
    }
  }

  #addTask(task: TaskRecord): void {
    const node = this.#nodeFor(task)
    if (node) this.#join(task, node)
  }

  /** Null: it is folded away. */
  #nodeFor(task: TaskRecord): TaskDraft | null {
    const { folded } = this.#source
    if (task.node !== null && !task.body) {
      const keyed = declaredTask(task.node, this.#coarse)
      this.#taskNamed.set(task.node, keyed.key)
      return this.#task(keyed, { declared: true })
    }
    const creator = this.#nodeOf(task.parent)
    if (creator && (folded.has(creator.key) || creator.folded)) {
      creator.hidden++
      this.#ofTask.set(task.id, creator.key)
      return null
    }
    const frame = task.group === null || task.body ? null : this.#frameOf(task)
    if (frame && folded.has(frame.key)) return this.#foldedFrame(frame, creator)
    const deep = (creator?.depth ?? 0) >= DEEPEST
    const keyed = madeTask(task, frame?.key ?? creator?.key ?? null, deep ? 1 : this.#coarse)
    const same = this.#above(creator, keyed.name)
    if (same) return same
    if (creator) creator.parent = true
    const depth = (creator?.depth ?? 0) + 1
    return this.#task(keyed, { creator: creator?.key ?? null, frame: frame?.key ?? null, depth })
  }

  /** A task that makes tasks of its own name, by itself or by way of others, is one node with them. */
  #above(creator: TaskDraft | null, name: string): TaskDraft | null {
    for (let at = creator; at && !at.declared; at = this.#draft(at.creator)) if (at.many === name) return at
    return null
  }

  #draft(key: NodeKey | null): TaskDraft | null {
    const node = key === null ? undefined : this.#nodes.get(key)
    return node?.kind === 'task' ? node : null
  }

  #foldedFrame(frame: FrameDraft, creator: TaskDraft | null): TaskDraft {
    const keyed = { key: frame.key, name: frame.name ?? 'TaskGroup' }
    return this.#task(keyed, { creator: creator?.key ?? null, folded: true })
  }

  #join(task: TaskRecord, node: TaskDraft): void {
    node.members.push(task.id)
    node.copies = Math.max(node.copies, node.members.length)
    this.#ofTask.set(task.id, node.key)
    // alone, it is called what it is called
    if (!node.declared) node.name = node.members.length === 1 ? task.name : node.many
  }

  #nodeOf(id: TaskId | null): TaskDraft | null {
    return id === null ? null : this.#draft(this.#ofTask.get(id) ?? null)
  }

  #frameOf({ group, parent }: TaskRecord): FrameDraft | null {
    if (!group) return null
    const owner = this.#ofTask.get(group.owner) ?? (parent === null ? undefined : this.#ofTask.get(parent))
    if (owner === undefined) return null
    const key = frameKey(owner, group.name)
    const frame = this.#frames.get(key) ?? { key, name: group.name, owner, groups: 0, members: [], ids: new Set() }
    this.#frames.set(key, frame)
    frame.ids.add(group.id)
    return frame
  }

  #task({ key, name }: Keyed, more: Partial<TaskDraft>): TaskDraft {
    const known = this.#nodes.get(key)
    if (known?.kind === 'task') return known
    const node: TaskDraft = {
      ...{
        kind: 'task',
        key,
        name,
        many: name,
        depth: 0,
        declared: false,
        after: [],
        does: null,
        copies: 0,
        members: [],
      },
      ...{ creator: null, frame: null, hidden: 0, folded: this.#source.folded.has(key), parent: false },
      ...more,
    }
    this.#nodes.set(key, node)
    if (node.frame !== null) this.#frames.get(node.frame)?.members.push(key)
    return node
  }

  #addResources(): void {
    for (const { id, name, declared, stats } of this.#source.run?.resources.values() ?? []) {
      const keyed = declared
        ? declaredResource(name, stats.kind, this.#coarse)
        : madeResource(name, stats.kind, this.#coarse)
      const node = this.#resource(keyed, stats.kind, declared)
      node.members.push(id)
      if (!declared) node.name = node.members.length === 1 ? name : keyed.name
      this.#ofResource.set(id, keyed.key)
      if (declared) this.#resourceNamed.set(name, keyed.key)
    }
  }

  #resource({ key, name }: Keyed, type: ResourceNode['type'], declared: boolean): ResourceDraft {
    const known = this.#nodes.get(key)
    if (known?.kind === 'resource') return known
    const node: ResourceDraft = { kind: 'resource', key, name, declared, type, members: [], creator: null, frame: null }
    this.#nodes.set(key, node)
    return node
  }
}
