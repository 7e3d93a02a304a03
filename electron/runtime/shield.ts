import type { Awaitable } from './coroutine.ts'
import type { Future } from './future.ts'
import { runningLoop } from './running.ts'
import { ensureFuture } from './task.ts'
import { Wait } from './wait.ts'

/**
 * Awaiting it awaits the inner one, but cancelling it does not reach the inner one. If the inner one is cancelled, so is this.
 * Source: asyncio.shield of CPython 3.11.
 */
export function shield<T>(awaitable: Awaitable<T>): Future<T> {
  const loop = runningLoop()
  const inner = ensureFuture(awaitable, loop)
  if (inner.done()) return inner
  const outer = new Wait<T>(loop, inner, inner === awaitable ? 'shield' : 'shield alone')
  const passOn = (): void => {
    if (outer.done()) return
    if (inner.cancelled()) outer.cancel()
    else if (inner.exception() === null) outer.setResult(inner.result())
    else outer.setException(inner.exception())
  }
  inner.addDoneCallback(passOn)
  outer.addDoneCallback(() => {
    if (!inner.done()) inner.removeDoneCallback(passOn)
  })
  return outer
}
