/** Lanes as they are kept: columns that grow at their end, and drop their beginning. */
import type { Micros, ResourceId, TaskId, WorkerId } from '../ids.ts'
import type { Outcome, TaskState, WorkerState } from '../protocol/events.ts'
import type { ResourceHead, ResourceRows, TaskHead, TaskRows, WorkerHead } from './delta.ts'
import { capacityFor, FIRST, filled, grown } from './grow.ts'
import type { CancelMark, FindingMark, ResourceLane, TaskLane, WorkerLane, WorkersCall } from './model.ts'

/** Copying that few rows one by one is faster than five views of the columns they come from. */
const FEW = 24
/** Of the five columns together, the widest first, so that each begins where its numbers may stand. */
const ROW_BYTES = 8 + 4 + 4 + 4 + 1

export class GrowingTask implements TaskLane {
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
  dropped = 0
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

  /** The first `count` segments go. */
  drop(count: number): void {
    this.dropped += count
    this.count -= count
    this.start = this.start.subarray(count)
    this.wait = this.wait.subarray(count)
    this.waker = this.waker.subarray(count)
    this.site = this.site.subarray(count)
    this.kind = this.kind.subarray(count)
    if (isMostlyGone(this.start)) this.#move(this.count)
    dropBefore(this.cancels, this.start[0]!)
    dropBefore(this.findings, this.start[0]!)
  }

  /**
   * One buffer for all columns: in a busy run tens of thousands of them grow every second, and each buffer is work for the collector.
   * Lanes begin with different capacities, so that those that fill evenly do not all grow in the same moment.
   */
  #reserve(needed: number): void {
    if (needed <= this.start.length) return
    this.#move(capacityFor(needed, this.start.length, FIRST + (this.task % FIRST)))
  }

  #move(capacity: number): void {
    const length = Math.min(this.start.length, capacity)
    const buffer = new ArrayBuffer(capacity * ROW_BYTES)
    this.start = filled(new Float64Array(buffer, 0, capacity), this.start.subarray(0, length))
    this.wait = filled(new Uint32Array(buffer, capacity * 8, capacity), this.wait.subarray(0, length))
    this.waker = filled(new Int32Array(buffer, capacity * 12, capacity), this.waker.subarray(0, length))
    this.site = filled(new Uint32Array(buffer, capacity * 16, capacity), this.site.subarray(0, length))
    this.kind = filled(new Uint8Array(buffer, capacity * 20, capacity), this.kind.subarray(0, length))
  }
}

export class GrowingResource implements ResourceLane {
  readonly resource: ResourceId
  readonly name: string
  readonly kind: ResourceLane['kind']
  readonly createdAt: Micros
  readonly capacity: number
  endedAt: Micros | null = null
  dropped = 0
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

  /** The first `count` rows go. */
  drop(count: number): void {
    this.dropped += count
    this.count -= count
    this.start = this.start.subarray(count)
    this.level = this.level.subarray(count)
    this.waiting = this.waiting.subarray(count)
    this.holders = this.holders.subarray(count)
    if (isMostlyGone(this.start)) this.#move(this.start.length)
  }

  #grow(): void {
    this.#move(capacityFor(this.count, this.start.length))
  }

  #move(capacity: number): void {
    this.start = grown(this.start, capacity)
    this.level = grown(this.level, capacity)
    this.waiting = grown(this.waiting, capacity)
    this.holders = grown(this.holders, capacity)
  }
}

export class GrowingWorker implements WorkerLane {
  readonly worker: WorkerId
  readonly kind: WorkerLane['kind']
  endedAt: Micros | null = null
  dropped = 0
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

  /** The first `count` rows go. */
  drop(count: number): void {
    this.dropped += count
    this.count -= count
    this.start = this.start.slice(count)
    this.state.splice(0, count)
    this.call.splice(0, count)
  }
}

/** What is dropped stays in memory as long as what is kept is in the same buffer. */
const isMostlyGone = (column: Float64Array): boolean => column.byteOffset > column.byteLength

function dropBefore(marks: { readonly at: Micros }[], at: Micros): void {
  const first = marks.findIndex(mark => mark.at >= at)
  marks.splice(0, first < 0 ? marks.length : first)
}
