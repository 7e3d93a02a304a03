/** Something under way outside of the loop: a call on a worker, a promise. While it is, there is no deadlock. */
export interface OutsideSource {
  readonly what: string
  /** Its result: the loop will run `apply`, and the source is over. Later calls do nothing. */
  deliver(apply: () => void): void
  /** Nothing will come any more. Does not take back what was delivered. */
  close(): void
}

/** What the outside needs of its loop. */
export interface OutsideLoop {
  readonly turns: number
  callSoon(apply: () => void): unknown
  wake(): void
}

/** A task may spin on `sleep(0)` for this many turns of the virtual clock before the loop blocks for the outside. */
const PATIENCE_TURNS = 10_000

interface Pending extends OutsideSource {
  apply: (() => void) | null
}

/** The sources that are pending, in the order in which they were begun. */
export class Outside {
  // I1  a source is in #pending until its result is taken or it is closed without one.
  // I2  ordered (the virtual clock): results are taken in the order of beginning, so that no run depends on what was faster.
  readonly ordered: boolean
  readonly #loop: OutsideLoop
  readonly #pending = new Set<Pending>()
  /** The turn in which the oldest one became the oldest. */
  #oldestSince = 0

  constructor(loop: OutsideLoop, ordered: boolean) {
    this.#loop = loop
    this.ordered = ordered
  }

  get size(): number {
    return this.#pending.size
  }

  begin(what: string): OutsideSource {
    const source: Pending = {
      what,
      apply: null,
      deliver: apply => this.#deliver(source, apply),
      close: () => this.#close(source),
    }
    if (this.#pending.size === 0) this.#oldestSince = this.#loop.turns
    this.#pending.add(source)
    return source
  }

  /** Makes the oldest result ready, if it has come. */
  takeOldest(): boolean {
    for (const oldest of this.#pending) {
      if (oldest.apply === null) return false
      this.#take(oldest, oldest.apply)
      return true
    }
    return false
  }

  /** Whether tasks that never wait have kept the oldest waiting for too long. */
  starvedAt(turn: number): boolean {
    return turn - this.#oldestSince >= PATIENCE_TURNS
  }

  clear(): void {
    this.#pending.clear()
  }

  #deliver(source: Pending, apply: () => void): void {
    if (source.apply !== null || !this.#pending.has(source)) return
    source.apply = apply
    if (this.ordered)
      this.#loop.wake() // I2
    else this.#take(source, apply)
  }

  #close(source: Pending): void {
    if (source.apply !== null || !this.#pending.delete(source)) return
    this.#oldestSince = this.#loop.turns
    this.#loop.wake()
  }

  #take(source: Pending, apply: () => void): void {
    this.#pending.delete(source) // I1
    this.#oldestSince = this.#loop.turns
    this.#loop.callSoon(apply)
  }
}
