import type { Future } from './future.ts'

/** Several futures as the one thing that somebody waits for; the monitor names those that are pending. */
export class Together {
  readonly by: 'wait' | 'asCompleted'
  /** The wait ends with the end of all, of one, or with the first error. */
  readonly until: 'all' | 'first' | 'error'
  readonly futures: Iterable<Future>
  /** In loop time: it ends then, whatever they do; null: never. */
  readonly deadline: number | null

  constructor(by: Together['by'], until: Together['until'], futures: Iterable<Future>, deadline: number | null) {
    this.by = by
    this.until = until
    this.futures = futures
    this.deadline = deadline
  }
}
