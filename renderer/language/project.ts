/**
 * One document as the compiler sees it: each script a file of its own, beside each the type of what it is handed, and the
 * declarations of the language and of `yieldpoint`. Nothing is read from anywhere: all texts are handed in.
 */
import ts from 'typescript'
import { ARGUMENT, functionsOf, type Given, givenTo } from './given.ts'
import { type GraphScripts, readGraphScripts, type ScriptAt, type TaskAt } from './graph-scripts.ts'
import { libraries } from './libraries.ts'
import type { FileSpan, Texts } from './protocol.ts'
import { inward, outward, type ScriptText, scriptText } from './script-text.ts'
import { spoken } from './spoken.ts'

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  allowImportingTsExtensions: true,
  noLib: true,
  types: [],
  // Scripts are written without types as a rule, so what the compiler cannot know is no mistake (see mistakes.ts): an empty
  // list takes the type of what is put into it, and what may be null may be used.
  strict: true,
  strictNullChecks: false,
  strictPropertyInitialization: false,
  useUnknownInCatchVariables: false,
  noEmit: true,
}

const NO_GRAPH: GraphScripts = { resources: [], functions: [], tasks: [] }
const FUNCTIONS = '/given/functions.d.ts'

/** What the compiler has read, for all projects: the declarations are the same in each. Numbers of versions are, too. */
const parsed = ts.createDocumentRegistry(true)
let versions = 0

interface Version<T> {
  readonly version: number
  readonly value: T
}

/** A place in a file of the compiler's. */
export interface Inside {
  readonly file: string
  readonly at: number
  readonly script: ScriptText
}

export class Project {
  readonly service: ts.LanguageService
  #doc = ''
  #graphPath = ''
  #texts: Texts = {}
  #graph = NO_GRAPH
  #scripts = new Map<string, ScriptText>()
  #givens = new Map<string, Given>()
  /** What the compiler has been shown, so that it reads again only what is new. */
  readonly #shown = new Map<string, Version<string>>()
  /** Scripts that were asked about: the compiler finds by itself what they import. */
  readonly #roots = new Set<string>()

