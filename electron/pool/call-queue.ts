const COMPACT_AT = 1_000

/** First in, first out; what leaves early is skipped when its turn comes. */
export class CallQueue<C extends { readonly over: boolean }> {
  // I1  #size counts the calls from #head on that are not over.
  // I2  none before #head is kept, since its arguments may be large.
  #calls: (C | undefined)[] = []
  #head = 0
  #size = 0

  get size(): number {
    return this.#size
  }

  push(call: C): void {
    this.#calls.push(call)
    this.#size++
  }

  /** Calls that were in the queue before, in their order: they come first again. */
  putBack(calls: readonly C[]): void {
    this.#calls.splice(0, this.#head, ...calls)
    this.#head = 0
    this.#size += calls.length
  }

  peek(): C | undefined {
    while (this.#calls[this.#head]?.over) this.#pass()
    return this.#calls[this.#head]
  }

  shift(): C | undefined {
    const call = this.peek()
    if (call === undefined) return undefined
    this.#pass()
    this.#size--
    if (this.#head >= COMPACT_AT && this.#head * 2 >= this.#calls.length) this.#compact()
    return call
  }

  /** One of its calls is over: it will be skipped. */
  left(): void {
    this.#size--
  }

  clear(): void {
    this.#calls = []
    this.#head = this.#size = 0
  }

  #pass(): void {
    this.#calls[this.#head++] = undefined // I2
  }

  #compact(): void {
    this.#calls = this.#calls.slice(this.#head)
    this.#head = 0
  }
}
