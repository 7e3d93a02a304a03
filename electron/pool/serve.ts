/** What a worker does with a call, whether it is a thread or a process. */
import { Confinement, stackOf } from '../script/confine.ts'
import { makeFunction, type PoolFunction } from '../script/confine-pool.ts'
import type { Claims } from './claims.ts'
import { faultIn } from './cloneable.ts'
import type { Answer, CallMessage, Failure } from './wire.ts'

type Made = (...args: unknown[]) => unknown

export interface ServerParts {
  readonly functions: readonly PoolFunction[]
  readonly claims: Claims
  readonly post: (answer: Answer) => void
  /** As values are copied on their way out. */
  readonly clone: (value: unknown) => unknown
}

export class Server {
  // I1  one call at a time, in the order in which they came: so the last that was begun is the one that runs.
  readonly #parts: ServerParts
  readonly #confinement = new Confinement()
  readonly #made = new Map<string, Made>()

  constructor(parts: ServerParts) {
    this.#parts = parts
    process.on('unhandledRejection', () => {}) // of a promise that the function itself did not wait for
  }

  /** Answers the calls. Gives a promise only where a function does, so that a plain one costs no turn. */
  serve(calls: readonly CallMessage[], from = 0): Promise<void> | undefined {
    for (let i = from; i < calls.length; i++) {
      const waiting = this.#perform(calls[i]!)
      if (waiting !== undefined) return waiting.then(() => this.serve(calls, i + 1)) // I1
    }
    return undefined
  }

  #perform([seq, name, args]: CallMessage): Promise<void> | undefined {
    if (!this.#parts.claims.begin(seq)) return undefined
    let begun = 0
    const post = (failure: Failure | null, value: unknown): void =>
      this.#post([seq, performance.now() - begun, failure, value])
    try {
      const made = this.#functionOf(name)
      begun = performance.now() // the loading is not part of what the function takes
      const value = made(...args)
      if (value instanceof Promise) return settled(value).then(([failure, result]) => post(failure, result))
      post(null, value)
    } catch (error) {
      post(raised(error), undefined)
    }
    return undefined
  }

  #post(answer: Answer): void {
    const [seq, ms, , value] = answer
    const fault = faultIn(value, this.#parts.clone)
    this.#parts.post(fault === null ? answer : [seq, ms, { kind: 'not-cloneable', fault }, undefined])
  }

  /** Loaded when it is called first: what its modules throw is then that call's error. */
  #functionOf(name: string): Made {
    const known = this.#made.get(name)
    if (known !== undefined) return known
    const made = makeFunction(this.#parts.functions.find(other => other.name === name)!, this.#confinement)
    this.#made.set(name, made)
    return made
  }
}

/** Confined code has no timers and nothing from outside: a promise that is pending when all reactions have run stays so. */
async function settled(promise: Promise<unknown>): Promise<readonly [Failure | null, unknown]> {
  const never = new Promise<readonly [Failure, undefined]>(resolve => {
    setImmediate(resolve, [{ kind: 'never-settles' }, undefined])
  })
  const outcome = Promise.prototype.then.call(
    promise,
    value => [null, value],
    error => [raised(error), undefined],
  ) as Promise<readonly [Failure | null, unknown]>
  return Promise.race([outcome, never])
}

/** What the user's code throws may be anything; asking it must not fail. */
function raised(error: unknown): Failure {
  if (!(error instanceof Error)) return { kind: 'raised', name: 'Error', message: textOf(() => error), stack: '' }
  return {
    kind: 'raised',
    name: textOf(() => error.name),
    message: textOf(() => error.message),
    stack: stackOf(error),
  }
}

function textOf(ask: () => unknown): string {
  try {
    return String(ask())
  } catch {
    return ''
  }
}
