import type { Member } from './member.ts'

/** What a call comes to, unless it is cancelled. */
export type CallOutcome =
  | { readonly kind: 'returned'; readonly value: unknown }
  | { readonly kind: 'raised'; readonly error: unknown }

/** One call in a pool, from when it is asked for until nothing of it goes on any more. */
export class PoolCall {
  // I1  member is null exactly while it stands in the pool's queue, before it is over.
  // I2  who asked is told how it ended, or, if it was cancelled, that it is over: one of these, once.
  readonly name: string
  readonly args: readonly unknown[]
  /** The worker that it was sent to, and its number there. */
  member: Member | null = null
  seq = 0
  /** What it counts for in a worker's line. */
  loadMs = 0
  /** It was on a worker that died, and maybe because of it: it is sent where nothing else is. */
  alone = false
  over = false
  readonly #settled: (outcome: CallOutcome) => void
  #cancelled: PromiseWithResolvers<void> | null = null

  constructor(name: string, args: readonly unknown[], settled: (outcome: CallOutcome) => void) {
    this.name = name
    this.args = args
    this.#settled = settled
  }

  get cancelled(): boolean {
    return this.#cancelled !== null
  }

  /** Resolves when it is over. */
  cancel(): Promise<void> {
    this.#cancelled ??= Promise.withResolvers()
    return this.#cancelled.promise
  }

  settle(outcome: CallOutcome): void {
    this.over = true
    if (this.#cancelled === null) this.#settled(outcome)
    else this.#cancelled.resolve() // I2
  }

  /** It will come to nothing: it was cancelled. */
  drop(): void {
    this.over = true
    this.#cancelled?.resolve()
  }
}
