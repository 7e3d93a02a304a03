/** Lanes of a run that never was, made as columns at once: for benches of what draws and sums them up, and small ones for tests. */
import type { LanesDelta, ResourceHead, TaskHead, TaskRows } from '../../shared/lanes/delta.ts'
import { LaneStore, type LaneWait, SEGMENT, SHIELDED, WAKER } from '../../shared/lanes/index.ts'
import { PASSING, type SharedNews } from '../../shared/lanes/shared-values.ts'
import type { CancelRequest } from '../../shared/protocol/events.ts'

export interface SyntheticOptions {
  readonly seed?: number
  readonly tasks?: number
  /** Of all tasks together; resources have some beside. */
  readonly segments?: number
  /** Microseconds. */
  readonly length?: number
}

const RESOURCES: readonly Omit<ResourceHead, 'resource' | 'createdAt'>[] = [
  { name: 'oven', kind: 'semaphore', capacity: 3 },
  { name: 'till', kind: 'lock', capacity: 1 },
  { name: 'orders', kind: 'queue', capacity: 20 },
  { name: 'open', kind: 'event', capacity: 1 },
  { name: 'ledger', kind: 'lock', capacity: 1 },
]
const WAITS: readonly LaneWait[] = [
  { for: 'sleep' },
  { for: 'resource', resource: 1, to: 'acquire' },
  { for: 'resource', resource: 2, to: 'acquire' },
  { for: 'resource', resource: 3, to: 'get' },
  { for: 'resource', resource: 3, to: 'put' },
  { for: 'resource', resource: 4, to: 'wait' },
  { for: 'resource', resource: 5, to: 'acquire' },
  { for: 'call', function: 'price' },
]
const WAKERS = [WAKER.timer, WAKER.outside, WAKER.callback]
/** Rows in one delta, as a live run's are. */
const CHUNK = 100_000

/** Each task goes round ready, running, waiting; a few are cancelled in the end, a few stand behind a shield. */
export function syntheticLanes(options: SyntheticOptions = {}): LaneStore {
  const store = new LaneStore()
  for (const delta of syntheticDeltas(options)) store.add(delta)
  return store
}

export function* syntheticDeltas(options: SyntheticOptions = {}): Generator<LanesDelta> {
  const { seed = 1, tasks = 100, segments = 5_000, length = 60e6 } = options
  const random = seeded(seed)
  const each = Math.max(4, Math.floor(segments / tasks))
  const atOnce = Math.max(1, Math.floor(CHUNK / each))
  yield { ...nothing(length), ...resources(random, Math.max(10, each), length), ...shared(tasks) }
  for (let first = 1; first <= tasks; first += atOnce) {
    const last = Math.min(tasks, first + atOnce - 1)
    yield { ...nothing(length), ...lanes(random, { first, last, each, length, tasks }) }
  }
}

