/** A resource's own snapshot, with tasks by number and values as previews: as the event log has it. */
import type { ResourceStats } from '../../shared/protocol/events.ts'
import {
  Barrier,
  Cell,
  Condition,
  Event,
  type Holder,
  Lock,
  type Observed,
  Queue,
  type QueueStats,
  Semaphore,
  type Task,
} from '../runtime/index.ts'
import { preview } from './preview.ts'
import type { Recorder } from './recorder.ts'

const ITEM_LIMIT = 32
const CLASSES = [Lock, Semaphore, Event, Condition, Barrier, Queue, Cell]
const UNREADABLE: ResourceStats = { kind: 'cell', value: '…', changedBy: null }

/** A script may make a lock of its own and change what it says of itself: the run's log is not to break by that. */
export function resourceStats(resource: Observed, recorder: Recorder): ResourceStats {
  try {
    return toLog(resource, recorder) ?? UNREADABLE
  } catch {
    return UNREADABLE
  }
}

/** As the runtime's own class tells it, whatever the object has in its place. */
export function ownStats(resource: Observed): ReturnType<Observed['stats']> {
  const made: { prototype: Observed } | undefined = CLASSES.find(each => resource instanceof each)
  return (made?.prototype ?? resource).stats.call(resource)
}

interface InResource extends Partial<Pick<QueueStats, 'putters' | 'getters' | 'joiners'>> {
  readonly owner?: Task | null
  readonly holders?: readonly Holder[]
  readonly waiters?: readonly Task[]
}

/** Everybody in it: who has it, and who stands in its lines. */
export function tasksOf(resource: Observed): Task[] {
  const { owner, holders = [], ...lines } = ownStats(resource) as InResource
  const inLine = [lines.waiters, lines.putters, lines.getters, lines.joiners].flatMap(line => line ?? [])
  const all = [owner, ...holders.map(({ task }) => task), ...inLine]
  return all.filter(task => task !== null && task !== undefined)
}

function toLog(resource: Observed, recorder: Recorder): ResourceStats | undefined {
  const id = (task: Task): number => recorder.idOf(task)
  const ids = (tasks: readonly Task[]): number[] => tasks.map(id)
  const idOrNull = (task: Task | null): number | null => (task === null ? null : id(task))
  const micros = (seconds: number): number => recorder.micros(seconds)
  const stats = ownStats(resource)
  switch (stats.kind) {
    case 'lock':
      return {
        kind: 'lock',
        owner: idOrNull(stats.owner),
        since: stats.since === null ? null : micros(stats.since),
        waiters: ids(stats.waiters),
        waiting: stats.waiting,
      }
    case 'semaphore':
      return {
        ...stats,
        holders: stats.holders.map(({ task, count, since }) => ({ task: idOrNull(task), count, since: micros(since) })),
        waiters: ids(stats.waiters),
      }
    case 'event':
      return {
        ...stats,
        since: stats.since === null ? null : micros(stats.since),
        waiters: ids(stats.waiters),
      }
    case 'condition':
      return {
        ...stats,
        lock: recorder.resources.idOf(stats.lock) ?? null,
        waiters: ids(stats.waiters),
        notified: ids(stats.notified),
      }
    case 'barrier':
      return { ...stats, waiters: ids(stats.waiters) }
    case 'queue':
      return {
        ...stats,
        items: stats.items.map(item => preview(item, ITEM_LIMIT)),
        putters: ids(stats.putters),
        getters: ids(stats.getters),
        joiners: ids(stats.joiners),
      }
    case 'connection':
    case 'server':
    case 'process':
      return { ...stats, waiters: stats.waiters.map(({ task, to }) => ({ task: id(task), to })) }
    case 'cell':
      return { kind: 'cell', value: preview(stats.value), changedBy: idOrNull(stats.changedBy) }
  }
}
