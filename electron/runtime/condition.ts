import { YieldpointError } from '../../shared/errors.ts'
import { Coroutine, type Steps } from './coroutine.ts'
import { CancelledError } from './errors.ts'
import type { Hold } from './hold.ts'
import { Lock } from './lock.ts'
import { Resource, type ResourceOptions, resources } from './resource.ts'
import { type ConditionStats, NAMED_LIMIT } from './stats.ts'
import { currentTask, type Task } from './task.ts'
import { WaitLine } from './waiters.ts'

export interface ConditionOptions extends ResourceOptions {
  /** Several conditions may share a lock. By default it has one of its own. */
  readonly lock?: Lock
}

/**
 * Condition: to wait, while holding a lock, for something that another holder of the lock says has come about. Waiting gives
 * the lock up and takes it again before it goes on, and who is notified looks again whether it is so.
 * Cancellation: a cancelled waiter takes the lock again first, however often it is cancelled, and then throws. A
 * notification that it had got by then is lost, as in asyncio.
 * Source: asyncio.Condition of CPython 3.11.
 */
export class Condition extends Resource {
  // I1  whatever ends a wait, its task holds the lock again when the wait is over.
  readonly kind = 'condition'
  readonly #lock: Lock
  readonly #line = new WaitLine(this, 'wait')
  /** Those who wait for the lock again. */
  readonly #returning = new Set<Task>()

  /** @throws YieldpointError runtime/bad-argument for a lock that is none. */
  constructor(options: ConditionOptions = {}) {
    super(options)
    this.#lock = options.lock ?? new Lock(this.name === null ? {} : { name: `${this.name}.lock` })
    if (!(this.#lock instanceof Lock))
      throw new YieldpointError('runtime/bad-argument', {
        what: 'lock',
        expected: 'a Lock',
        got: typeof options.lock,
      })
    resources.created(this)
  }

  locked(): boolean {
    return this.#lock.locked()
  }

  acquire(): Coroutine<true> {
    return this.#lock.acquire()
  }

  /** Acquires its lock until the guard's scope ends: `await using _ = await condition.hold()`. */
  hold(): Coroutine<Hold> {
    return this.#lock.hold()
  }

  /** @throws YieldpointError runtime/not-acquired if nobody holds its lock. */
  release(): void {
    this.#lock.release()
  }

  /** Waits until it is notified. @throws YieldpointError runtime/condition-unlocked if nobody holds its lock. */
  wait(): Coroutine<true> {
    return new Coroutine(this.#wait(), 'Condition.wait')
  }

  /** Waits until `predicate` gives something true, which it gives back. Asks it at once, and whenever it is notified. */
  waitFor<T>(predicate: () => T): Coroutine<T> {
    return new Coroutine(this.#waitFor(predicate), 'Condition.waitFor', 'as it is')
  }

  /** Wakes up to `n` who wait, those who came first. @throws YieldpointError runtime/condition-unlocked */
  notify(n = 1): void {
    this.#checkLocked('notify')
    for (let woken = 0; woken < n && this.#line.wakeNext(); woken++);
    resources.changed(this)
  }

  /** @throws YieldpointError runtime/condition-unlocked */
  notifyAll(): void {
    this.notify(Number.POSITIVE_INFINITY)
  }

  stats(): ConditionStats {
    const waiters = this.#line.tasks()
    const notified = Object.freeze([...this.#returning].slice(0, NAMED_LIMIT))
    return Object.freeze({ kind: this.kind, lock: this.#lock, waiters, waiting: this.#line.pending, notified })
  }

  *#wait(): Steps<true> {
    this.#checkLocked('wait')
    this.#lock.release()
    try {
      yield* this.#standInLine()
      return true
    } finally {
      yield* this.#reacquire() // I1
    }
  }

  *#standInLine(): Steps<void> {
    const waiter = this.#line.join()
    resources.changed(this)
    try {
      yield waiter
    } finally {
      this.#line.leave(waiter)
    }
  }

  *#reacquire(): Steps<void> {
    const task = currentTask()!
    let cancelled = false
    this.#returning.add(task)
    resources.changed(this)
    for (;;) {
      try {
        yield this.#lock.acquire()
        break
      } catch (error) {
        if (!CancelledError.is(error)) throw error
        cancelled = true
      }
    }
    this.#returning.delete(task)
    resources.changed(this)
    if (cancelled) throw new CancelledError()
  }

  *#waitFor<T>(predicate: () => T): Steps<T> {
    let result = predicate()
    while (!result) {
      yield* this.#wait()
      result = predicate()
    }
    return result
  }

  #checkLocked(what: 'wait' | 'notify'): void {
    if (!this.#lock.locked())
      throw new YieldpointError('runtime/condition-unlocked', { name: this.name ?? 'Condition', what })
  }
}
