/** Finds what a script imports, and all that is wrong in it and between it and its imports. Runs nothing. */
import type { YieldpointError } from '../../shared/errors.ts'
import type { ScriptSource } from '../../shared/graph/model.ts'
import { BUILTIN_NAMES } from './builtin-names.ts'
import type { Translation } from './compile.ts'
import type { Compiled, ImportSite } from './compiled.ts'
import { importCycle, importMistake, noDefaultExport, noSuchExport } from './mistakes.ts'
import { type ReadScript, resolveImport } from './resolve.ts'

export interface Module {
  readonly source: ScriptSource
  /** Null if its text cannot be read. */
  readonly compiled: Compiled | null
  /** What each of `compiled.imports` means; null: the runtime, or a mistake. */
  readonly imports: (Module | null)[]
}

export interface LinkerParts {
  readonly read: ReadScript
  readonly translate: (source: ScriptSource) => Translation
  /** Whether 'yieldpoint' may be imported: there is no loop on a pool's worker. */
  readonly runtime: boolean
}

export class Linker {
  readonly mistakes: YieldpointError[] = []
  readonly #parts: LinkerParts
  /** Files by their path; each inline text is a module of its own. */
  readonly #modules = new Map<string | ScriptSource, Module>()
  /** The modules whose imports are being looked at, the first importer first. */
  readonly #importers: Module[] = []

  constructor(parts: LinkerParts) {
    this.#parts = parts
  }

  /** All modules seen, each before those it imports. */
  get modules(): readonly Module[] {
    return [...this.#modules.values()]
  }

  /** A task's script or a pool's function: it must have a default export. */
  linkMain(source: ScriptSource): Module {
    const main = this.link(source)
    if (main.compiled && !main.compiled.exports.includes('default')) this.mistakes.push(noDefaultExport(source))
    return main
  }

  link(source: ScriptSource): Module {
    const key = source.inline ? source : source.file
    const known = this.#modules.get(key)
    if (known) return known
    const { compiled, mistakes } = this.#parts.translate(source)
    this.mistakes.push(...mistakes)
    const module: Module = { source, compiled, imports: [] }
    this.#modules.set(key, module)
    this.#importers.push(module)
    for (const site of compiled?.imports ?? []) module.imports.push(this.#import(site, source))
    this.#importers.pop()
    return module
  }

  #import(site: ImportSite, importer: ScriptSource): Module | null {
    const resolved = resolveImport(site.specifier, importer.file, this.#parts.read)
    if (resolved.kind === 'file') return this.#importFile(resolved.source, site, importer)
    if (resolved.kind === 'builtin' && this.#parts.runtime) this.#checkNames(site, importer, BUILTIN_NAMES)
    else this.mistakes.push(importMistake(resolved.kind === 'missing' ? 'missing' : 'forbidden', site, importer))
    return null
  }

  #importFile(source: ScriptSource, site: ImportSite, importer: ScriptSource): Module | null {
    const module = this.link(source)
    const begun = this.#importers.indexOf(module)
    if (begun >= 0) {
      const path = [...this.#importers.slice(begun), module].map(({ source }) => source.file)
      this.mistakes.push(importCycle(path, site, importer))
    } else if (module.compiled) this.#checkNames(site, importer, module.compiled.exports)
    return module
  }

  #checkNames(site: ImportSite, importer: ScriptSource, exported: readonly string[]): void {
    for (const name of site.names)
      if (name.name !== '*' && !exported.includes(name.name))
        this.mistakes.push(noSuchExport(site, name, importer, exported))
  }
}
