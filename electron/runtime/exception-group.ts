import { YieldpointError } from '../../shared/errors.ts'
import { CancelledError } from './errors.ts'

/** Whether an error, or a group as a whole, is one of those that are looked for. */
export type ErrorTest = (error: unknown) => boolean

/**
 * Several errors that were not handled, as one. Groups nest; `subgroup` and `split` look into those inside.
 * A CancelledError cannot be in one: whoever handles errors would handle a cancellation with them.
 * Source: ExceptionGroup of CPython 3.11 (PEP 654).
 */
export class ExceptionGroup extends Error {
  override readonly name = 'ExceptionGroup'
  readonly errors: readonly unknown[]
  readonly #text: string

  /** @throws YieldpointError runtime/bad-argument unless there is an error, and no cancellation among them. */
  constructor(text: string, errors: Iterable<unknown>, options?: ErrorOptions) {
    const list = Object.freeze([...errors])
    checkErrors(list)
    super(`${text} (${list.length} sub-exception${list.length === 1 ? '' : 's'})`, options)
    this.errors = list
    this.#text = text
  }

  /** The errors that pass the test, nested as they are here; this group if it passes itself, null if none does. */
  subgroup(test: ErrorTest): ExceptionGroup | null {
    return this.split(test)[0]
  }

  /** The errors that pass the test, and the rest. */
  split(test: ErrorTest): [passed: ExceptionGroup | null, rest: ExceptionGroup | null] {
    if (test(this)) return [this, null]
    const passed: unknown[] = []
    const rest: unknown[] = []
    for (const error of this.errors) {
      const [yes, no] = splitOne(error, test)
      passed.push(...yes)
      rest.push(...no)
    }
    return [this.#derive(passed), this.#derive(rest)]
  }

  #derive(errors: readonly unknown[]): ExceptionGroup | null {
    if (errors.length === 0) return null
    return new ExceptionGroup(this.#text, errors, 'cause' in this ? { cause: this.cause } : undefined)
  }
}

function splitOne(error: unknown, test: ErrorTest): [passed: unknown[], rest: unknown[]] {
  if (error instanceof ExceptionGroup) {
    const [passed, rest] = error.split(test)
    return [passed === null ? [] : [passed], rest === null ? [] : [rest]]
  }
  return test(error) ? [[error], []] : [[], [error]]
}

function checkErrors(errors: readonly unknown[]): void {
  const got = errors.length === 0 ? 'none' : errors.some(CancelledError.is) ? 'a CancelledError' : null
  if (got === null) return
  throw new YieldpointError('runtime/bad-argument', { what: 'errors', expected: 'at least one error', got })
}
