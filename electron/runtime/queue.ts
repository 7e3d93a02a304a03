import { YieldpointError } from '../../shared/errors.ts'
import type { Coroutine } from './coroutine.ts'
import { QueueEmpty, QueueFull, QueueShutDown } from './errors.ts'
import { Fifo, type ItemStore, Lifo, Priority } from './item-stores.ts'
import { type Gate, MUST_WAIT, Passage } from './passage.ts'
import { Resource, type ResourceOptions, resources } from './resource.ts'
import { NAMED_LIMIT, type QueueStats } from './stats.ts'
import { type Waiter, WaitLine } from './waiters.ts'

export interface QueueOptions extends ResourceOptions {
  /** 0, the default: unbounded. */
  readonly maxsize?: number
  /** fifo, the default; lifo: the newest first; priority: the smallest first, the older of equals. */
  readonly order?: QueueStats['order']
}

const STORES = { fifo: Fifo, lifo: Lifo, priority: Priority }

/**
 * Queue: items between tasks. `put` waits while it is full, `get` while it is empty, `join` until every item that was put
 * has been reported done with `taskDone`.
 * Cancellation: who is cancelled while waiting takes or leaves nothing, and passes a wake-up it had got on to the next.
 * Source: asyncio.Queue of CPython 3.11, `shutdown` of 3.13.
 */
export class Queue<T = unknown> extends Resource {
  // I1  size ≤ maxsize, if that is not 0.
  // I2  each put wakes at most one getter and each get at most one putter; who wakes up looks again.
  // I3  #unfinished = items put − calls of taskDone; joiners wait exactly while it is positive.
  readonly kind = 'queue'
  readonly maxsize: number
  readonly order: QueueStats['order']
  readonly #items: ItemStore<T>
  readonly #putters = new WaitLine(this, 'put')
  readonly #getters = new WaitLine(this, 'get')
  readonly #joiners = new WaitLine(this, 'join')
  readonly #putting: Gate<void, T> = {
    line: this.#putters,
    enter: item => this.#tryPut(item),
    woken: item => this.#tryPut(item),
    interrupted: waiter => {
      if (!this.full()) this.#handOn(this.#putters, waiter)
    },
    changed: () => resources.changed(this),
  }
  readonly #getting: Gate<T> = {
    line: this.#getters,
    enter: () => this.#tryGet(),
    woken: () => this.#tryGet(),
    interrupted: waiter => {
      if (!this.empty()) this.#handOn(this.#getters, waiter)
    },
    changed: () => resources.changed(this),
  }
  readonly #joining: Gate<void> = {
    line: this.#joiners,
    enter: () => (this.#unfinished > 0 ? MUST_WAIT : undefined), // I3
    woken: () => undefined,
    interrupted: () => {},
    changed: () => resources.changed(this),
  }
  #unfinished = 0
  #shutdown: QueueStats['shutdown'] = null

  /** @throws YieldpointError runtime/bad-argument unless `maxsize` is a whole number. */
  constructor(options: number | QueueOptions = {}) {
    const { maxsize = 0, order = 'fifo', ...rest } = typeof options === 'number' ? { maxsize: options } : options
    super(rest)
    if (!Number.isInteger(maxsize))
      throw new YieldpointError('runtime/bad-argument', {
        what: 'maxsize',
        expected: 'a whole number',
        got: `${maxsize}`,
      })
    this.maxsize = Math.max(0, maxsize)
    this.order = order
    this.#items = new STORES[order]<T>()
    resources.created(this)
  }

  get size(): number {
    return this.#items.size
  }

  qsize(): number {
    return this.#items.size
  }

  empty(): boolean {
    return this.#items.size === 0
  }

  full(): boolean {
    return this.maxsize > 0 && this.#items.size >= this.maxsize
  }

  put(item: T): Coroutine<void> {
    return new Passage('Queue.put', this.#putting, item)
  }

  get(): Coroutine<T> {
    return new Passage('Queue.get', this.#getting, undefined)
  }

  join(): Coroutine<void> {
    return new Passage('Queue.join', this.#joining, undefined)
  }

  /** @throws QueueFull, QueueShutDown */
  putNowait(item: T): void {
    this.#checkOpen()
    if (this.full()) throw new QueueFull('the queue is full')
    this.#push(item)
    resources.changed(this)
  }

  /** @throws QueueEmpty, QueueShutDown */
  getNowait(): T {
    if (this.empty()) this.#checkOpen()
    if (this.empty()) throw new QueueEmpty('the queue is empty')
    const item = this.#take()
    resources.changed(this)
    return item
  }

  /** An item that was got has been dealt with. @throws YieldpointError runtime/task-done-too-often */
  taskDone(): void {
    if (this.#unfinished === 0) throw new YieldpointError('runtime/task-done-too-often', { name: this.name ?? 'Queue' })
    this.#unfinished--
    if (this.#unfinished === 0) this.#joiners.wakeAll() // I3
    resources.changed(this)
  }

  /**
   * From now on nothing is put, and once it is empty nothing got: who tries, or waits for it, gets QueueShutDown.
   * `immediate`: what is in it is thrown away, and counts as done.
   */
  shutdown(immediate = false): void {
    this.#shutdown = immediate ? 'immediate' : (this.#shutdown ?? 'draining')
    if (immediate) this.#drop()
    this.#getters.wakeAll()
    this.#putters.wakeAll()
    resources.changed(this)
  }

  stats(): QueueStats {
    const { kind, order, maxsize, size } = this
    return Object.freeze({
      kind,
      order,
      maxsize,
      size,
      items: Object.freeze(this.#items.first(NAMED_LIMIT)),
      unfinished: this.#unfinished,
      putters: this.#putters.tasks(),
      putting: this.#putters.pending,
      getters: this.#getters.tasks(),
      getting: this.#getters.pending,
      joiners: this.#joiners.tasks(),
      joining: this.#joiners.pending,
      shutdown: this.#shutdown,
    })
  }

  #tryPut(item: T): undefined | typeof MUST_WAIT {
    this.#checkOpen()
    if (this.full()) return MUST_WAIT // I1
    this.#push(item)
  }

  #tryGet(): T | typeof MUST_WAIT {
    if (!this.empty()) return this.#take()
    this.#checkOpen()
    return MUST_WAIT
  }

  #push(item: T): void {
    this.#items.push(item)
    this.#unfinished++
    this.#getters.wakeAndRemoveNext() // I2
  }

  #take(): T {
    const item = this.#items.take()
    this.#putters.wakeAndRemoveNext() // I2
    return item
  }

  #handOn(line: WaitLine, waiter: Waiter): void {
    if (!waiter.cancelled()) line.wakeAndRemoveNext() // I2
  }

  #drop(): void {
    for (; this.#items.size > 0; this.#items.take()) if (this.#unfinished > 0) this.#unfinished--
    if (this.#unfinished === 0) this.#joiners.wakeAll() // I3
  }

  #checkOpen(): void {
    if (this.#shutdown !== null) throw new QueueShutDown('the queue was shut down')
  }
}

export class LifoQueue<T = unknown> extends Queue<T> {
  constructor(options: number | Omit<QueueOptions, 'order'> = {}) {
    super(typeof options === 'number' ? { maxsize: options, order: 'lifo' } : { ...options, order: 'lifo' })
  }
}

export class PriorityQueue<T = unknown> extends Queue<T> {
  constructor(options: number | Omit<QueueOptions, 'order'> = {}) {
    super(typeof options === 'number' ? { maxsize: options, order: 'priority' } : { ...options, order: 'priority' })
  }
}
