import { Future } from './future.ts'
import type { EventLoop } from './loop.ts'

export class PromiseFuture<T = unknown> extends Future<T> {}

/** A native promise is something from outside: it settles when the host lets it, not when the loop does. */
export function fromPromise<T>(loop: EventLoop, promise: Promise<T>): PromiseFuture<T> {
  const future = new PromiseFuture<T>(loop)
  const source = loop.outside('promise')
  const settle = (apply: () => void): void => source.deliver(() => future.done() || apply())
  promise.then(
    value => settle(() => future.setResult(value)),
    error => settle(() => future.setException(error)),
  )
  return future
}
