/** What is left behind a block: disposed of in reverse order, whatever happened. Source: ECMAScript's explicit resource management. */
import { type Entered, managers } from './context-manager.ts'
import { at, type Steps } from './coroutine.ts'
import { CancelledError } from './errors.ts'
import { SuppressedError } from './suppressed-error.ts'

type Dispose = () => unknown
type Disposable = Partial<Record<typeof Symbol.dispose | typeof Symbol.asyncDispose, Dispose>>

export class DisposeScope {
  // I1  #failed: something is thrown at the end, and #error is what.
  readonly #resources: (Dispose | Entered)[] = []
  #failed = false
  #error: unknown

  use<T>(value: T): T {
    return this.#keep(value, (value as Disposable | null | undefined)?.[Symbol.dispose])
  }

  useAsync<T>(value: T): T {
    if (managers.isEntered(value)) {
      this.#resources.push(value)
      return value
    }
    const resource = value as Disposable | null | undefined
    return this.#keep(value, resource?.[Symbol.asyncDispose] ?? resource?.[Symbol.dispose])
  }

  /** The block threw; `dispose` throws it again. A CancelledError stays one, whatever it interrupts. */
  fail(error: unknown): void {
    const alone = !this.#failed || CancelledError.is(error)
    this.#error = alone ? error : new SuppressedError(error, this.#error)
    this.#failed = true
  }

  dispose(): void {
    for (const dispose of this.#resources.reverse() as Dispose[]) {
      try {
        dispose()
      } catch (error) {
        this.fail(error)
      }
    }
    if (this.#failed) throw this.#error
  }

  /** `mayHandle`: a manager that handles the block's error keeps it from being thrown. */
  *disposeAsync(site = 0, mayHandle = false): Steps<void> {
    for (const resource of this.#resources.reverse()) {
      if (managers.isEntered(resource)) yield* this.#exit(resource, site, mayHandle)
      else yield* this.#dispose(resource, site)
    }
    if (this.#failed) throw this.#error
  }

  *#dispose(dispose: Dispose, site: number): Steps<void> {
    try {
      const disposed = dispose()
      if (disposed !== undefined) yield at(disposed, site)
    } catch (error) {
      this.fail(error)
    }
  }

  /** A manager is told of the error: what it throws is meant to stand in its place. */
  *#exit(manager: Entered, site: number, mayHandle: boolean): Steps<void> {
    try {
      const handled = yield at(managers.exit(manager, this.#failed, this.#error), site)
      if (handled === true && mayHandle) this.#failed = false
    } catch (error) {
      this.#error = error
      this.#failed = true // I1
    }
  }

  #keep<T>(value: T, dispose: Dispose | undefined): T {
    if (value === null || value === undefined) return value
    if (typeof dispose !== 'function') throw new TypeError('what “using” names cannot be disposed of')
    this.#resources.push(() => dispose.call(value))
    return value
  }
}

export const disposeScope = (): DisposeScope => new DisposeScope()
