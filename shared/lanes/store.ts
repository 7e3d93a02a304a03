/**
 * Lanes put together from what a LaneBuilder finds out. The only place that changes them; everybody else reads `Lanes`. It has a
 * limit: of a run with more segments the oldest are dropped, an eighth at a time, as a recording drops its oldest part.
 */
import type { Micros, ResourceId, TaskId, WorkerId } from '../ids.ts'
import { Ages } from './ages.ts'
import type { LanesDelta } from './delta.ts'
import { GrowingResource, GrowingTask, GrowingWorker } from './growing.ts'
import type { Lane, LaneMoment, Lanes, LaneWait } from './model.ts'
import { segmentAt } from './query.ts'
import { SharedValues } from './shared-values.ts'

interface GrowingLane extends Lane {
  drop(count: number): void
}

/** What a lane takes beside its segments, in segments. */
const LANE = 24
/** Of what is kept at most, this goes at once. */
const SHARE = 1 / 8

export class LaneStore implements Lanes {
  // I1  after `add`, #size is at most #dropAt: the limit, or a share above what could not be dropped of what lasts.
  from: Micros = 0
  at: Micros = 0
  ended = false
  segments = 0
  version = 0
  drops = 0
  readonly tasks = new Map<TaskId, GrowingTask>()
  readonly resources = new Map<ResourceId, GrowingResource>()
  readonly workers = new Map<WorkerId, GrowingWorker>()
  readonly moments: LaneMoment[] = []
  readonly #waits = new SharedValues<LaneWait | null>(null)
  readonly #holders = new SharedValues<readonly TaskId[]>([])
  readonly #most: number
  readonly #share: number
  readonly #ages: Ages
  #dropAt: number

  /** `most`: segments that are kept, about. */
  constructor(most = Number.POSITIVE_INFINITY) {
    this.#most = most
    this.#share = most * SHARE
    this.#ages = new Ages(this.#share / 16)
    this.#dropAt = most
  }

  waitOf(wait: number): LaneWait | null {
    return this.#waits.of(wait)
  }

  holdersOf(holders: number): readonly TaskId[] {
    return this.#holders.of(holders)
  }

  add(delta: LanesDelta): void {
    const before = this.#size
    this.version++
    this.from = Math.max(this.from, delta.from)
    this.at = delta.at
    this.ended = delta.ended
    this.#waits.add(delta.waits)
    this.#holders.add(delta.holders)
    this.moments.push(...delta.moments)
    this.#addTasks(delta)
    this.#addResources(delta)
    this.#addWorkers(delta)
    this.#ages.add(delta.at, this.#size - before)
    if (this.#size > this.#dropAt) this.#dropOldest()
  }

  /** In segments. */
  get #size(): number {
    return this.segments + LANE * (this.tasks.size + this.resources.size + this.workers.size)
  }

  #addTasks({ newTasks, taskRows, cancels, findings, endedTasks }: LanesDelta): void {
    for (const head of newTasks) this.tasks.set(head.task, new GrowingTask(head))
    for (let run = 0, row = 0; run < taskRows.runs.length; run += 2) {
      const count = taskRows.runs[run + 1]!
      this.tasks.get(taskRows.runs[run]!)!.append(taskRows, row, count)
      row += count
    }
    this.segments += taskRows.start.length
    for (const { task, at, request } of cancels) this.tasks.get(task)!.cancels.push({ at, request })
    for (const { task, at, finding } of findings) this.tasks.get(task)?.findings.push({ at, finding })
    for (const { task, at, state, outcome } of endedTasks) this.tasks.get(task)!.end(at, state, outcome)
  }

  #addResources({ newResources, resourceRows, endedResources }: LanesDelta): void {
    for (const head of newResources) this.resources.set(head.resource, new GrowingResource(head))
    for (let row = 0; row < resourceRows.resource.length; row++)
      this.resources.get(resourceRows.resource[row]!)!.append(resourceRows, row)
    this.segments += resourceRows.resource.length
    for (const { resource, at } of endedResources) this.resources.get(resource)!.endedAt = at
  }

  #addWorkers({ newWorkers, workerRows, endedWorkers }: LanesDelta): void {
    for (const head of newWorkers) this.workers.set(head.worker, new GrowingWorker(head))
    for (const { worker, at, state, call } of workerRows) this.workers.get(worker)!.append(at, state, call)
    this.segments += workerRows.length
    for (const { worker, at } of endedWorkers) this.workers.get(worker)!.endedAt = at
  }

  /** What lasts at the time of the cut stays, so every lane tells from there on what it did. */
  #dropOldest(): void {
    const cut = this.#ages.dropOldest(this.#size - this.#most + this.#share)
    this.drops++
    this.from = Math.max(this.from, cut)
    this.#dropBefore(this.tasks, cut)
    this.#dropBefore(this.resources, cut)
    this.#dropBefore(this.workers, cut)
    while (this.moments.length > 0 && this.moments[0]!.at < cut) this.moments.shift()
    this.#waits.keepOnly(columnsOf(this.tasks, 'wait'))
    this.#holders.keepOnly(columnsOf(this.resources, 'holders'))
    this.#dropAt = Math.max(this.#most, this.#size + this.#share) // I1
  }

  #dropBefore<K>(lanes: Map<K, GrowingLane>, cut: Micros): void {
    for (const [key, lane] of lanes) {
      const over = lane.endedAt !== null && lane.endedAt < cut
      const count = over ? lane.count : Math.max(0, segmentAt(lane, cut))
      this.segments -= count
      if (over) lanes.delete(key)
      else if (count > 0) lane.drop(count)
    }
  }
}

function* columnsOf<C extends string>(
  lanes: ReadonlyMap<unknown, { readonly count: number } & Record<C, Uint32Array>>,
  column: C,
): Generator<Uint32Array> {
  for (const lane of lanes.values()) yield lane[column].subarray(0, lane.count)
}
