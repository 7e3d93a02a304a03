import { YieldpointError } from '../../shared/errors.ts'
import type { Coroutine } from './coroutine.ts'
import { CancelledError } from './errors.ts'
import { Hold } from './hold.ts'
import { type Gate, MUST_WAIT, Passage } from './passage.ts'
import { noteHeld, noteReleased, Resource, type ResourceOptions, resources } from './resource.ts'
import { runningLoop } from './running.ts'
import type { LockStats } from './stats.ts'
import type { Task } from './task.ts'
import { WaitLine } from './waiters.ts'

/**
 * Lock: one task at a time, first come first served. Whoever releases it need not be who acquired it.
 * Cancellation: a cancelled waiter leaves the line, and wakes the next one if the lock has become free meanwhile.
 * Source: asyncio.Lock of CPython 3.11.
 */
export class Lock extends Resource {
  // I1  who comes while somebody is in line who has not given up joins the line, even if the lock is free.
  // I2  if the lock is free and the line is not empty, its first has been woken or cancelled.
  readonly kind = 'lock'
  readonly #line = new WaitLine(this, 'acquire')
  readonly #gate: Gate<true> = {
    line: this.#line,
    enter: () => (this.#locked || this.#line.contended ? MUST_WAIT : this.#take()), // I1
    woken: () => this.#take(),
    interrupted: (_, error) => {
      if (CancelledError.is(error) && !this.#locked) this.#line.wakeFirst() // I2
    },
    changed: () => resources.changed(this),
  }
  #locked = false
  #owner: Task | null = null
  #since: number | null = null

  constructor(options?: ResourceOptions) {
    super(options)
    resources.created(this)
  }

  locked(): boolean {
    return this.#locked
  }

  acquire(): Coroutine<true> {
    return new Passage('Lock.acquire', this.#gate, undefined)
  }

  /** Acquires it until the guard's scope ends: `await using _ = await lock.hold()`. */
  hold(): Coroutine<Hold> {
    return new Passage('Lock.hold', this.#gate, undefined, () => new Hold(() => this.release()))
  }

  /** @throws YieldpointError runtime/not-acquired if nobody holds it. */
  release(): void {
    if (!this.#locked) throw new YieldpointError('runtime/not-acquired', { name: this.name ?? 'Lock' })
    noteReleased(this.#owner, this)
    this.#locked = false
    this.#owner = null
    this.#since = null
    this.#line.wakeFirst() // I2
    resources.changed(this)
  }

  stats(): LockStats {
    const waiters = this.#line.tasks()
    return Object.freeze({
      kind: this.kind,
      owner: this.#owner,
      since: this.#since,
      waiters,
      waiting: this.#line.pending,
    })
  }

  #take(): true {
    const loop = runningLoop()
    this.#locked = true
    this.#owner = loop.currentTask
    this.#since = loop.observedTime()
    noteHeld(this.#owner, this)
    return true
  }
}
