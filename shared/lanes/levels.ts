/** A resource's statistics as one number that can be drawn: how full it is, of how much, and how many wait. */
import { assertNever } from '../assert-never.ts'
import type { ResourceStats } from '../protocol/events.ts'

export function levelOf(stats: ResourceStats): number {
  switch (stats.kind) {
    case 'lock':
      return stats.since === null ? 0 : 1
    case 'semaphore':
      return Math.max(0, stats.value - stats.free) // one that is not bounded may be given more than it was made with
    case 'event':
      return stats.set ? 1 : 0
    case 'condition':
      return stats.notified.length
    case 'barrier':
      return stats.waiting
    case 'queue':
      return stats.size
    case 'cell':
      return 0
    case 'connection':
      return stats.unread
    case 'server':
      return stats.open
    case 'process':
      return stats.state === 'running' ? 1 : 0
    default:
      return assertNever(stats)
  }
}

/** 0: no bound. */
export function capacityOf(stats: ResourceStats): number {
  switch (stats.kind) {
    case 'semaphore':
      return stats.value
    case 'barrier':
      return stats.parties
    case 'queue':
      return stats.maxsize
    case 'lock':
    case 'event':
    case 'process':
      return 1
    default:
      return 0
  }
}

export function waitingAt(stats: ResourceStats): number {
  if (stats.kind === 'queue') return stats.putting + stats.getting + stats.joining
  if (stats.kind === 'condition') return stats.waiting + stats.notified.length
  return stats.kind === 'cell' ? 0 : stats.waiting
}
