/** How a queue keeps its items, one class an order. */
import { YieldpointError } from '../../shared/errors.ts'

export interface ItemStore<T> {
  readonly size: number
  push(item: T): void
  /** Only called while there is one. */
  take(): T
  /** The next `limit` items to be taken, in order. */
  first(limit: number): T[]
}

export class Lifo<T> implements ItemStore<T> {
  readonly #items: T[] = []

  get size(): number {
    return this.#items.length
  }

  push(item: T): void {
    this.#items.push(item)
  }

  take(): T {
    return this.#items.pop() as T
  }

  first(limit: number): T[] {
    return this.#items.slice(-limit).reverse()
  }
}

/** Items are taken from an index that moves on; what lies before it is cut off when it is more than half. */
export class Fifo<T> implements ItemStore<T> {
  #items: (T | undefined)[] = []
  #head = 0

  get size(): number {
    return this.#items.length - this.#head
  }

  push(item: T): void {
    this.#items.push(item)
  }

  take(): T {
    const item = this.#items[this.#head] as T
    this.#items[this.#head++] = undefined
    if (this.#head >= 32 && this.#head * 2 >= this.#items.length) {
      this.#items = this.#items.slice(this.#head)
      this.#head = 0
    }
    return item
  }

  first(limit: number): T[] {
    return this.#items.slice(this.#head, this.#head + limit) as T[]
  }
}

interface Ranked<T> {
  readonly item: T
  readonly order: number
}

/** A binary heap; equal items leave in the order in which they came. */
export class Priority<T> implements ItemStore<T> {
  // I1  no entry is before its parent.
  readonly #heap: Ranked<T>[] = []
  #made = 0

  get size(): number {
    return this.#heap.length
  }

  push(item: T): void {
    const heap = this.#heap
    const entry = { item, order: this.#made++ }
    let at = heap.length
    // Found before anything moves: comparing throws for items that have no order.
    while (at > 0 && isBefore(entry, heap[(at - 1) >> 1]!)) at = (at - 1) >> 1
    const place = at
    for (at = heap.length; at > place; at = (at - 1) >> 1) heap[at] = heap[(at - 1) >> 1]!
    heap[place] = entry // I1
  }

  take(): T {
    const heap = this.#heap
    const first = heap[0]!
    const last = heap.pop()!
    if (heap.length > 0) this.#sink(last)
    return first.item
  }

  first(limit: number): T[] {
    return [...this.#heap]
      .sort((a, b) => (isBefore(a, b) ? -1 : 1))
      .slice(0, limit)
      .map(entry => entry.item)
  }

  #sink(entry: Ranked<T>): void {
    const heap = this.#heap
    let at = 0
    for (;;) {
      let child = at * 2 + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++
      if (!isBefore(heap[child]!, entry)) break
      heap[at] = heap[child]!
      at = child
    }
    heap[at] = entry // I1
  }
}

const isBefore = (a: Ranked<unknown>, b: Ranked<unknown>): boolean => {
  const order = compare(a.item, b.item)
  return order < 0 || (order === 0 && a.order < b.order)
}

/** Numbers, texts, and lists of these, element by element, as Python orders them. */
function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b)
  throw new YieldpointError('runtime/no-order', { left: typeof a, right: typeof b })
}

function compareLists(a: readonly unknown[], b: readonly unknown[]): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const order = compare(a[i], b[i])
    if (order !== 0) return order
  }
  return a.length - b.length
}
