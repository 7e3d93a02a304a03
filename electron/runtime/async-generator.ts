import { YieldpointError } from '../../shared/errors.ts'
import { at, Coroutine, type Steps } from './coroutine.ts'
import { CancelledError } from './errors.ts'
import { gather } from './gather.ts'
import { asyncIterator } from './iterate.ts'
import type { EventLoop } from './loop.ts'
import { runningLoop } from './running.ts'

/** A value on its way to the consumer; anything else that the body yields is awaited. */
class Emitted {
  readonly value: unknown
  constructor(value: unknown) {
    this.value = value
  }
}

/** `yield emit(v)` hands `v` out: what `yield v` of a script's async generator is lowered to. */
export const emit = (value: unknown): Emitted => new Emitted(value)

/** Kept from scripts. */
let generators: {
  /** As `return`, for good. @throws YieldpointError runtime/generator-not-closed if it hands out a value instead. */
  close(generator: AsyncGenerator): Steps<void>
}

type Resume = 'next' | 'throw' | 'return'

/**
 * An async generator whose `next`, `throw` and `return` make coroutines. What its body awaits, the task that awaits one of
 * these awaits; a cancellation reaches the body at that await, and ends the generator unless the body catches it.
 * Source: PEP 525. Asking for a value while another is on its way is an error as there, and not queued as in JavaScript.
 */
export class AsyncGenerator<T = unknown> {
  // I1  #running while one of its coroutines has begun and not ended.
  // I2  its loop knows it from the first time it is asked until it has ended, so that what is left open gets closed.
  readonly #body: Steps<unknown>
  readonly #name: string
  #running = false
  #loop: EventLoop | null = null

  constructor(body: Steps<unknown>, name: string) {
    this.#body = body
    this.#name = name
  }

  next(value?: unknown): Coroutine<IteratorResult<T, unknown>> {
    return new Coroutine(this.#advance('next', value), this.#name)
  }

  throw(error: unknown): Coroutine<IteratorResult<T, unknown>> {
    return new Coroutine(this.#advance('throw', error), this.#name)
  }

  /** Ends it: the `finally` blocks it stands in run. */
  return(value?: unknown): Coroutine<IteratorResult<T, unknown>> {
    return new Coroutine(this.#advance('return', value), this.#name)
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  [Symbol.asyncDispose](): Coroutine<IteratorResult<T, unknown>> {
    return this.return()
  }

  /** Lets the body go on until it hands out a value or ends. @throws YieldpointError runtime/generator-running (I1) */
  *#advance(resume: Resume, sent: unknown): Steps<IteratorResult<T, unknown>> {
    if (this.#running) throw new YieldpointError('runtime/generator-running', { name: this.#name })
    const loop = this.#begin()
    this.#running = true
    let open = false
    try {
      let step = this.#body[resume](sent)
      for (;;) {
        if (step.done) return { done: true, value: step.value }
        open = step.value instanceof Emitted
        if (open) return { done: false, value: (step.value as Emitted).value as T }
        step = yield* this.#pass(step.value)
      }
    } finally {
      this.#running = false
      if (!open) loop.openGenerators.delete(this) // I2
    }
  }

  #begin(): EventLoop {
    if (this.#loop !== null) return this.#loop
    this.#loop = runningLoop()
    this.#loop.openGenerators.add(this) // I2
    return this.#loop
  }

  *#close(): Steps<void> {
    const { done } = yield* this.#advance('return', undefined)
    if (done) return
    this.#loop!.openGenerators.delete(this)
    throw new YieldpointError('runtime/generator-not-closed', { name: this.#name })
  }

  /** Has the task await `awaited` for the body. */
  *#pass(awaited: unknown): Steps<IteratorResult<unknown>> {
    let value: unknown
    try {
      value = yield awaited
    } catch (error) {
      return this.#body.throw(error)
    }
    return this.#body.next(value)
  }

  static {
    generators = { close: generator => generator.#close() }
  }
}

/** A function that makes async generators: its body yields what it awaits, and `emit(v)` for what it hands out. */
export function asyncGenerator<T, This, A extends unknown[]>(
  body: (this: This, ...args: A) => Steps<unknown>,
  name: string = body.name,
): (this: This, ...args: A) => AsyncGenerator<T> {
  return function (...args) {
    return new AsyncGenerator<T>(body.apply(this, args), name)
  }
}

/** `yield* delegate(iterable)` in the body of an async generator: the consumer talks to `iterable` until that ends. */
export function* delegate(iterable: unknown, site = 0): Steps<unknown> {
  const inner = asyncIterator(iterable)
  let result = (yield at(inner.next(), site)) as IteratorResult<unknown>
  let open = true
  try {
    while (!result.done) {
      let asked: () => unknown
      try {
        const sent = yield emit(result.value)
        asked = () => inner.next(sent)
      } catch (error) {
        if (!inner.throw) throw error
        asked = () => inner.throw!(error)
      }
      open = false
      result = (yield at(asked(), site)) as IteratorResult<unknown>
      open = true
    }
    open = false
    return result.value
  } finally {
    if (open && inner.return) yield at(inner.return(), site)
  }
}

/**
 * Closes the async generators that were begun and left, all at once; what they throw is told to the loop.
 * Source: loop.shutdown_asyncgens of CPython 3.11, which `asyncio.run` awaits at the end.
 */
export function shutdownAsyncgens(): Coroutine<void> {
  return new Coroutine(closeOpen(runningLoop()), 'shutdownAsyncgens')
}

function* closeOpen(loop: EventLoop): Steps<void> {
  const open = [...loop.openGenerators]
  loop.openGenerators.clear()
  yield gather(open.map(generator => new Coroutine(closeOne(generator, loop), 'close')))
}

function* closeOne(generator: AsyncGenerator, loop: EventLoop): Steps<void> {
  try {
    yield* generators.close(generator)
  } catch (error) {
    if (CancelledError.is(error)) throw error
    loop.callSoon(function closeGenerator() {
      throw error // to whoever is told of what callbacks throw
    })
  }
}