  constructor() {
    this.service = ts.createLanguageService(this.#host(), parsed)
  }

  /** Takes the document's texts; those that are the same as before cost nothing. */
  update(doc: string, graphPath: string, texts: Texts): void {
    if (doc !== this.#doc) this.#roots.clear()
    const isNewGraph = doc !== this.#doc || texts[graphPath] !== this.#texts[graphPath]
    const others = { ...texts, [graphPath]: '' }
    const before = { ...this.#texts, [graphPath]: '' }
    if (!isNewGraph && sameTexts(others, before)) return
    this.#doc = doc
    this.#graphPath = graphPath
    this.#texts = texts
    if (isNewGraph) {
      const read = readGraphScripts(texts[graphPath] ?? '', graphPath)
      // Half a line of YAML: what the scripts are handed is what it was. Their places in the text are not.
      this.#graph = read ?? withoutPlaces(this.#graph)
    }
    this.#rebuild()
  }

  /** The script at a place of the user's text, and where in it; null: there is none. */
  inside(path: string, offset: number): Inside | null {
    for (const [file, script] of this.#scripts) {
      const at = script.path === path ? inward(script, offset) : null
      if (at === null) continue
      this.#roots.add(file)
      return { file, at, script }
    }
    return null
  }

  /** Of one of the user's texts: a file has one, the graph file any number. */
  scriptsOf(path: string): readonly (readonly [file: string, script: ScriptText])[] {
    const found = [...this.#scripts].filter(([, script]) => script.path === path)
    for (const [file] of found) this.#roots.add(file)
    return found
  }

  /** A place of the compiler's as one of the user's: a member of what is handed in stands for its name in the graph file. */
  outside(file: string, { start, length }: ts.TextSpan): FileSpan | null {
    const script = this.#scripts.get(file)
    if (script) return { path: script.path, from: outward(script, start), to: outward(script, start + length) }
    const origin = this.#givens.get(file)?.origins.find(({ member }) => member.from <= start && start < member.to)
    return origin ? { path: this.#graphPath, ...origin.key } : null
  }

  scriptOf(file: string): ScriptText | null {
    return this.#scripts.get(file) ?? null
  }

  /** What the user reads for `file`. */
  readonly textOf = (file: string): string | undefined => {
    return this.#shown.get(file)?.value
  }

  #rebuild(): void {
    const users = usersOf(this.#graph.tasks)
    this.#scripts = new Map()
    this.#givens = new Map()
    for (const path of Object.keys(this.#texts)) if (path !== this.#graphPath) this.#addFile(path, users)
    for (const { script } of [...this.#graph.tasks, ...this.#graph.functions]) this.#addInline(script, users)
    const declaresFunctions = Object.values(this.#texts).some(text => text.includes('interface GraphFunctions'))
    if (!declaresFunctions) this.#givens.set(FUNCTIONS, functionsOf(this.#graph, this.#moduleOf))
    this.#show()
  }

  #addFile(path: string, users: Users): void {
    const script: ScriptAt = { kind: 'file', path }
    this.#add(script, { path, base: 0, text: this.#texts[path] ?? '' }, users)
  }

  #addInline(script: ScriptAt | null, users: Users): void {
    if (script?.kind !== 'inline') return
    const { span, text } = script
    const graph = this.#texts[this.#graphPath] ?? ''
    const path = span ? this.#graphPath : ''
    this.#add(script, { path, base: span?.from ?? 0, text: span ? graph.slice(span.from, span.to) : text }, users)
  }

  #add(script: ScriptAt, source: { path: string; base: number; text: string }, users: Users): void {
    const file = fileOf(script)
    const tasks = users.get(file)
    const given = `/given${file}`
    if (tasks) this.#givens.set(given, givenTo(tasks, this.#graph, this.#moduleOf))
    const type = tasks ? `import(${JSON.stringify(given)}).${ARGUMENT}` : null
    this.#scripts.set(file, scriptText(source, type))
  }

  readonly #moduleOf = (script: ScriptAt): string | null =>
    script.kind === 'inline' || script.path in this.#texts ? fileOf(script) : null

  #show(): void {
    versions++
    const now = new Map<string, string>()
    for (const [file, { text }] of this.#scripts) now.set(file, text)
    for (const [file, { text }] of this.#givens) now.set(file, text)
    for (const file of this.#shown.keys()) if (!now.has(file)) this.#shown.delete(file)
    for (const [file, value] of now)
      if (this.#shown.get(file)?.value !== value) this.#shown.set(file, { version: versions, value })
  }

  #host(): ts.LanguageServiceHost {
    const read = (file: string) => libraries.get(file) ?? this.#shown.get(file)?.value
    return {
      getCompilationSettings: () => OPTIONS,
      getScriptFileNames: () => [...libraries.keys(), ...this.#rootsNow()],
      getScriptVersion: file => String(this.#shown.get(file)?.version ?? 0),
      getScriptSnapshot: file => {
        const text = read(file)
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text)
      },
      getScriptKind: () => ts.ScriptKind.TS,
      getCurrentDirectory: () => '/',
      getDefaultLibFileName: () => '/lib/lib.es5.d.ts',
      fileExists: file => read(file) !== undefined,
      readFile: read,
      useCaseSensitiveFileNames: () => true,
      resolveModuleNameLiterals: (literals, containing) =>
        literals.map(({ text }) => ({ resolvedModule: this.#resolve(text, containing) })),
      getLocalizedDiagnosticMessages: () => spoken,
    }
  }

  #rootsNow(): string[] {
    return [...this.#roots, FUNCTIONS].filter(file => this.#shown.has(file))
  }

  /** As electron/script resolves: below the graph's folder only, `.ts` before `.js`. `yieldpoint` is declared, not resolved. */
  #resolve(specifier: string, containing: string): ts.ResolvedModuleFull | undefined {
    const file = this.#shown.has(specifier) ? specifier : this.#imported(specifier, containing)
    return file === null
      ? undefined
      : { resolvedFileName: file, extension: ts.Extension.Ts, isExternalLibraryImport: false }
  }

  #imported(specifier: string, containing: string): string | null {
    const importer = this.#scripts.get(containing)
    if (!importer || !/^\.\.?\//.test(specifier)) return null
    const path = joined(importer.path, specifier)
    const found = ['', '.ts', '.js', '.mts', '.mjs'].find(ending => path + ending in this.#texts)
    return found === undefined ? null : fileOf({ kind: 'file', path: path + found })
  }
}

/** Tasks by the compiler's name of the script that they run. */
type Users = ReadonlyMap<string, readonly TaskAt[]>

function usersOf(tasks: readonly TaskAt[]): Users {
  const users = new Map<string, TaskAt[]>()
  for (const task of tasks) {
    if (!task.script) continue
    const file = fileOf(task.script)
    users.set(file, [...(users.get(file) ?? []), task])
  }
  return users
}

/** Scripts in JavaScript are read as TypeScript, so that their argument can be given a type. */
function fileOf(script: ScriptAt): string {
  if (script.kind === 'inline') return `/inline/${script.id}.ts`
  return script.path.endsWith('.ts') ? `/file/${script.path}` : `/file/${script.path}.ts`
}

function joined(importer: string, specifier: string): string {
  const parts = importer.split('/').slice(0, -1)
  for (const part of specifier.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

function withoutPlaces(graph: GraphScripts): GraphScripts {
  const hide = <T extends { readonly script: ScriptAt | null }>(each: T): T =>
    each.script?.kind === 'inline' ? { ...each, script: { ...each.script, span: null } } : each
  return { ...graph, functions: graph.functions.map(hide), tasks: graph.tasks.map(hide) }
}

function sameTexts(a: Texts, b: Texts): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every(key => a[key] === b[key])
}
