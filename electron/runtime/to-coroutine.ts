/** What can be awaited, as a coroutine. */
import { YieldpointError } from '../../shared/errors.ts'
import { Kind, kindOf } from './awaited.ts'
import { type Awaitable, awaiting, Coroutine, type Driven, frames, isSteps, type Steps } from './coroutine.ts'
import { type Sleep, sleepAsCoroutine } from './sleep.ts'

/**
 * What a task can be made of; a generator as it is.
 * @throws YieldpointError runtime/not-awaitable for what cannot be awaited, and for futures, which are under way already.
 */
export function toCoroutine<T>(awaitable: Awaitable<T>): Coroutine<T> | Driven<T> {
  if (typeof awaitable === 'object' && awaitable !== null) {
    if (kindOf(awaitable) === Kind.coroutine) return awaitable as Coroutine<T>
    const coroutine = ofSleepOrPromise(awaitable)
    if (coroutine !== null) return coroutine as Coroutine<T>
    if (isSteps(awaitable)) return awaitable as Steps<T>
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
  const kind = kindOf(value)
  if (kind === Kind.sleep || kind === Kind.turn) return sleepAsCoroutine(value as Sleep)
  if (value instanceof Promise) return new Coroutine(awaiting(value), 'promise', 'as it is')
  return null
}