/** Mulberry32. */
export function seeded(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Part {
  readonly first: number
  readonly last: number
  readonly each: number
  readonly length: number
  readonly tasks: number
}

function lanes(random: () => number, { first, last, each, length, tasks }: Part): Partial<LanesDelta> {
  const newTasks: TaskHead[] = []
  const endedTasks: LanesDelta['endedTasks'][number][] = []
  const cancels: LanesDelta['cancels'][number][] = []
  const taskRows = rowsFor((last - first + 1) * each, last - first + 1)
  for (let task = first; task <= last; task++) {
    const node = `step${task % 7}`
    const parent = task % 10 === 1 ? null : task - ((task - 1) % 10)
    const createdAt = random() * length * 0.05
    const cancelled = task % 37 === 0
    newTasks.push({
      ...{ task, name: `${node}[${task}]`, node, copy: task, parent, body: false, createdAt },
      group: task % 10 === 3 ? task : null,
    })
    const row = (task - first) * each
    taskRows.runs.set([task, each], (task - first) * 2)
    const endedAt = fill(taskRows, row, each, random, {
      createdAt,
      length,
      tasks,
      cancelled,
      shielded: task % 29 === 0,
    })
    if (cancelled) cancels.push({ task, at: taskRows.start[row + each - 2]!, request: REQUEST })
    endedTasks.push({
      ...{ task, at: endedAt, state: cancelled ? 'cancelled' : 'finished' },
      outcome: cancelled ? { kind: 'cancelled' } : { kind: 'returned', value: null },
    })
  }
  return { newTasks, endedTasks, cancels, taskRows }
}

const REQUEST: CancelRequest = { by: 'user', task: null, reason: null, at: 0 }

interface Lane {
  readonly createdAt: number
  readonly length: number
  readonly tasks: number
  readonly cancelled: boolean
  readonly shielded: boolean
}

/** Returns when it ended. */
function fill(rows: TaskRows, from: number, count: number, random: () => number, lane: Lane): number {
  const turn = ((lane.length * 0.9) / count) * 3
  let at = lane.createdAt
  let woken = 0
  for (let i = 0; i < count; i++) {
    const row = from + i
    const phase = i % 3
    rows.start[row] = Math.round(at)
    rows.kind[row] = phase === 0 ? SEGMENT.ready : phase === 1 ? SEGMENT.running : SEGMENT.waiting
    rows.site[row] = 1 + (i % 5)
    rows.waker[row] = phase === 0 && i > 0 ? woken : 0
    if (phase === 2) {
      rows.wait[row] = 1 + Math.floor(random() * WAITS.length)
      woken = random() < 0.5 ? 1 + Math.floor(random() * lane.tasks) : WAKERS[Math.floor(random() * 3)]!
    }
    if (lane.cancelled && i >= count - 2) {
      rows.kind[row] = SEGMENT.cancelling
      rows.wait[row] = 0
    }
    if (lane.shielded) rows.kind[row]! |= SHIELDED
    const share = phase === 0 ? 0.02 : phase === 1 ? 0.08 : 0.9
    at += turn * share * random() * 2
  }
  return Math.min(Math.round(at), lane.length)
}

function resources(random: () => number, each: number, length: number): Partial<LanesDelta> {
  const count = each * RESOURCES.length
  const resourceRows = {
    resource: new Uint32Array(count),
    start: new Float64Array(count),
    level: new Float64Array(count),
    waiting: new Uint32Array(count),
    holders: new Uint32Array(count),
  }
  RESOURCES.forEach(({ capacity, kind }, r) => {
    for (let i = 0; i < each; i++) {
      const row = r * each + i
      const level = Math.floor(random() * (capacity + 1))
      resourceRows.resource[row] = r + 1
      resourceRows.start[row] = Math.round((i / each) * length)
      resourceRows.level[row] = level
      resourceRows.waiting[row] = level === capacity ? Math.floor(random() * 5) : 0
      resourceRows.holders[row] =
        level > 0 && (kind === 'lock' || kind === 'semaphore') ? 1 + Math.floor(random() * 8) : 0
    }
  })
  return { newResources: RESOURCES.map((head, r) => ({ ...head, resource: r + 1, createdAt: 0 })), resourceRows }
}

const shared = (tasks: number): Partial<LanesDelta> => ({
  waits: lasting(WAITS),
  holders: lasting(Array.from({ length: 8 }, (_, i) => [1 + (i % tasks)])),
  newWorkers: [{ worker: 1, kind: 'thread' }],
  workerRows: [{ worker: 1, at: 0, state: 'idle', call: null }],
})

const lasting = <T>(values: readonly T[]): SharedNews<T> => ({
  lasting: values,
  passing: [],
  firstPassing: PASSING,
  openFrom: PASSING,
})

const rowsFor = (count: number, runs: number): TaskRows => ({
  runs: new Uint32Array(runs * 2),
  start: new Float64Array(count),
  kind: new Uint8Array(count),
  wait: new Uint32Array(count),
  waker: new Int32Array(count),
  site: new Uint32Array(count),
})

function nothing(length: number): LanesDelta {
  const none = { resource: new Uint32Array(0), start: new Float64Array(0), level: new Float64Array(0) }
  return {
    ...{
      from: 0,
      at: length,
      ended: true,
      newTasks: [],
      endedTasks: [],
      cancels: [],
      findings: [],
      taskRows: rowsFor(0, 0),
    },
    ...{ newResources: [], endedResources: [], newWorkers: [], endedWorkers: [], workerRows: [] },
    ...{ waits: lasting([]), holders: lasting([]), moments: [] },
    resourceRows: { ...none, waiting: new Uint32Array(0), holders: new Uint32Array(0) },
  }
}
