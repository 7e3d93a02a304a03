/** How long a function's calls take, learnt from those that were made: only short ones may wait behind others on a worker. */
export class Durations {
  readonly #expected = new Map<string, number>()

  /** Milliseconds; infinite for a function that was never measured. */
  expected(name: string): number {
    return this.#expected.get(name) ?? Number.POSITIVE_INFINITY
  }

  measured(name: string, ms: number): void {
    const before = this.#expected.get(name)
    this.#expected.set(name, before === undefined ? ms : (before + ms) / 2)
  }
}
