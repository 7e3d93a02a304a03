/** Something that becomes due at a time. */
export interface Timed {
  /** Loop time in seconds. */
  readonly when: number
  /** In a heap and alive; the heap's own mark. */
  queued: boolean
}

const FANOUT = 4
const COMPACT_ABOVE = 64
const FIRST_CAPACITY = 64

/**
 * The timers, earliest first, in a 4-ary heap; equal deadlines fire in the order in which they were made. What is compared lies
 * in arrays of numbers beside the timers, so that finding the next one of a million looks at few lines of memory. A cancelled
 * timer stays where it is and is skipped when it comes up; when more than half are cancelled the heap is rebuilt without them,
 * so cancelling costs O(1) and never leaks.
 */
export class TimerHeap<T extends Timed> {
  // I1  no entry is before its parent (when, then order).
  // I2  #dead entries of the heap are not `queued`.
  // I3  entry i has its deadline in #whens[i] and its order of creation in #orders[i].
  #entries: T[] = []
  #whens = new Float64Array(FIRST_CAPACITY)
  #orders = new Float64Array(FIRST_CAPACITY)
  #dead = 0
  #made = 0

  /** Timers that will still fire. */
  get size(): number {
    return this.#entries.length - this.#dead
  }

  /** `kept` counts the cancelled ones that are still there, too. */
  stats(): { readonly waiting: number; readonly kept: number } {
    return Object.freeze({ waiting: this.size, kept: this.#entries.length })
  }

  push(timer: T): void {
    timer.queued = true
    const at = this.#entries.length
    if (at === this.#whens.length) this.#grow()
    this.#entries.push(timer)
    this.#up(at, timer, timer.when, this.#made++)
  }

  cancel(timer: T): void {
    if (!timer.queued) return
    timer.queued = false
    this.#dead++ // I2
    if (this.#dead > COMPACT_ABOVE && this.#dead * 2 > this.#entries.length) this.#compact()
  }

  /** The earliest timer that will fire. */
  peek(): T | undefined {
    while (this.#dead > 0 && !this.#entries[0]!.queued) {
      this.#removeFirst()
      this.#dead--
    }
    return this.#entries[0]
  }

  pop(): T | undefined {
    const first = this.peek()
    if (first === undefined) return undefined
    this.#removeFirst()
    first.queued = false
    return first
  }

  #removeFirst(): void {
    const entries = this.#entries
    const last = entries.pop()!
    const at = entries.length
    if (at > 0) this.#down(0, last, this.#whens[at]!, this.#orders[at]!)
  }

  #compact(): void {
    const entries = this.#entries
    let kept = 0
    for (let i = 0; i < entries.length; i++) {
      if (!entries[i]!.queued) continue
      this.#place(kept++, entries[i]!, this.#whens[i]!, this.#orders[i]!)
    }
    entries.length = kept
    this.#dead = 0
    for (let i = Math.floor((kept - 2) / FANOUT); i >= 0; i--)
      this.#down(i, entries[i]!, this.#whens[i]!, this.#orders[i]!)
  }

  #up(start: number, timer: T, when: number, order: number): void {
    const whens = this.#whens
    let at = start
    while (at > 0) {
      const parent = (at - 1) >> 2
      if (when >= whens[parent]!) break // made later than all the others, so it is never before an equal one
      this.#move(parent, at)
      at = parent
    }
    this.#place(at, timer, when, order) // I1
  }

  #down(start: number, timer: T, when: number, order: number): void {
    const whens = this.#whens
    const orders = this.#orders
    let at = start
    for (;;) {
      const child = this.#earliestChild(at)
      if (child === -1) break
      const other = whens[child]!
      if (other > when || (other === when && orders[child]! > order)) break
      this.#move(child, at)
      at = child
    }
    this.#place(at, timer, when, order) // I1
  }

  #earliestChild(parent: number): number {
    const whens = this.#whens
    const orders = this.#orders
    const first = parent * FANOUT + 1
    const length = this.#entries.length
    if (first >= length) return -1
    const end = Math.min(first + FANOUT, length)
    let earliest = first
    for (let i = first + 1; i < end; i++) {
      const when = whens[i]!
      const least = whens[earliest]!
      if (when < least || (when === least && orders[i]! < orders[earliest]!)) earliest = i
    }
    return earliest
  }

  #move(from: number, to: number): void {
    this.#place(to, this.#entries[from]!, this.#whens[from]!, this.#orders[from]!)
  }

  #place(at: number, timer: T, when: number, order: number): void {
    this.#entries[at] = timer
    this.#whens[at] = when // I3
    this.#orders[at] = order
  }

  #grow(): void {
    const whens = new Float64Array(this.#whens.length * 2)
    const orders = new Float64Array(whens.length)
    whens.set(this.#whens)
    orders.set(this.#orders)
    this.#whens = whens
    this.#orders = orders
  }
}
