/** Something that becomes due at a time. */
export interface Timed {
  /** Loop time in seconds. */
  readonly when: number
  /** Given by the heap: equal deadlines fire in the order in which they were made. */
  order: number
  /** In a heap and alive; the heap's own mark. */
  queued: boolean
}

const FANOUT = 4
const COMPACT_ABOVE = 64

/**
 * The timers, earliest first, in a 4-ary heap. A cancelled timer stays where it is and is skipped when it comes up; when more
 * than half are cancelled the heap is rebuilt without them, so cancelling costs O(1) and never leaks.
 */
export class TimerHeap<T extends Timed> {
  // I1  no entry is before its parent (when, then order).
  // I2  #dead entries of the heap are not `queued`.
  #entries: T[] = []
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
    timer.order = this.#made++
    timer.queued = true
    this.#entries.push(timer)
    this.#up(this.#entries.length - 1)
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
    const last = this.#entries.pop()!
    if (this.#entries.length === 0) return
    this.#entries[0] = last
    this.#down(0)
  }

  #compact(): void {
    this.#entries = this.#entries.filter(timer => timer.queued)
    this.#dead = 0
    for (let i = Math.floor((this.#entries.length - 2) / FANOUT); i >= 0; i--) this.#down(i)
  }

  #up(start: number): void {
    const entries = this.#entries
    const timer = entries[start]!
    let at = start
    while (at > 0) {
      const parent = (at - 1) >> 2
      if (!isBefore(timer, entries[parent]!)) break
      entries[at] = entries[parent]!
      at = parent
    }
    entries[at] = timer // I1
  }

  #down(start: number): void {
    const entries = this.#entries
    const timer = entries[start]!
    let at = start
    for (;;) {
      const child = this.#earliestChild(at)
      if (child === -1 || !isBefore(entries[child]!, timer)) break
      entries[at] = entries[child]!
      at = child
    }
    entries[at] = timer // I1
  }

  #earliestChild(parent: number): number {
    const entries = this.#entries
    const first = parent * FANOUT + 1
    if (first >= entries.length) return -1
    const end = Math.min(first + FANOUT, entries.length)
    let earliest = first
    for (let i = first + 1; i < end; i++) if (isBefore(entries[i]!, entries[earliest]!)) earliest = i
    return earliest
  }
}

const isBefore = (a: Timed, b: Timed): boolean => a.when < b.when || (a.when === b.when && a.order < b.order)
