/** Lanes put together from what a LaneBuilder finds out. The only place that changes them; everybody else reads `Lanes`. */
import type { Micros, ResourceId, TaskId, WorkerId } from '../ids.ts'
import type { Outcome, TaskState, WorkerState } from '../protocol/events.ts'
import type { LanesDelta, ResourceHead, ResourceRows, TaskHead, TaskRows, WorkerHead } from './delta.ts'
import { capacityFor, FIRST, filled, grown } from './grow.ts'
import type {
  CancelMark,
  FindingMark,
  LaneMoment,
  Lanes,
  LaneWait,
  ResourceLane,
  TaskLane,
  WorkerLane,
  WorkersCall,
} from './model.ts'

export class LaneStore implements Lanes {
  from: Micros = 0
  at: Micros = 0
  ended = false
  segments = 0
  version = 0
  readonly tasks = new Map<TaskId, GrowingTask>()
  readonly resources = new Map<ResourceId, GrowingResource>()
  readonly workers = new Map<WorkerId, GrowingWorker>()
  readonly waits: (LaneWait | null)[] = [null]
  readonly holders: (readonly TaskId[])[] = [[]]
  readonly moments: LaneMoment[] = []

  add(delta: LanesDelta): void {
    this.version++
    this.from = delta.from
    this.at = delta.at
    this.ended = delta.ended
    for (const wait of delta.waits) this.waits.push(wait)
    for (const holders of delta.holders) this.holders.push(holders)
    for (const moment of delta.moments) this.moments.push(moment)
    this.#addTasks(delta)
    this.#addResources(delta)
    this.#addWorkers(delta)
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
}

/** Copying that few rows one by one is faster than five views of the columns they come from. */
const FEW = 24
/** Of the five columns together, the widest first, so that each begins where its numbers may stand. */
const ROW_BYTES = 8 + 4 + 4 + 4 + 1

class GrowingTask implements TaskLane {
  readonly task: TaskId
  readonly name: string
  readonly node: string | null
  readonly copy: number | null
  readonly parent: TaskId | null
  readonly group: number | null
  readonly body: boolean
  readonly createdAt: Micros
  endedAt: Micros | null = null
  endState: TaskState | null = null
  outcome: Outcome | null = null
  count = 0
  start = new Float64Array(0)
  kind = new Uint8Array(0)
  wait = new Uint32Array(0)
  waker = new Int32Array(0)
  site = new Uint32Array(0)
  readonly cancels: CancelMark[] = []
  readonly findings: FindingMark[] = []

  constructor(head: TaskHead) {
    this.task = head.task
    this.name = head.name
    this.node = head.node
    this.copy = head.copy
    this.parent = head.parent
    this.group = head.group
    this.body = head.body
    this.createdAt = head.createdAt
  }

  append(rows: TaskRows, from: number, count: number): void {
    const at = this.count
    this.#reserve(at + count)
    this.count = at + count
    if (count > FEW) {
      this.start.set(rows.start.subarray(from, from + count), at)
      this.kind.set(rows.kind.subarray(from, from + count), at)
      this.wait.set(rows.wait.subarray(from, from + count), at)
      this.waker.set(rows.waker.subarray(from, from + count), at)
      this.site.set(rows.site.subarray(from, from + count), at)
      return
    }
    for (let i = 0; i < count; i++) {
      this.start[at + i] = rows.start[from + i]!
      this.kind[at + i] = rows.kind[from + i]!
      this.wait[at + i] = rows.wait[from + i]!
      this.waker[at + i] = rows.waker[from + i]!
      this.site[at + i] = rows.site[from + i]!
    }
  }

  end(at: Micros, state: TaskState | null, outcome: Outcome | null): void {
    this.endedAt = at
    this.endState = state
    this.outcome = outcome
  }

  /**
   * One buffer for all columns: in a busy run tens of thousands of them grow every second, and each buffer is work for the collector.
   * Lanes begin with different capacities, so that those that fill evenly do not all grow in the same moment.
   */
  #reserve(needed: number): void {
    if (needed <= this.start.length) return
    const capacity = capacityFor(needed, this.start.length, FIRST + (this.task % FIRST))
    const buffer = new ArrayBuffer(capacity * ROW_BYTES)
    this.start = filled(new Float64Array(buffer, 0, capacity), this.start)
    this.wait = filled(new Uint32Array(buffer, capacity * 8, capacity), this.wait)
    this.waker = filled(new Int32Array(buffer, capacity * 12, capacity), this.waker)
    this.site = filled(new Uint32Array(buffer, capacity * 16, capacity), this.site)
    this.kind = filled(new Uint8Array(buffer, capacity * 20, capacity), this.kind)
  }
}

class GrowingResource implements ResourceLane {
  readonly resource: ResourceId
  readonly name: string
  readonly kind: ResourceLane['kind']
  readonly createdAt: Micros
  readonly capacity: number
  endedAt: Micros | null = null
  count = 0
  start = new Float64Array(0)
  level = new Float64Array(0)
  waiting = new Uint32Array(0)
  holders = new Uint32Array(0)

  constructor(head: ResourceHead) {
    this.resource = head.resource
    this.name = head.name
    this.kind = head.kind
    this.createdAt = head.createdAt
    this.capacity = head.capacity
  }

  append(rows: ResourceRows, from: number): void {
    const at = this.count++
    if (at >= this.start.length) this.#grow()
    this.start[at] = rows.start[from]!
    this.level[at] = rows.level[from]!
    this.waiting[at] = rows.waiting[from]!
    this.holders[at] = rows.holders[from]!
  }

  #grow(): void {
    const capacity = capacityFor(this.count, this.start.length)
    this.start = grown(this.start, capacity)
    this.level = grown(this.level, capacity)
    this.waiting = grown(this.waiting, capacity)
    this.holders = grown(this.holders, capacity)
  }
}

class GrowingWorker implements WorkerLane {
  readonly worker: WorkerId
  readonly kind: WorkerLane['kind']
  endedAt: Micros | null = null
  count = 0
  start = new Float64Array(0)
  readonly state: WorkerState[] = []
  readonly call: (WorkersCall | null)[] = []

  constructor({ worker, kind }: WorkerHead) {
    this.worker = worker
    this.kind = kind
  }

  append(at: Micros, state: WorkerState, call: WorkersCall | null): void {
    const i = this.count++
    if (i >= this.start.length) this.start = grown(this.start, capacityFor(this.count, this.start.length))
    this.start[i] = at
    this.state.push(state)
    this.call.push(call)
  }
}
