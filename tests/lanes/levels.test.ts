/** What is drawn of each kind of resource: how full it is, of how much, and how many wait. */
import { expect, test } from 'vitest'
import { capacityOf, levelOf, waitingAt } from '../../shared/lanes/levels.ts'
import type { ResourceKind, ResourceStats } from '../../shared/protocol/events.ts'

const line = (waiting: number) => ({ waiters: [], waiting })
const holder = (task: number) => ({ task, count: 1, since: 0 })
type QueueCounts = Record<'maxsize' | 'size' | 'putting' | 'getting' | 'joining', number>
const queue = (counts: QueueCounts): ResourceStats => ({
  ...{ kind: 'queue', order: 'fifo', items: [], unfinished: 0, putters: [], getters: [], joiners: [], shutdown: null },
  ...counts,
})

const semaphore = (free: number): ResourceStats => ({
  ...{ kind: 'semaphore', value: 3, free, bounded: false, holders: [holder(1)] },
  ...line(2),
})

/** [statistics, level, capacity, waiting] of each kind, in each state that is drawn otherwise. */
const ROWS: readonly (readonly [ResourceStats, number, number, number])[] = [
  [{ kind: 'lock', owner: null, since: null, ...line(0) }, 0, 1, 0],
  [{ kind: 'lock', owner: 1, since: 0, ...line(2) }, 1, 1, 2],
  [semaphore(3), 0, 3, 2],
  [semaphore(1), 2, 3, 2],
  [semaphore(5), 0, 3, 2], // released more often than acquired
  [{ kind: 'event', set: false, since: null, ...line(4) }, 0, 1, 4],
  [{ kind: 'event', set: true, since: 5, ...line(0) }, 1, 1, 0],
  [{ kind: 'condition', lock: 1, ...line(2), notified: [7, 8, 9] }, 3, 0, 5],
  [{ kind: 'barrier', parties: 4, state: 'filling', ...line(3) }, 3, 4, 3],
  [queue({ maxsize: 5, size: 2, putting: 1, getting: 20, joining: 300 }), 2, 5, 321],
  [{ kind: 'cell', value: '1', changedBy: null }, 0, 0, 0],
  [{ kind: 'connection', state: 'open', peer: 'a', received: 9, sent: 8, unread: 7, unsent: 6, ...line(1) }, 7, 0, 1],
  [{ kind: 'server', state: 'listening', address: 'a', accepted: 9, open: 4, ...line(1) }, 4, 0, 1],
  [{ kind: 'process', state: 'running', command: 'sh', returncode: null, ...line(1) }, 1, 1, 1],
  [{ kind: 'process', state: 'exited', command: 'sh', returncode: 0, ...line(0) }, 0, 1, 0],
]

test.each(ROWS.map(row => [row[0].kind, ...row] as const))(
  '%s %j',
  (_: ResourceKind, stats, level, capacity, waiting) => {
    expect([levelOf(stats), capacityOf(stats), waitingAt(stats)]).toEqual([level, capacity, waiting])
  },
)
