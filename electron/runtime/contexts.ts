/**
 * Context variables: values that go with a task and not with a scope, such as the request it works for. A task has a copy of
 * the context in which it was made, a callback of the one in which it was registered.
 * Source: PEP 567, contextvars of CPython 3.11. Values are kept in maps that are never changed, so a copy is a reference.
 */
import { YieldpointError } from '../../shared/errors.ts'
import type { Body } from './body.ts'
import { runningLoopOrNull } from './running.ts'

type Values = ReadonlyMap<object, unknown>

/** Where a task or a callback finds its variables: values of its own, or a context that a program holds. */
export type ContextPlace = Values | Context

/**
 * The place of what runs now. What does not run keeps its own beside it. As long as nothing was ever set all have the same one,
 * so that whoever lets something run compares two references, before and after.
 */
export let currentPlace: ContextPlace = new Map()

/** Makes `place` the current one; gives back the one before. */
export function enterContext(place: ContextPlace): ContextPlace {
  const before = currentPlace
  currentPlace = place
  return before
}

/** A copy of the current context, for what is made now. */
export const currentValues = (): Values => (currentPlace instanceof Context ? valuesOf(currentPlace) : currentPlace)

function set(variable: object, value: unknown): void {
  const values = new Map(currentValues())
  if (value === UNSET) values.delete(variable)
  else values.set(variable, value)
  if (currentPlace instanceof Context) keep(currentPlace, values)
  else currentPlace = values
}

const UNSET: unique symbol = Symbol('unset')

/** A context that a task is to run in. @throws YieldpointError runtime/bad-argument for what is none. */
export let toContext: (value: unknown) => Context
let valuesOf: (context: Context) => Values
let keep: (context: Context, values: Values) => void

/** A context that a program holds. What is set while it is entered stays in it. */
export class Context {
  #values: Values = currentValues()
  #entered = false

  /** Runs `run` in it, at once. @throws YieldpointError runtime/context-entered if that is under way already. */
  run<T>(run: () => T): T {
    if (this.#entered || currentPlace === this) throw new YieldpointError('runtime/context-entered', {})
    this.#entered = true
    const before = enterContext(this)
    try {
      return run()
    } finally {
      enterContext(before)
      this.#entered = false
    }
  }

  /** What the variable is set to here; undefined if it is not. */
  get<T>(variable: ContextVar<T>): T | undefined {
    return this.#values.get(variable) as T | undefined
  }

  has(variable: ContextVar<unknown>): boolean {
    return this.#values.has(variable)
  }

  static {
    toContext = value => {
      if (typeof value === 'object' && value !== null && #values in value) return value
      throw new YieldpointError('runtime/bad-argument', {
        what: 'context',
        expected: 'a Context',
        got: typeof value,
      })
    }
    valuesOf = context => context.#values
    keep = (context, values) => {
      context.#values = values
    }
  }
}

/** A copy of the current context. */
export const copyContext = (): Context => new Context()

/** Who sets: a context that a program holds, a task, or a callback of no task. */
const owner = (): Context | Body | null =>
  currentPlace instanceof Context ? currentPlace : (runningLoopOrNull()?.stepping ?? null)

let tokens: {
  /** What the variable was set to before; marks the token as used. @throws YieldpointError runtime/context-token */
  use(token: Token, variable: object): unknown
}

/** Remembers what a variable was before it was set. */
export class Token {
  readonly #variable: object
  readonly #before: unknown
  readonly #owner = owner()
  #used = false

  constructor(variable: object, before: unknown) {
    this.#variable = variable
    this.#before = before
  }

  get variable(): object {
    return this.#variable
  }

  static {
    tokens = {
      use(token, variable) {
        const why = token.#used
          ? 'used'
          : token.#variable !== variable
            ? 'of another variable'
            : token.#owner !== owner()
              ? 'of another context'
              : null
        if (why !== null) throw new YieldpointError('runtime/context-token', { why })
        token.#used = true
        return token.#before
      },
    }
  }
}

export interface ContextVarOptions<T> {
  /** What `get` gives where it is not set. */
  readonly default?: T
}

export class ContextVar<T = unknown> {
  readonly name: string
  readonly #default: T | typeof UNSET

  constructor(name: string, options: ContextVarOptions<T> = {}) {
    this.name = String(name) // scripts may pass anything
    this.#default = 'default' in options ? (options.default as T) : UNSET
  }

  /** What it is set to here, or else `fallback`, or else its default. @throws YieldpointError runtime/context-var-unset */
  get(...fallback: [] | [fallback: T]): T {
    const values = currentValues()
    if (values.has(this)) return values.get(this) as T
    if (fallback.length > 0) return fallback[0] as T
    if (this.#default === UNSET) throw new YieldpointError('runtime/context-var-unset', { name: this.name })
    return this.#default
  }

  /** Sets it in the current context. With the token, `reset` makes it what it was. */
  set(value: T): Token {
    const values = currentValues()
    const token = new Token(this, values.has(this) ? values.get(this) : UNSET)
    set(this, value)
    return token
  }

  /** @throws YieldpointError runtime/context-token unless the token is of this variable, of this context and not used yet. */
  reset(token: Token): void {
    set(this, tokens.use(token, this))
  }
}
