import { YieldpointError } from '../../shared/errors.ts'
import { awaiting, Coroutine, type Operation, type Steps } from './coroutine.ts'
import { type Canceller, endCancelled, Future, futures } from './future.ts'
import type { EventLoop } from './loop.ts'
import type { Runnable } from './ready-ring.ts'
import type { Timed } from './timer-heap.ts'

/** Kept from scripts: a sleep's length is checked once, when it is made. */
let sleeps: { secondsOf(sleep: Sleep): number; resultOf(sleep: Sleep): unknown }
export let isSleep: (value: object) => value is Sleep

/** A sleep that begins when it is awaited, as asyncio's `sleep()` is a coroutine. */
export class Sleep<T = unknown> implements Operation<T> {
  readonly #seconds: number
  readonly #result: T

  constructor(seconds: number, result: T) {
    this.#seconds = seconds
    this.#result = result
  }

  [Symbol.iterator](): Iterator<unknown, T, unknown> {
    return awaiting(this)
  }

  static {
    isSleep = (value): value is Sleep => #seconds in value
    sleeps = { secondsOf: sleep => sleep.#seconds, resultOf: sleep => sleep.#result }
  }
}

/** `sleep(0)`: the rest of this turn for the others. One object for all, so that a bare switch allocates nothing. */
export const TURN: Sleep<undefined> = new Sleep(0, undefined)
Object.freeze(TURN)

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
  return result === undefined ? TURN : new Coroutine(turnThen(result), 'sleep', 'as it is')
}

function* turnThen<T>(result: T): Steps<T> {
  yield TURN
  return result
}

/** What a sleeping task waits for: its own timer, so that a sleep is one object. */
export class SleepFuture extends Future implements Runnable, Timed {
  readonly when: number
  order = 0
  queued = false
  readonly #result: unknown

  constructor(loop: EventLoop, sleep: Sleep) {
    super(loop, cancelTimer)
    this.when = loop.time() + sleeps.secondsOf(sleep)
    this.#result = sleeps.resultOf(sleep)
    loop.addTimer(this)
  }

  run(): void {
    if (!this.done()) this.setResult(this.#result)
  }
}

const cancelTimer: Canceller = (future, origin, message) => {
  if (!endCancelled(future, origin, message)) return false
  futures.loopOf(future).timers.cancel(future as SleepFuture)
  return true
}
