/** Resources and workers as the log tells of them, turned into rows: a row where what is drawn of them changes. */
import type { Micros, ResourceId, WorkerId } from '../ids.ts'
import type { ResourceStats, RunEventOf } from '../protocol/events.ts'
import type { RunState } from '../state/run-state.ts'
import type { LanesDelta, ResourceHead, WorkerHead, WorkerRow } from './delta.ts'
import { capacityFor, grown } from './grow.ts'
import { capacityOf, levelOf, waitingAt } from './levels.ts'
import type { HolderTable } from './tables.ts'

interface Level {
  start: Micros
  level: number
  waiting: number
  holders: number
}

type Resources = Pick<LanesDelta, 'newResources' | 'endedResources' | 'resourceRows'>

export class ResourceTracks {
  // I1  #last has the resources that are there, each with the last row of its lane.
  readonly #last = new Map<ResourceId, Level>()
  readonly #holders: HolderTable
  #new: ResourceHead[] = []
  #ended: { resource: ResourceId; at: Micros }[] = []
  #count = 0
  #resource = new Uint32Array(0)
  #start = new Float64Array(0)
  #level = new Float64Array(0)
  #waiting = new Uint32Array(0)
  #holderSet = new Uint32Array(0)

  constructor(holders: HolderTable) {
    this.#holders = holders
  }

  get pending(): number {
    return this.#count
  }

  created(resource: ResourceId, name: string, stats: ResourceStats, at: Micros): void {
    this.#new.push({ resource, name, kind: stats.kind, createdAt: at, capacity: capacityOf(stats) })
    this.#push(resource, at, stats)
  }

  changed(resource: ResourceId, stats: ResourceStats, at: Micros): void {
    const last = this.#last.get(resource)
    if (last !== undefined) this.#push(resource, Math.max(at, last.start), stats, last)
  }

  forgotten(resources: Iterable<ResourceId>, at: Micros): void {
    for (const resource of resources) if (this.#last.delete(resource)) this.#ended.push({ resource, at })
  }

  /** After a gap. */
  resume(resources: RunState['resources'], at: Micros): void {
    this.forgotten(
      [...this.#last.keys()].filter(id => !resources.has(id)),
      at,
    )
    for (const { id, name, stats } of resources.values()) {
      if (this.#last.has(id)) this.changed(id, stats, at)
      else this.created(id, name, stats, at)
    }
  }

  take(): Resources {
    const count = this.#count
    const resourceRows = {
      resource: this.#resource.slice(0, count),
      start: this.#start.slice(0, count),
      level: this.#level.slice(0, count),
      waiting: this.#waiting.slice(0, count),
      holders: this.#holderSet.slice(0, count),
    }
    const fresh = { newResources: this.#new, endedResources: this.#ended, resourceRows }
    this.#new = []
    this.#ended = []
    this.#count = 0
    return fresh
  }

  #push(resource: ResourceId, start: Micros, stats: ResourceStats, last?: Level): void {
    const level = levelOf(stats)
    const waiting = waitingAt(stats)
    const holders = this.#holders.indexOf(stats)
    if (last?.level === level && last.waiting === waiting && last.holders === holders) return
    this.#last.set(resource, { start, level, waiting, holders }) // I1
    const i = this.#count++
    if (i >= this.#start.length) this.#grow()
    this.#resource[i] = resource
    this.#start[i] = start
    this.#level[i] = level
    this.#waiting[i] = waiting
    this.#holderSet[i] = holders
  }

  #grow(): void {
    const capacity = capacityFor(this.#count, this.#start.length)
    this.#resource = grown(this.#resource, capacity)
    this.#start = grown(this.#start, capacity)
    this.#level = grown(this.#level, capacity)
    this.#waiting = grown(this.#waiting, capacity)
    this.#holderSet = grown(this.#holderSet, capacity)
  }
}

type Workers = Pick<LanesDelta, 'newWorkers' | 'endedWorkers' | 'workerRows'>

export class WorkerTracks {
  readonly #known = new Set<WorkerId>()
  #new: WorkerHead[] = []
  #ended: { worker: WorkerId; at: Micros }[] = []
  #rows: WorkerRow[] = []

  started(count: number, at: Micros): void {
    for (let worker = 1; worker <= count; worker++) this.#row('thread', { worker, at, state: 'idle', call: null })
  }

  changed({ worker, kind, at, state, call, task }: Omit<RunEventOf<'worker.changed'>, 'type' | 'seq' | 'since'>): void {
    this.#row(kind, { worker, at, state, call: call && { text: call.text, task } })
  }

  removed(workers: Iterable<WorkerId>, at: Micros): void {
    for (const worker of workers) if (this.#known.delete(worker)) this.#ended.push({ worker, at })
  }

  resume(workers: RunState['workers'], at: Micros): void {
    this.removed(
      [...this.#known].filter(id => !workers.has(id)),
      at,
    )
    for (const record of workers.values()) this.changed({ ...record, worker: record.id, at })
  }

  take(): Workers {
    const fresh = { newWorkers: this.#new, endedWorkers: this.#ended, workerRows: this.#rows }
    this.#new = []
    this.#ended = []
    this.#rows = []
    return fresh
  }

  #row(kind: WorkerHead['kind'], row: WorkerRow): void {
    if (!this.#known.has(row.worker)) {
      this.#known.add(row.worker)
      this.#new.push({ worker: row.worker, kind })
    }
    this.#rows.push(row)
  }
}
