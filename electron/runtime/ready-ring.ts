/** Something the loop runs once: a task's step, a callback, a timer that is due. */
export interface Runnable {
  run(): void
}

/** What a future runs once it is done; it may be told of which one, at once, before it runs in a later turn. */
export interface Listener extends Runnable {
  readonly told?: ((future: never) => void) | undefined
}

/** The ready queue: first in, first out, in a circular buffer that doubles when it is full. */
export class ReadyRing {
  // I1  the capacity is a power of two, so that an index wraps by masking.
  // I2  a slot outside head … head + length holds nothing, so that what has run can be collected.
  #slots: (Runnable | undefined)[]
  #head = 0
  #length = 0

  constructor(capacity = 64) {
    this.#slots = new Array(2 ** Math.ceil(Math.log2(capacity))) // I1
  }

  get length(): number {
    return this.#length
  }

  push(entry: Runnable): void {
    if (this.#length === this.#slots.length) this.#grow()
    this.#slots[(this.#head + this.#length) & (this.#slots.length - 1)] = entry
    this.#length++
  }

  shift(): Runnable | undefined {
    if (this.#length === 0) return undefined
    const entry = this.#slots[this.#head]
    this.#slots[this.#head] = undefined // I2
    this.#head = (this.#head + 1) & (this.#slots.length - 1)
    this.#length--
    return entry
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Array(old.length * 2)
    for (let i = 0; i < this.#length; i++) this.#slots[i] = old[(this.#head + i) & (old.length - 1)]
    this.#head = 0
  }
}
