import { YieldpointError } from '../../../shared/errors.ts'
import { at, Coroutine, type Steps } from '../../runtime/index.ts'
import { asyncIterator } from './iterate.ts'

/** A value on its way to the consumer; anything else that the body yields is awaited. */
class Emitted {
  readonly value: unknown
  constructor(value: unknown) {
    this.value = value
  }
}

/** Lowered `yield v` of an async generator is `yield emit(v)`. */
export const emit = (value: unknown): Emitted => new Emitted(value)

type Resume = 'next' | 'throw' | 'return'

/**
 * An async generator whose `next`, `throw` and `return` make coroutines. What its body awaits, the task that awaits one of
 * these awaits; a cancellation reaches the body at that await, and ends the generator unless the body catches it.
 * Source: PEP 525. Asking for a value while another is on its way is an error as there, and not queued as in JavaScript.
 */
export class AsyncGenerator {
  // I1  #running while one of its coroutines has begun and not ended.
  readonly #body: Steps<unknown>
  readonly #name: string
  #running = false

  constructor(body: Steps<unknown>, name: string) {
    this.#body = body
    this.#name = name
  }

  next(value?: unknown): Coroutine<IteratorResult<unknown>> {
    return new Coroutine(this.#advance('next', value), this.#name)
  }

  throw(error: unknown): Coroutine<IteratorResult<unknown>> {
    return new Coroutine(this.#advance('throw', error), this.#name)
  }

  /** Ends it: the `finally` blocks it stands in run. */
  return(value?: unknown): Coroutine<IteratorResult<unknown>> {
    return new Coroutine(this.#advance('return', value), this.#name)
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  [Symbol.asyncDispose](): Coroutine<IteratorResult<unknown>> {
    return this.return()
  }

  /** Lets the body go on until it hands out a value or ends. @throws YieldpointError script/generator-running (I1) */
  *#advance(resume: Resume, sent: unknown): Steps<IteratorResult<unknown>> {
    if (this.#running) throw new YieldpointError('script/generator-running', { name: this.#name })
    this.#running = true
    try {
      let step = this.#body[resume](sent)
      for (;;) {
        if (step.done) return { done: true, value: step.value }
        if (step.value instanceof Emitted) return { done: false, value: step.value.value }
        step = yield* this.#pass(step.value)
      }
    } finally {
      this.#running = false
    }
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
}

/** `yield* iterable` in an async generator: the consumer talks to `iterable` until that ends. */
export function* delegate(iterable: unknown, site: number): Steps<unknown> {
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
