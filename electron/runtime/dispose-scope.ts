/** A block with `using` or `await using`, as lowered code drives it. Source: ECMAScript's explicit resource management. */
import { at, CancelledError, type Steps } from '../../runtime/index.ts'
import { SuppressedError } from '../suppressed-error.ts'

type Dispose = () => unknown
type Disposable = Partial<Record<typeof Symbol.dispose | typeof Symbol.asyncDispose, Dispose>>

export class DisposeScope {
  readonly #resources: Dispose[] = []
  #failed = false
  #error: unknown

  use<T>(value: T): T {
    return this.#keep(value, (value as Disposable | null | undefined)?.[Symbol.dispose])
  }

  useAsync<T>(value: T): T {
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
    for (const dispose of this.#resources.reverse()) {
      try {
        dispose()
      } catch (error) {
        this.fail(error)
      }
    }
    if (this.#failed) throw this.#error
  }

  *disposeAsync(site: number): Steps<void> {
    for (const dispose of this.#resources.reverse()) {
      try {
        const disposed = dispose()
        if (disposed !== undefined) yield at(disposed, site)
      } catch (error) {
        this.fail(error)
      }
    }
    if (this.#failed) throw this.#error
  }

  #keep<T>(value: T, dispose: Dispose | undefined): T {
    if (value === null || value === undefined) return value
    if (typeof dispose !== 'function') throw new TypeError('what “using” names cannot be disposed of')
    this.#resources.push(() => dispose.call(value))
    return value
  }
}

export const disposeScope = (): DisposeScope => new DisposeScope()
