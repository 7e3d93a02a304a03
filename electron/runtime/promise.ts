import { Future } from './future.ts'
import type { EventLoop } from './loop.ts'

const { then } = Promise.prototype

export class PromiseFuture<T = unknown> extends Future<T> {}

/** A native promise is something from outside: it settles when the host lets it, not when the loop does. */
export function fromPromise<T>(loop: EventLoop, promise: Promise<T>): PromiseFuture<T> {
  const future = new PromiseFuture<T>(loop)
  const settle = (apply: () => void): void => source.deliver(() => future.done() || apply())
  // Not the promise's own `then`, which a script may have put there. It throws for what only looks like a promise.
  then.call(
    promise,
    value => settle(() => future.setResult(value as T)),
    error => settle(() => future.setException(error)),
  )
  const source = loop.outside('promise')
  return future
}
