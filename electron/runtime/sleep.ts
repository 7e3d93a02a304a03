import { YieldpointError } from '../../shared/errors.ts'
import { Kind, markAwaited } from './awaited.ts'
import type { Body } from './body.ts'
import { awaiting, Coroutine, type Operation, type Steps } from './coroutine.ts'
import type { Runnable } from './ready-ring.ts'
import { Suspension, suspensions } from './suspension.ts'
import type { Timed } from './timer-heap.ts'

/** Kept from scripts: a sleep's length is checked once, when it is made. */
export let sleeps: {
  /** Its time begins; gives what `body` waits for. @throws YieldpointError runtime/coroutine-reused */
  begin(sleep: Sleep, body: Body): SleepTimer
}

/**
 * A sleep, which begins when it is awaited, as asyncio's `sleep()` is a coroutine. For `yield*` it is iterator and iterator
 * result as well: a sleeping generator keeps all that it was given, and there may be many.
 */
export class Sleep<T = unknown> implements Operation<T>, Iterator<unknown, T> {
  // I1  as a result: first itself, to be awaited; then the end.
  readonly #seconds: number
  readonly #result: T
  #begun = false
  done = true
  value: unknown = undefined

  constructor(seconds: number, result: T) {
    this.#seconds = seconds
    this.#result = result
  }

  next(value?: unknown): IteratorResult<unknown, T> {
    this.done = !this.done
    this.value = this.done ? value : this // I1
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
    sleeps = {
      begin(sleep, body) {
        if (sleep.#begun) throw new YieldpointError('runtime/coroutine-reused', { name: 'sleep' })
        sleep.#begun = true
        return new SleepTimer(body, sleep.#seconds, sleep.#result)
      },
    }
  }
}

/** What a sleeping task waits for: its own timer. */
export class SleepTimer extends Suspension implements Runnable, Timed {
  readonly when: number
  queued = false

  constructor(body: Body, seconds: number, result: unknown) {
    super(cancelTimer)
    this.when = body.loop.time() + seconds
    suspensions.setValue(this, result)
    suspensions.park(this, body)
    body.loop.addTimer(this)
  }

  run(): void {
    suspensions.wake(this)
  }
}

const cancelTimer = (timer: SleepTimer): void => suspensions.bodyOf(timer)!.loop.timers.cancel(timer)

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
