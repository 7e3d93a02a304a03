/** The scripts of one run: each file is compiled and run once, in a compartment, after what it imports. */
import type { ScriptSource } from '../../shared/graph/model.ts'
import { MET_BY_SCRIPTS, makeBuiltin, type RunServices } from './builtin.ts'
import { type Translation, translate } from './compile.ts'
import type { Located } from './compiled.ts'
import { Confinement, type Namespace } from './confine.ts'
import type { PoolFunction } from './confine-pool.ts'
import { type CoroutineWatch, type Helpers, helpers, watchedHelpers } from './helpers/index.ts'
import { Linker, type Module } from './linker.ts'
import { Units, type UserFrame } from './locate.ts'
import { noDefaultExport } from './mistakes.ts'
import { bundle } from './pool-function.ts'
import type { ReadScript } from './resolve.ts'

export interface LoadedScript {
  readonly file: string
  /** The number of the first of `sites`; the others follow. */
  readonly first: number
  readonly sites: readonly Located[]
}

export interface LoaderParts {
  readonly services: RunServices
  readonly read: ReadScript
  /** Told before the script runs. */
  readonly onLoaded?: (script: LoadedScript) => void
  /** Told of the coroutines that scripts make, for the debug mode. */
  readonly watch?: CoroutineWatch
}

/** A script's default export; an async one makes a coroutine. */
export type Script = (argument: object) => unknown

export class ModuleLoader {
  // I1  sites are numbered from 1 without gaps, in the order in which scripts are compiled.
  // I2  a module is in #exports once it has run.
  readonly #confinement = new Confinement()
  readonly #parts: LoaderParts
  readonly #builtin: Namespace
  readonly #helpers: Helpers
  readonly #linker: Linker
  readonly #units = new Units()
  readonly #exports = new Map<Module, Namespace>()
  #nextSite = 1

  constructor(parts: LoaderParts) {
    this.#parts = parts
    this.#helpers = parts.watch ? watchedHelpers(parts.watch) : helpers
    for (const met of [this.#helpers, ...MET_BY_SCRIPTS]) this.#confinement.share(met)
    this.#builtin = this.#confinement.share(makeBuiltin(parts.services))
    this.#linker = new Linker({ read: parts.read, translate: source => this.#translate(source), runtime: true })
  }

  /** @throws YieldpointError script/… for the first mistake; whatever the script throws while it is loaded. */
  load(source: ScriptSource): Script {
    const main = this.#linker.linkMain(source)
    const [mistake] = this.#linker.mistakes
    if (mistake) throw mistake
    const { default: script } = this.#run(main)
    if (typeof script !== 'function') throw noDefaultExport(source)
    return script as Script
  }

  /** A function for the worker pool, with the modules that it needs. Its errors can be located here. */
  poolFunction(name: string, source: ScriptSource): PoolFunction {
    return bundle(name, source, { read: this.#parts.read, url: compiled => this.#units.add(compiled) })
  }

  /** Makes what is handed to scripts safe from them: frozen, with all that it reaches. */
  share<T>(value: T): T {
    return this.#confinement.share(value)
  }

  /** Where in the user's text an error was thrown, innermost first. */
  locate(error: unknown): UserFrame[] {
    return this.#units.locate(error)
  }

  #translate(source: ScriptSource): Translation {
    const first = this.#nextSite
    const translation = translate(source, { firstSite: first, watched: this.#parts.watch !== undefined })
    if (translation.compiled === null) return translation
    const { file, sites } = translation.compiled
    this.#nextSite += sites.length // I1
    this.#parts.onLoaded?.({ file, first, sites })
    return translation
  }

  #run(module: Module): Namespace {
    const before = this.#exports.get(module)
    if (before) return before
    const imports = module.imports.map(imported => (imported ? this.#run(imported) : this.#builtin))
    const compiled = module.compiled! // without mistakes, or `load` had thrown
    const namespace = this.#confinement.run(compiled, this.#units.add(compiled), imports, this.#helpers)
    this.#exports.set(module, namespace) // I2
    return namespace
  }
}
