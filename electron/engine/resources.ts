/** The resources that a graph declares, as runtime objects. */
import { assertNever } from '../../shared/assert-never.ts'
import type { Graph, ResourceSpec } from '../../shared/graph/model.ts'
import {
  Barrier,
  BoundedSemaphore,
  Cell,
  Condition,
  Event,
  Lock,
  type Observed,
  Queue,
  Semaphore,
} from '../runtime/index.ts'
import type { Recorder } from './recorder.ts'

/** What a task can hold around its body. */
export type Holdable = Lock | Semaphore | Condition

export interface Resources {
  readonly all: Readonly<Record<string, Observed>>
  readonly holdable: ReadonlyMap<string, Holdable>
}

export function makeResources({ resources }: Graph, recorder: Recorder): Resources {
  const all: Record<string, Observed> = {}
  const holdable = new Map<string, Holdable>()
  const declared = <R extends Observed>(resource: R): R => {
    recorder.resources.declare(resource, true)
    return resource
  }
  const lockOf = (condition: string, shared: string | null): Lock =>
    shared === null ? declared(new Lock({ name: `${condition}.lock` })) : (all[shared] as Lock)
  for (const name of locksFirst(resources)) {
    const resource = declared(makeResource(name, resources[name]!, lockOf))
    all[name] = resource
    if (resource instanceof Lock || resource instanceof Semaphore || resource instanceof Condition)
      holdable.set(name, resource)
  }
  return { all, holdable }
}

/** In the order of the file, but a lock before the conditions that share it. */
function locksFirst(resources: Graph['resources']): Iterable<string> {
  return new Set(
    Object.entries(resources).flatMap(([name, spec]) =>
      spec.type === 'condition' && spec.lock !== null ? [spec.lock, name] : [name],
    ),
  )
}

type LockOf = (condition: string, shared: string | null) => Lock

function makeResource(name: string, spec: ResourceSpec, lockOf: LockOf): Observed {
  switch (spec.type) {
    case 'lock':
      return new Lock({ name })
    case 'semaphore':
      return spec.bounded ? new BoundedSemaphore(spec.value, { name }) : new Semaphore(spec.value, { name })
    case 'event':
      return new Event({ name })
    case 'condition':
      return new Condition({ name, lock: lockOf(name, spec.lock) })
    case 'barrier':
      return new Barrier(spec.parties, { name })
    case 'queue':
      return new Queue({ maxsize: spec.maxsize, order: spec.order, name })
    case 'cell':
      return new Cell(spec.value, { name })
    default:
      return assertNever(spec)
  }
}
