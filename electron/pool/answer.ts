/** What crosses between the pool and its workers. */
import type { PoolFunction } from '../script/confine-pool.ts'

export interface WorkerData {
  readonly functions: readonly PoolFunction[]
}

export interface Call {
  readonly name: string
  readonly args: readonly unknown[]
}

/** An outcome is a value, for what a worker throws loses its stack on the way. */
export type Answer =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'raised'; readonly name: string; readonly message: string; readonly stack: string }
  | { readonly kind: 'not-cloneable'; readonly reason: string }
