import { YieldpointError } from '../../shared/errors.ts'
import { Kind, markAwaited } from './awaited.ts'
import type { Body } from './body.ts'
import { awaiting, Coroutine, type Operation, type Steps } from './coroutine.ts'
import type { Runnable } from './ready-ring.ts'
import { onCancelled, Suspension, suspensions } from './suspension.ts'
import type { Timed } from './timer-heap.ts'

/** Kept from scripts: a sleep begins where it is awaited. */
export let sleeps: {
  /** Its time begins, and `body` is to wait for it. @throws YieldpointError runtime/coroutine-reused */
  begin(sleep: Sleep, body: Body): void
}

/**
 * A sleep, which begins when it is awaited, as asyncio's `sleep()` is a coroutine. Operation, timer and what its task waits for
 * in one, for `yield*` iterator and iterator result as well: many tasks do nothing but sleep, and this is most of what they keep.
 */
export class Sleep<T = unknown> extends Suspension implements Operation<T>, Iterator<unknown, T>, Runnable, Timed {
  // I1  `when` is a length until it begins, and the time at which it ends from then on.
  // I2  as an iterator's result: first itself, to be awaited; then the end.
  when: number
  queued = false
  done = true
  value: unknown = undefined

  constructor(seconds: number, result: T) {
    super()
    this.when = seconds
    suspensions.setValue(this, result)
  }

  /** Its time is over. Does nothing while it is not, whoever calls it. */
  run(): void {
    if (!this.queued && suspensions.bodyOf(this) !== null) suspensions.wake(this)
  }

  next(value?: unknown): IteratorResult<unknown, T> {
    this.done = !this.done
    this.value = this.done ? value : this // I2
    return this as unknown as IteratorResult<unknown, T>
  }

  throw(error: unknown): never {
    throw error
  }

  [Symbol.iterator](): this {
    return this
  }

  static {
    markAwaited(Sleep.prototype, Kind.sleep)
    onCancelled(Sleep.prototype, sleep => suspensions.bodyOf(sleep)!.loop.timers.cancel(sleep))
    sleeps = {
      begin(sleep, body) {
        if (suspensions.bodyOf(sleep) !== null) throw new YieldpointError('runtime/coroutine-reused', { name: 'sleep' })
        sleep.when += body.loop.time() // I1
        suspensions.park(sleep, body)
        body.loop.addTimer(sleep)
      },
    }
  }
}

/**
 * `sleep(0)`: the rest of this turn for the others. Operation, iterator and iterator result in one: switching is what a
 * runtime does most, and each object made for it would cost a tenth of a switch.
 */
export class Turn implements Operation<undefined>, Iterator<unknown, undefined> {
  // I1  as a result: first itself, to be awaited; then the end.
  done = true
  value: unknown = undefined

  next(): IteratorResult<unknown, undefined> {
    this.done = !this.done
    this.value = this.done ? undefined : this // I1
    return this as IteratorResult<unknown, undefined>
  }

  [Symbol.iterator](): this {
    return this
  }

  throw(error: unknown): never {
    throw error
  }

  static {
    markAwaited(Turn.prototype, Kind.turn)
  }
}

/**
 * Waits `seconds`; zero or less gives the other ready tasks a turn.
 * @throws YieldpointError runtime/bad-argument unless `seconds` is a finite number.
 */
export function sleep(seconds: number): Operation<undefined>
export function sleep<T>(seconds: number, result: T): Operation<T>
export function sleep(seconds: number, result?: unknown): Operation<unknown> {
  if (!Number.isFinite(seconds))
    throw new YieldpointError('runtime/bad-argument', {
      what: 'seconds',
      expected: 'a finite number',
      got: `${seconds}`,
    })
  if (seconds > 0) return new Sleep(seconds, result)
  return result === undefined ? new Turn() : new Coroutine(turnThen(result), 'sleep', 'as it is')
}

function* turnThen<T>(result: T): Steps<T> {
  yield new Turn()
  return result
}

/** A sleep as a coroutine, for what must be one, such as a task. */
export const sleepAsCoroutine = (sleep: Sleep | Turn): Coroutine =>
  new Coroutine(awaiting(sleep as Operation<unknown>), 'sleep', 'as it is')
