/** A pool's threads by number, from 1: who asks first gets one first, and of the free ones the lowest. */
export class Slots {
  // I1  while anyone waits, no slot is free.
  readonly #free: number[]
  readonly #waiting = new Set<(slot: number) => void>()

  constructor(count: number) {
    this.#free = Array.from({ length: count }, (_, index) => index + 1)
  }

  /** Rejects with the signal's reason if it is aborted first. */
  take(signal: AbortSignal): Promise<number> {
    const { promise, resolve, reject } = Promise.withResolvers<number>()
    const slot = this.#free.shift()
    if (slot !== undefined) return Promise.resolve(slot)
    this.#waiting.add(resolve)
    signal.addEventListener('abort', () => this.#waiting.delete(resolve) && reject(signal.reason), { once: true })
    return promise
  }

  give(slot: number): void {
    const [next] = this.#waiting
    if (next === undefined) this.#free.splice(this.#free.findLastIndex(other => other < slot) + 1, 0, slot)
    else {
      this.#waiting.delete(next)
      next(slot) // I1
    }
  }
}
