/** What crosses between a pool and its workers, threads and processes alike. */
import type { PoolFunction } from '../script/confine-pool.ts'
import type { Fault } from './cloneable.ts'

/** How many calls may be on their way to one worker, the one that runs included. */
export const LINE_LENGTH = 64

/** `seq` counts the calls sent to one worker from 1. A tuple: a key costs in every message. */
export type CallMessage = readonly [seq: number, name: string, args: readonly unknown[]]

/** An outcome is a value, for what a worker throws loses its stack on the way. `failure` is null if it returned. */
export type Answer = readonly [seq: number, ms: number, failure: Failure | null, value: unknown]

export type Failure =
  | { readonly kind: 'raised'; readonly name: string; readonly message: string; readonly stack: string }
  | { readonly kind: 'not-cloneable'; readonly fault: Fault }
  | { readonly kind: 'never-settles' }

export type SharedCells = Int32Array<SharedArrayBuffer>

/** What a thread is born with. `claims`: see `Claims`; `bell` is rung after each message. */
export interface ThreadData {
  readonly role: 'thread'
  readonly functions: readonly PoolFunction[]
  readonly claims: SharedCells
  readonly bell: SharedCells
}

/** What the watch in a worker process is born with. */
export interface WatchData {
  readonly role: 'watch'
  readonly claims: SharedCells
  readonly memoryLimitMb: number | null
}

/** The first message to a worker process; after it come lists of calls. */
export interface ProcessData {
  readonly functions: readonly PoolFunction[]
  readonly memoryLimitMb: number | null
}
