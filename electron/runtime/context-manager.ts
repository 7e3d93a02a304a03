/**
 * Context managers from generators: what comes before the one value that the generator hands out is the entering, what comes
 * after it the exit, and an error of the block is thrown into the generator there.
 * Source: asynccontextmanager and aclosing of CPython 3.11's contextlib.
 */
import { YieldpointError } from '../../shared/errors.ts'
import type { AsyncGenerator } from './async-generator.ts'
import { Coroutine, type Steps } from './coroutine.ts'

/** How a scope leaves a manager; kept from scripts. */
export interface ManagerAccess {
  /** By its insides: a prototype can be had by anything. */
  isEntered(value: unknown): value is Entered
  /** Comes to true if the manager has handled the error, and to false if it is to be thrown on. */
  exit(manager: Entered, failed: boolean, error: unknown): Coroutine<boolean>
}

export let managers: ManagerAccess

/** What entering gives: the value, with the exit attached. Disposing of it exits it as after a block without errors. */
export class Entered<T = unknown> {
  readonly value: T
  readonly #generator: AsyncGenerator<T>

  constructor(generator: AsyncGenerator<T>, value: T) {
    this.#generator = generator
    this.value = value
  }

  [Symbol.asyncDispose](): Coroutine<boolean> {
    return managers.exit(this, false, undefined)
  }

  static {
    managers = {
      isEntered: (value): value is Entered => typeof value === 'object' && value !== null && #generator in value,
      exit: (manager, failed, error) =>
        new Coroutine(failed ? exitFailed(manager.#generator, error) : exit(manager.#generator), 'exit'),
    }
  }
}

/**
 * Makes a function that enters a context from one that makes an async generator. The generator hands out one value.
 * @throws YieldpointError runtime/manager-yields, when awaited, if it hands out none; at the exit, if it hands out another.
 */
export function asyncContextManager<T, This, A extends unknown[]>(
  make: (this: This, ...args: A) => AsyncGenerator<T>,
): (this: This, ...args: A) => Coroutine<Entered<T>> {
  return function (...args) {
    return new Coroutine(enter(make.apply(this, args)), String(make.name), 'as it is')
  }
}

function* enter<T>(generator: AsyncGenerator<T>): Steps<Entered<T>> {
  const { done, value } = (yield generator.next()) as IteratorResult<T>
  if (done) throw new YieldpointError('runtime/manager-yields', { how: 'not at all' })
  return new Entered(generator, value)
}

function* exit(generator: AsyncGenerator): Steps<boolean> {
  const { done } = (yield generator.next()) as IteratorResult<unknown>
  if (!done) yield* refuseMore(generator)
  return false
}

function* exitFailed(generator: AsyncGenerator, error: unknown): Steps<boolean> {
  try {
    const { done } = (yield generator.throw(error)) as IteratorResult<unknown>
    if (!done) yield* refuseMore(generator)
    return true
  } catch (thrown) {
    if (thrown !== error) throw thrown
    return false
  }
}

function* refuseMore(generator: AsyncGenerator): Steps<never> {
  yield generator.return()
  throw new YieldpointError('runtime/manager-yields', { how: 'more than once' })
}

interface Closable<T> {
  [Symbol.asyncIterator](): { next(): T; return?(): unknown }
}

/** An async iterator that is closed when its scope is left: `await using rows = aclosing(read())`. */
export class Closing<T = unknown> {
  readonly #iterator: { next(): T; return?(): unknown }

  constructor(iterable: Closable<T>) {
    this.#iterator = iterable[Symbol.asyncIterator]()
  }

  [Symbol.asyncIterator](): { next(): T; return?(): unknown } {
    return this.#iterator
  }

  [Symbol.asyncDispose](): unknown {
    return this.#iterator.return?.()
  }
}

export const aclosing = <T>(iterable: Closable<T>): Closing<T> => new Closing(iterable)
