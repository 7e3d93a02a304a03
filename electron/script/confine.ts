/**
 * The walls around user code, for run threads and pool workers alike: intrinsics that nobody can change, and a compartment
 * whose globals are the language and nothing else. Knows no compiler, so a worker loads little.
 * Source: Hardened JavaScript (ses). Its `lockdown` acts on the whole thread, so never call this on a main thread.
 */
import 'ses'
import { PERMITTED } from '../../shared/script/permitted.ts'
import { SuppressedError } from '../runtime/suppressed-error.ts'

/** A value that a module's function takes: a helper of lowered code, a global, or an export (`*`: all) of an import. */
export type Param =
  | { readonly from: 'helper' | 'global'; readonly name: string }
  | { readonly from: 'import'; readonly import: number; readonly name: string }

/** A module as one function of what it uses, so that nothing is looked up by name while it runs. */
export interface ModuleCode {
  /** An expression: the function. It returns the module's exports. */
  readonly code: string
  readonly params: readonly Param[]
}

export type Namespace = Readonly<Record<string, unknown>>

/** What ses adds to the globals and does not declare. */
const start = globalThis as { getStackString?: (error: Error) => string }

let confined = false

/** Locks the thread's intrinsics down; once, and before any user code. */
export function confine(): void {
  if (confined) return
  confined = true
  lockdown({
    // Scripts see no stacks: these name this machine's folders. `stackOf` does.
    errorTaming: 'safe',
    stackFiltering: 'verbose',
    // Assigning to a frozen prototype's property name fails but for the few that libraries do assign to.
    overrideTaming: 'min',
    evalTaming: 'no-eval',
    // The thread's own console and its handling of errors stay Node's.
    consoleTaming: 'unsafe',
    errorTrapping: 'none',
    unhandledRejectionTrapping: 'none',
    reporting: 'none',
  })
}

/** Stacks of errors that were thrown in another thread. */
const carried = new WeakMap<Error, string>()

/** The stack as V8 tells it, also after `confine`. */
export const stackOf = (error: Error): string =>
  carried.get(error) ?? start.getStackString?.(error) ?? error.stack ?? ''

/** Gives an error the stack that it had where it was thrown. */
export function carryStack<E extends Error>(error: E, stack: string): E {
  carried.set(error, stack)
  return error
}

export class Confinement {
  readonly #compartment: Compartment
  /** The compartment's Error, whose constructor cannot look at stacks. */
  readonly #error: object

  constructor() {
    confine()
    this.#compartment = new Compartment()
    const globals = this.#compartment.globalThis
    this.#error = globals['Error']
    Object.defineProperty(globals, 'SuppressedError', { value: this.share(SuppressedError) })
    for (const name of Object.getOwnPropertyNames(globals)) if (!PERMITTED.includes(name)) delete globals[name]
    Object.freeze(globals)
  }

  /**
   * Makes something of ours safe to hand to user code: frozen with all that it reaches, and its error classes children of
   * the confined Error instead of the thread's own.
   */
  share<T>(value: T): T {
    adoptErrors(value, this.#error)
    return harden(value)
  }

  /** Runs a module. `url` is what stacks call it by. */
  run(module: ModuleCode, url: string, imports: readonly Namespace[], helpers: Namespace): Namespace {
    const globals: Namespace = this.#compartment.globalThis
    const values = module.params.map(param => {
      if (param.from !== 'import') return (param.from === 'helper' ? helpers : globals)[param.name]
      const namespace = imports[param.import]
      return param.name === '*' ? namespace : namespace?.[param.name]
    })
    const define: (...values: unknown[]) => Namespace = this.#compartment.evaluate(
      `${module.code}\n//# sourceURL=${url}`,
    )
    return Object.freeze(define(...values))
  }
}

function adoptErrors(value: unknown, parent: object): void {
  for (const member of typeof value === 'function' ? [value] : Object.values(value ?? {}))
    for (let child = member; typeof child === 'function'; child = Object.getPrototypeOf(child))
      if (isUntamedErrorsChild(child) && !Object.isFrozen(child)) Object.setPrototypeOf(child, parent)
}

const isUntamedErrorsChild = (value: object): boolean =>
  Object.getPrototypeOf(value)?.prototype === Error.prototype && value !== Error
