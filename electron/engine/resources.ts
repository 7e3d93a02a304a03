/** The resources that a graph declares, as runtime objects. */
import { assertNever } from '../../shared/assert-never.ts'
import type { Graph, ResourceSpec } from '../../shared/graph/model.ts'
import { BoundedSemaphore, Cell, Event, Lock, type Observed, Queue, Semaphore } from '../runtime/index.ts'
import type { Recorder } from './recorder.ts'

export interface Resources {
  readonly all: Readonly<Record<string, Observed>>
  readonly holdable: ReadonlyMap<string, Lock | Semaphore>
}

export function makeResources(graph: Graph, recorder: Recorder): Resources {
  const all: Record<string, Observed> = {}
  const holdable = new Map<string, Lock | Semaphore>()
  for (const [name, spec] of Object.entries(graph.resources)) {
    const resource = makeResource(name, spec)
    recorder.declareResource(resource, true)
    all[name] = resource
    if (resource instanceof Lock || resource instanceof Semaphore) holdable.set(name, resource)
  }
  return { all, holdable }
}

function makeResource(name: string, spec: ResourceSpec): Observed {
  switch (spec.type) {
    case 'lock':
      return new Lock({ name })
    case 'semaphore':
      return spec.bounded ? new BoundedSemaphore(spec.value, { name }) : new Semaphore(spec.value, { name })
    case 'event':
      return new Event({ name })
    case 'queue':
      return new Queue({ maxsize: spec.maxsize, order: spec.order, name })
    case 'cell':
      return new Cell(spec.value, { name })
    default:
      return assertNever(spec)
  }
}
