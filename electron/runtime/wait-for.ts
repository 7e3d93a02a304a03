import { type Awaitable, awaiting, Coroutine, type Steps } from './coroutine.ts'
import { CancelledError, TimeoutError } from './errors.ts'
import { type Future, futures } from './future.ts'
import { checkSeconds } from './seconds.ts'
import { ensureFuture } from './task.ts'
import { timeout } from './timeout.ts'
import { waitingFor } from './wait.ts'

/**
 * Awaits it for at most `seconds`; null: no limit. What is not done by then is cancelled, and its end waited for.
 * With no time at all (0 or less) it gives what is done already.
 * Cancellation: reaches what is awaited.
 * Source: asyncio.wait_for of CPython 3.12.
 * @throws TimeoutError
 */
export function waitFor<T>(awaitable: Awaitable<T>, seconds: number | null): Coroutine<T> {
  if (seconds !== null) checkSeconds('seconds', seconds)
  const steps = seconds !== null && seconds <= 0 ? atOnce(awaitable) : within(awaitable, seconds)
  return new Coroutine(steps, 'waitFor', 'as it is')
}

function* within<T>(awaitable: Awaitable<T>, seconds: number | null): Steps<T> {
  return yield* awaiting(timeout(seconds, () => awaitable))
}

function* atOnce<T>(awaitable: Awaitable<T>): Steps<T> {
  const future = ensureFuture(awaitable)
  if (future.done()) return future.result()
  yield* cancelAndWait(future)
  try {
    return future.result()
  } catch (error) {
    throw CancelledError.is(error) ? new TimeoutError('timed out', { cause: error }) : error
  }
}

/** Waits beside the future and not on it: a cancellation that comes meanwhile must end this wait whatever the future does. */
function* cancelAndWait(future: Future): Steps<void> {
  const ended = waitingFor<undefined>(future, 'end')
  const onDone = (): void => {
    if (!ended.done()) ended.setResult(undefined)
  }
  future.addDoneCallback(onDone)
  try {
    futures.requestCancel(future, { by: 'timeout', task: null }, undefined)
    yield ended
  } finally {
    future.removeDoneCallback(onDone)
  }
}
