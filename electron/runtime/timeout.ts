import { YieldpointError } from '../../shared/errors.ts'
import type { Body } from './body.ts'
import { type Awaitable, awaiting, Coroutine, type Steps } from './coroutine.ts'
import { CancelledError, TimeoutError } from './errors.ts'
import type { Handle, TimerHandle } from './handle.ts'
import { runningLoop } from './running.ts'
import { checkSeconds } from './seconds.ts'

/** The first deadline of the scopes that a body is in, in loop time; null if none has one. For the monitor. */
export let scopeDeadlineOf: (body: Body) => number | null

/**
 * Bounds what is awaited inside of it: when its time is over it cancels its own task, and turns that cancellation, and no
 * other, into a TimeoutError at its end. Scopes nest; each takes back only its own cancellation.
 * Units: seconds of the loop's clock.
 * Source: asyncio.Timeout of CPython 3.11, as a function around a body, since no JavaScript scope can change what is thrown.
 */
export class TimeoutScope {
  // I1  expiring: the deadline has passed and this scope's cancellation is not taken back yet.
  // I2  every active scope of a body can be reached from body.scope, by #outer.
  #state: 'created' | 'active' | 'expiring' | 'expired' | 'finished' = 'created'
  #when: number | null
  #timer: Handle | TimerHandle | null = null
  #body: Body | null = null
  #requestsBefore = 0
  #outer: TimeoutScope | null = null

  constructor(when: number | null) {
    this.#when = when
  }

  /** The deadline in loop time, null if there is none. */
  when(): number | null {
    return this.#when
  }

  expired(): boolean {
    return this.#state === 'expiring' || this.#state === 'expired'
  }

  /** @throws YieldpointError runtime/timeout-inactive before it began and once it is over. */
  reschedule(when: number | null): void {
    if (this.#state !== 'active') throw new YieldpointError('runtime/timeout-inactive', { state: this.#state })
    this.#when = when
    this.#timer?.cancel()
    this.#timer = null
    if (when === null) return
    const loop = runningLoop()
    const expire = (): void => this.#expire()
    this.#timer = when <= loop.time() ? loop.callSoon(expire) : loop.callAt(when, expire)
  }

  /** Runs `body` in this scope, once. */
  *run<T>(body: (scope: TimeoutScope) => Awaitable<T>): Steps<T> {
    this.#enter()
    try {
      return yield* awaiting(body(this))
    } catch (error) {
      if (this.#exit() && CancelledError.is(error)) throw new TimeoutError('timed out', { cause: error })
      throw error
    } finally {
      this.#exit()
    }
  }

  #enter(): void {
    const body = runningLoop().stepping
    if (body === null) throw new YieldpointError('runtime/no-current-task', { what: 'timeout' })
    if (this.#state !== 'created') throw new YieldpointError('runtime/timeout-inactive', { state: this.#state })
    this.#state = 'active'
    this.#body = body
    this.#outer = body.scope
    body.scope = this // I2
    this.#requestsBefore = body.requests
    this.reschedule(this.#when)
  }

  /** Whether a cancellation that leaves the scope is this scope's own. */
  #exit(): boolean {
    this.#timer?.cancel()
    this.#timer = null
    const expiring = this.#state === 'expiring'
    if (this.#state === 'active') this.#state = 'finished'
    if (expiring) this.#state = 'expired'
    this.#leave()
    return expiring && this.#body!.uncancel() <= this.#requestsBefore
  }

  /** A generator may be left after a scope that was entered later: then it is passed over as soon as that is left. */
  #leave(): void {
    const body = this.#body!
    while (body.scope !== null && body.scope.#state !== 'active') body.scope = body.scope.#outer // I2
  }

  #expire(): void {
    this.#state = 'expiring' // I1
    this.#timer = null
    this.#body!.cancel({ by: 'timeout', task: null }, undefined)
  }

  static {
    scopeDeadlineOf = body => {
      let first: number | null = null
      for (let scope = body.scope; scope !== null; scope = scope.#outer) {
        const when = scope.#state === 'active' ? scope.#when : null
        if (when !== null && (first === null || when < first)) first = when
      }
      return first
    }
  }
}

/** Runs `body` for at most `seconds`; null: no limit, until `scope.reschedule`. @throws TimeoutError */
export function timeout<T>(seconds: number | null, body: (scope: TimeoutScope) => Awaitable<T>): Coroutine<T> {
  return new Coroutine(timeoutSteps(seconds, body), 'timeout', 'as it is')
}

/** Runs `body` until the loop's clock shows `when` at most; null: no limit, until `scope.reschedule`. @throws TimeoutError */
export function timeoutAt<T>(when: number | null, body: (scope: TimeoutScope) => Awaitable<T>): Coroutine<T> {
  if (when !== null) checkSeconds('when', when)
  return new Coroutine(new TimeoutScope(when).run(body), 'timeoutAt', 'as it is')
}

function* timeoutSteps<T>(seconds: number | null, body: (scope: TimeoutScope) => Awaitable<T>): Steps<T> {
  const scope = new TimeoutScope(seconds === null ? null : runningLoop().time() + seconds)
  return yield* scope.run(body)
}
