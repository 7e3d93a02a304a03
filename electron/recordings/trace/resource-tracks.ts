/** What resources show in a trace: a track of owners for each lock, and counters of queues, semaphores, barriers, connections. */
import type { ResourceStats, RunEvent } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import type { TraceArgs, TraceEvent } from './events.ts'
import { RUN_PID } from './task-tracks.ts'
import type { Names } from './words.ts'

/** Above all tasks. */
const LOCKS = 1_000_000_000
export const lockTid = (resource: number): number => LOCKS + resource

interface Known {
  readonly name: string
  readonly kind: ResourceStats['kind']
  owner: number | null
  since: number
  /** What was written last. */
  counted: string
}

export class ResourceTracks {
  // I1  #known[r].owner is who has the lock, since when; that slice is written when it changes hands.
  readonly #write: (event: TraceEvent) => void
  readonly #names: Names
  readonly #known = new Map<number, Known>()

  constructor(write: (event: TraceEvent) => void, names: Names) {
    this.#write = write
    this.#names = names
  }

  start(state: RunState): void {
    for (const { id, name, stats } of state.resources.values()) this.#created(id, name, stats, state.at)
  }

  next(event: RunEvent): void {
    if (event.type === 'resource.created') this.#created(event.resource, event.name, event.stats, event.at)
    else if (event.type === 'resource.changed') this.#changed(event.resource, event.stats, event.at)
    else if (event.type === 'resources.forgotten') for (const id of event.resources) this.#forget(id, event.at)
  }

  finish(at: number): void {
    for (const id of [...this.#known.keys()]) this.#forget(id, at)
  }

  #created(id: number, name: string, stats: ResourceStats, at: number): void {
    this.#known.set(id, { name, kind: stats.kind, owner: null, since: at, counted: '' })
    if (stats.kind === 'lock') {
      const track = { ph: 'M', pid: RUN_PID, tid: lockTid(id) } as const
      this.#write({ ...track, name: 'thread_name', args: { name: `${name} (lock)` } })
      this.#write({ ...track, name: 'thread_sort_index', args: { sort_index: lockTid(id) } })
    }
    this.#changed(id, stats, at)
  }

  #changed(id: number, stats: ResourceStats, at: number): void {
    const known = this.#known.get(id)
    if (known === undefined) return
    if (stats.kind === 'lock') this.#owned(id, known, stats.owner, at)
    const counts = countsOf(stats)
    const counted = JSON.stringify(counts)
    if (counts === null || counted === known.counted) return
    known.counted = counted
    this.#write({ ph: 'C', name: `${stats.kind} ${known.name}`, pid: RUN_PID, ts: at, args: counts })
  }

  #owned(id: number, known: Known, owner: number | null, at: number): void {
    if (owner === known.owner) return
    if (known.owner !== null) {
      const name = this.#names.task(known.owner)
      const slice = { ph: 'X', cat: 'owner', pid: RUN_PID, tid: lockTid(id) } as const
      this.#write({ ...slice, name, ts: known.since, dur: Math.max(0, at - known.since) })
    }
    known.owner = owner
    known.since = at
  }

  #forget(id: number, at: number): void {
    const known = this.#known.get(id)
    if (known === undefined) return
    this.#owned(id, known, null, at)
    this.#known.delete(id)
  }
}

/** Null: it has no level worth a curve. */
function countsOf(stats: ResourceStats): TraceArgs | null {
  switch (stats.kind) {
    case 'queue':
      return { items: stats.size, putting: stats.putting, getting: stats.getting }
    case 'semaphore':
      return { free: stats.free, waiting: stats.waiting }
    case 'lock':
      return { waiting: stats.waiting }
    case 'event':
      return { set: Number(stats.set), waiting: stats.waiting }
    case 'condition':
    case 'barrier':
      return { waiting: stats.waiting }
    case 'connection':
      return { unread: stats.unread, unsent: stats.unsent }
    case 'server':
      return { open: stats.open }
    case 'cell':
    case 'process':
      return null
  }
}
