/**
 * Coroutines are generators with a name that start when they are awaited or made a task, as in Python. A task keeps the
 * ones it is in as a chain from the innermost to the outermost, so resuming costs the same at any depth.
 */
import { YieldpointError } from '../../shared/errors.ts'
import { Kind, markAwaited } from './awaited.ts'

/** What hand-written code may `yield*`: a future, a task, a coroutine, a sleep, a generator of these. */
export interface Operation<T> {
  [Symbol.iterator](): Iterator<unknown, T, unknown>
}

/** A generator that yields what it awaits. */
export type Steps<T> = Generator<unknown, T, unknown>

/** What a task drives: a generator, or something of the runtime's own that is written out by hand. */
export interface Driven<T> {
  next(value?: unknown): IteratorResult<unknown, T>
  throw(error: unknown): IteratorResult<unknown, T>
}

/** What may be awaited: a promise is something from outside. */
export type Awaitable<T> = Operation<T> | Promise<T>

/** A place in a task's await stack; `site` is 0 for code that is not the user's. */
export interface StackFrame {
  readonly name: string
  readonly site: number
}

let notedSite = 0

/** Notes where the frame that yields now stands: lowered code yields `at(awaited, site)`. */
export function at<T>(value: T, site: number): T {
  notedSite = site
  return value
}

/** `yield*` on something that is awaited: hands it to the task and gives its value back, typed. */
export const awaiting = <T>(awaitable: Awaitable<T>): Awaiting<T> => new Awaiting<T>(awaitable)

/** A generator of one `yield`, written out by hand: a fresh generator each time would cost more than the wait. */
export class Awaiting<T> implements Driven<T> {
  readonly #awaitable: Awaitable<T>
  #waiting = false

  constructor(awaitable: Awaitable<T>) {
    this.#awaitable = awaitable
  }

  next(value?: unknown): IteratorResult<unknown, T> {
    if (this.#waiting) return { done: true, value: value as T }
    this.#waiting = true
    return { done: false, value: this.#awaitable }
  }

  throw(error: unknown): IteratorResult<unknown, T> {
    throw error
  }

  [Symbol.iterator](): this {
    return this
  }
}

export type CoroutineState = 'created' | 'started' | 'closed'

/** What a task does with the coroutines it is in; kept from scripts, which could resume another task's frames. */
export interface FrameAccess {
  /** By its insides: a prototype can be had by anything. */
  is(value: object): value is Coroutine
  /** Whether what it returns is handed on without being awaited. */
  handsOn(coroutine: Coroutine): boolean
  /** @throws YieldpointError runtime/coroutine-reused if it was awaited before. */
  enter(coroutine: Coroutine, caller: Coroutine | null): void
  send(coroutine: Coroutine, value: unknown): IteratorResult<unknown, unknown>
  raise(coroutine: Coroutine, error: unknown): IteratorResult<unknown, unknown>
  /** It returned or threw; gives back the one that awaits it. */
  leave(coroutine: Coroutine): Coroutine | null
  callerOf(coroutine: Coroutine): Coroutine | null
  stepsOf(coroutine: Coroutine): Driven<unknown>
}

export let frames: FrameAccess

export class Coroutine<T = unknown> implements Operation<T> {
  readonly name: string
  readonly #steps: Driven<T>
  readonly #returns: 'awaited' | 'as it is'
  #state: CoroutineState = 'created'
  #site = 0
  #caller: Coroutine | null = null

  /**
   * What it returns is awaited in its place if it is a coroutine, a sleep or a promise, as in an async function of JavaScript.
   * `as it is`: the result belongs to somebody else, such as an item of a queue. Without `steps` it drives itself.
   */
  constructor(steps: Driven<T> | null, name: string, returns: 'awaited' | 'as it is' = 'awaited') {
    this.#steps = steps ?? (this as unknown as Driven<T>)
    this.#returns = returns
    this.name = name
  }

  get state(): CoroutineState {
    return this.#state
  }

  /** Where it stands: the number given to the last `at`. */
  get site(): number {
    return this.#site
  }

  [Symbol.iterator](): Iterator<unknown, T, unknown> {
    return new Awaiting<T>(this)
  }

  static {
    markAwaited(Coroutine.prototype, Kind.coroutine)
    frames = {
      is: (value): value is Coroutine => #steps in value,
      handsOn: coroutine => coroutine.#returns === 'as it is',
      enter(coroutine, caller) {
        if (coroutine.#state !== 'created')
          throw new YieldpointError('runtime/coroutine-reused', { name: coroutine.name })
        coroutine.#state = 'started'
        coroutine.#caller = caller
      },
      send(coroutine, value) {
        notedSite = 0
        const result = coroutine.#steps.next(value)
        coroutine.#site = notedSite
        return result
      },
      raise(coroutine, error) {
        notedSite = 0
        const result = coroutine.#steps.throw(error)
        coroutine.#site = notedSite
        return result
      },
      leave(coroutine) {
        coroutine.#state = 'closed'
        return coroutine.#caller
      },
      callerOf: coroutine => coroutine.#caller,
      stepsOf: coroutine => coroutine.#steps,
    }
  }
}

/**
 * An operation of a primitive, written out by hand. In an await it stands on the task's stack like any coroutine; with `yield*`
 * the caller's own generator drives it, so that one that need not wait costs a call.
 */
export abstract class Primitive<T> extends Coroutine<T> implements Driven<T> {
  constructor(name: string) {
    super(null, name, 'as it is')
  }

  abstract next(value?: unknown): IteratorResult<unknown, T>
  abstract throw(error: unknown): IteratorResult<unknown, T>
  /** The generator around it is closed. */
  abstract return(value?: unknown): IteratorResult<unknown, T>

  /** @throws YieldpointError runtime/coroutine-reused */
  override [Symbol.iterator](): this {
    frames.enter(this, null)
    return this
  }
}

/** A function that makes coroutines: calling it starts nothing. `this` and the arguments reach the body. */
export function coroutineFunction<This, A extends unknown[], T>(
  body: (this: This, ...args: A) => Steps<T>,
  name: string = body.name,
): (this: This, ...args: A) => Coroutine<T> {
  return function (...args) {
    return new Coroutine(body.apply(this, args), name)
  }
}

export const isSteps = (value: object): value is Steps<unknown> =>
  'next' in value && 'throw' in value && typeof value.next === 'function' && typeof value.throw === 'function'
