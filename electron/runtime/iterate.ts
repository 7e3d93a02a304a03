/** `for await`, for lowered scripts and by hand. Nothing here goes through a promise unless the iterator gives one. */
import { type Awaitable, at, Coroutine, type Steps } from './coroutine.ts'
import { CancelledError } from './errors.ts'

/** Its methods give a result, or something to await for it. */
export interface AwaitedIterator {
  next(value?: unknown): unknown
  return?(value?: unknown): unknown
  throw?(error: unknown): unknown
}

/** Its iterator's methods give results, or something to await for them: a coroutine, a promise. */
export interface AsyncIterableLike<T> {
  [Symbol.asyncIterator](): { next(): Awaitable<IteratorResult<T, unknown>> }
}

type Iterables = Partial<Record<typeof Symbol.asyncIterator, () => AwaitedIterator> & Iterable<unknown>>

/** @throws TypeError if it is neither an async nor a plain iterable. */
export function asyncIterator(iterable: unknown): AwaitedIterator {
  const { [Symbol.asyncIterator]: asynchronous, [Symbol.iterator]: plain } = (iterable ?? {}) as Iterables
  if (asynchronous) return asynchronous.call(iterable as Iterables)
  if (plain) return new AwaitedValues(plain.call(iterable as Iterables))
  throw new TypeError(`${typeof iterable === 'object' ? 'the object' : String(iterable)} cannot be iterated over`)
}

/** A plain iterator whose values are awaited, one at a time. */
class AwaitedValues implements AwaitedIterator {
  readonly #iterator: Iterator<unknown>

  constructor(iterator: Iterator<unknown>) {
    this.#iterator = iterator
  }

  next(): unknown {
    const result = this.#iterator.next()
    return result.done ? result : new Coroutine(awaitedResult(result.value), 'next')
  }

  return(): unknown {
    return this.#iterator.return?.() ?? { done: true, value: undefined }
  }
}

function* awaitedResult(value: unknown): Steps<IteratorResult<unknown>> {
  return { done: false, value: yield value }
}

/** `while (loop.step(await loop.next())) { x = loop.value; … }`, closed with `close` if `open` when it is left. */
export class Loop {
  // I1  `open` exactly while the body has a value that the iterator gave last: an iterator that ended or failed is not closed.
  readonly #iterator: AwaitedIterator
  #failed = false
  open = false
  value: unknown

  constructor(iterator: AwaitedIterator) {
    this.#iterator = iterator
  }

  next(): unknown {
    this.open = false // I1
    return this.#iterator.next()
  }

  /** False at the end. */
  step(result: unknown): boolean {
    if (typeof result !== 'object' || result === null) throw new TypeError('next() did not give an iterator result')
    const { done, value } = result as IteratorResult<unknown>
    if (done) return false
    this.value = value
    this.open = true
    return true
  }

  /** The body threw: what closing throws does not hide it. */
  fail(error: unknown): unknown {
    this.#failed = true
    return error
  }

  *close(site = 0): Steps<void> {
    try {
      const closed = this.#iterator.return?.()
      if (closed !== undefined) yield at(closed, site)
    } catch (error) {
      // A cancellation while closing must reach the task even so.
      if (!this.#failed || CancelledError.is(error)) throw error
    }
  }
}

export const iterate = (iterable: unknown): Loop => new Loop(asyncIterator(iterable))

/** What the body of `forAwait` returns in order to leave the loop. */
export const BREAK: unique symbol = Symbol('break')

/**
 * Runs `body` with each value, and awaits what it gives; closes the iterator if that throws or returns BREAK. In a loop of one's
 * own, with `return` and `continue`, use `iterate` as the rounds here do.
 */
export function forAwait<T>(
  iterable: AsyncIterableLike<T> | Iterable<T>,
  body: (value: T) => unknown,
): Coroutine<void> {
  return new Coroutine(rounds(iterable, body), 'forAwait')
}

function* rounds<T>(iterable: AsyncIterableLike<T> | Iterable<T>, body: (value: T) => unknown): Steps<void> {
  const loop = iterate(iterable)
  try {
    while (loop.step(yield loop.next())) if ((yield body(loop.value as T)) === BREAK) break
  } catch (error) {
    throw loop.fail(error)
  } finally {
    if (loop.open) yield* loop.close()
  }
}
