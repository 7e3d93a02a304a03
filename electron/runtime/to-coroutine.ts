/** What can be awaited, as a coroutine. */
import { YieldpointError } from '../../shared/errors.ts'
import { type Awaitable, awaiting, Coroutine, frames, isSteps, type Steps } from './coroutine.ts'
import { isSleep } from './sleep.ts'

/** @throws YieldpointError runtime/not-awaitable for what cannot be awaited, and for futures, which are under way already. */
export function toCoroutine<T>(awaitable: Awaitable<T>): Coroutine<T> {
  if (typeof awaitable === 'object' && awaitable !== null) {
    if (frames.is(awaitable)) return awaitable as Coroutine<T>
    const coroutine = ofSleepOrPromise(awaitable)
    if (coroutine !== null) return coroutine as Coroutine<T>
    if (isSteps(awaitable)) return new Coroutine(awaitable as Steps<T>, 'generator')
  }
  throw new YieldpointError('runtime/not-awaitable', { got: typeof awaitable })
}

/**
 * What is awaited in the place of the coroutine that returned it: a coroutine nobody has awaited, a sleep, a promise. Null
 * for a plain value, and so for futures and tasks, which asyncio's programs hand around.
 */
export function toSuccessor(returned: object): Coroutine | null {
  if (frames.is(returned)) return returned.state === 'created' ? returned : null
  return ofSleepOrPromise(returned)
}

function ofSleepOrPromise(value: object): Coroutine | null {
  if (isSleep(value)) return new Coroutine(awaiting(value), 'sleep', 'as it is')
  if (value instanceof Promise) return new Coroutine(awaiting(value), 'promise', 'as it is')
  return null
}
