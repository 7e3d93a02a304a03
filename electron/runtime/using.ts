import { type Entered, managers } from './context-manager.ts'
import { type Awaitable, Coroutine, type Steps } from './coroutine.ts'
import { DisposeScope } from './dispose-scope.ts'

interface AsyncDisposableLike {
  [Symbol.asyncDispose](): unknown
}

/**
 * Enters a context, runs `body` with its value and exits: `using(connect(), function* (connection) {…})`. Also takes what is
 * disposed of at the end, or something to await for that: `using(lock.hold(), …)`.
 * A manager that handles the error of `body` keeps it from being thrown; `using` then comes to undefined.
 * Source: Python's `async with`, as a function around a body, since no JavaScript scope can change what is thrown.
 */
export function using<T, R>(
  manager: Awaitable<Entered<T>> | Entered<T>,
  body: (value: T) => Awaitable<R>,
): Coroutine<R | undefined>
export function using<T extends AsyncDisposableLike, R>(
  resource: Awaitable<T> | T,
  body: (value: T) => Awaitable<R>,
): Coroutine<R>
export function using<R>(resource: unknown, body: (value: never) => Awaitable<R>): Coroutine<R | undefined> {
  return new Coroutine(usingSteps(resource, body), 'using', 'as it is')
}

function* usingSteps<R>(resource: unknown, body: (value: never) => Awaitable<R>): Steps<R | undefined> {
  const scope = new DisposeScope()
  const entered = scope.useAsync(yield resource)
  let result: R | undefined
  try {
    result = (yield body((managers.isEntered(entered) ? entered.value : entered) as never)) as R
  } catch (error) {
    scope.fail(error)
  }
  yield* scope.disposeAsync(0, true)
  return result
}
