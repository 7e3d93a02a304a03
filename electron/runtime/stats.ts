/** Snapshots of the primitives, in terms of tasks; `resourceStatsSchema` of the event log says the same in numbers. */
import type { Observed } from './probe.ts'
import type { Task } from './task.ts'

/** Tasks and items named in one snapshot. */
export const NAMED_LIMIT = 24

export interface LineStats {
  /** Who waits, the next one first. */
  readonly waiters: readonly Task[]
  readonly waiting: number
}

export interface LockStats extends LineStats {
  readonly kind: 'lock'
  readonly owner: Task | null
  readonly since: number | null
}

export interface Holder {
  /** Null if it was taken outside of any task. */
  readonly task: Task | null
  readonly count: number
  readonly since: number
}

export interface SemaphoreStats extends LineStats {
  readonly kind: 'semaphore'
  /** The permits it was made with. */
  readonly value: number
  readonly free: number
  readonly bounded: boolean
  readonly holders: readonly Holder[]
}

export interface EventStats extends LineStats {
  readonly kind: 'event'
  readonly set: boolean
  readonly since: number | null
}

export interface ConditionStats extends LineStats {
  readonly kind: 'condition'
  /** Which says who holds it. The line is that of those who wait to be notified. */
  readonly lock: Observed
  /** They were notified, and wait for the lock again. */
  readonly notified: readonly Task[]
}

export interface BarrierStats extends LineStats {
  readonly kind: 'barrier'
  readonly parties: number
  /** `draining`, `resetting`: those of the last round have yet to leave, and who comes meanwhile waits until they have. */
  readonly state: 'filling' | 'draining' | 'resetting' | 'broken'
}

export interface QueueStats {
  readonly kind: 'queue'
  readonly order: 'fifo' | 'lifo' | 'priority'
  readonly maxsize: number
  readonly size: number
  /** The next ones to be got, first. */
  readonly items: readonly unknown[]
  readonly unfinished: number
  readonly putters: readonly Task[]
  readonly putting: number
  readonly getters: readonly Task[]
  readonly getting: number
  readonly joiners: readonly Task[]
  readonly joining: number
  /** Nothing can be put any more; what is in it can still be got, or was thrown away. */
  readonly shutdown: 'draining' | 'immediate' | null
}

export interface CellStats {
  readonly kind: 'cell'
  readonly value: unknown
  readonly changedBy: Task | null
}

/** What a task waits for at a thing outside. */
export type OutsideVerb = 'connect' | 'read' | 'drain' | 'close' | 'serve' | 'exit' | 'respond'

export interface OutsideWaiter {
  readonly task: Task
  readonly to: OutsideVerb
}

interface OutsideStats {
  readonly waiters: readonly OutsideWaiter[]
  readonly waiting: number
}

export interface ConnectionStats extends OutsideStats {
  readonly kind: 'connection'
  readonly state: 'connecting' | 'open' | 'closing' | 'closed'
  /** Who is at the other end, in the words of whoever opened it. */
  readonly peer: string
  /** Bytes. */
  readonly received: number
  readonly sent: number
  /** Bytes that came and nobody has read; bytes that were written and have not left. */
  readonly unread: number
  readonly unsent: number
}

export interface ServerStats extends OutsideStats {
  readonly kind: 'server'
  readonly state: 'listening' | 'closed'
  readonly address: string
  readonly accepted: number
  /** Connections it accepted that are open now. */
  readonly open: number
}

export interface ProcessStats extends OutsideStats {
  readonly kind: 'process'
  readonly state: 'running' | 'exited'
  readonly command: string
  /** Null while it runs; −n: ended by signal n. */
  readonly returncode: number | null
}

export type ResourceStats =
  | LockStats
  | SemaphoreStats
  | EventStats
  | ConditionStats
  | BarrierStats
  | QueueStats
  | CellStats
  | ConnectionStats
  | ServerStats
  | ProcessStats
