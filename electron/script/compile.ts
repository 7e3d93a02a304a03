/**
 * From a user's script to a function that a compartment can run: TypeScript's types off, async lowered to generators, imports
 * and globals made parameters. Every mistake is told at its place in the user's text.
 */
import { generate, type NodePath, parseSync, type types as t, transformFromAstSync, traverse } from '@babel/core'
import typescript from '@babel/plugin-transform-typescript'
import { YieldpointError } from '../../shared/errors.ts'
import type { ScriptSource } from '../../shared/graph/model.ts'
import { type Compiled, positionIn } from './compiled.ts'
import { lowerAwaits } from './lower/awaits.ts'
import { watchDrops } from './lower/drops.ts'
import { lowerFunctions } from './lower/functions.ts'
import { escapeLiterals } from './lower/literals.ts'
import { lowerLoops } from './lower/loops.ts'
import { toFunction } from './lower/module.ts'
import { refuse } from './lower/refuse.ts'
import { Unit } from './lower/unit.ts'
import { lowerUsing } from './lower/using.ts'
import { lowerYields } from './lower/yields.ts'
import { SourceMap } from './source-map.ts'

export interface CompileOptions {
  /** The number of its first site. */
  readonly firstSite?: number
  /** False for the functions of the worker pool, whose thread runs nothing else: native async will do there. */
  readonly lower?: boolean
  /** Calls whose result is dropped are told to the coroutine watch. */
  readonly watched?: boolean
}

export interface Translation {
  /** Null if the text cannot be read at all. Not to be run if there are mistakes. */
  readonly compiled: Compiled | null
  readonly mistakes: readonly YieldpointError[]
}

/** UTF-16 units, a hundred times a large script. Compiling is linear in them: what is longer would hold up a run's start. */
export const MAX_SCRIPT = 512 * 1024

const NO_CONFIG = { configFile: false, babelrc: false, browserslistConfigFile: false } as const

/** @throws YieldpointError script/… for the first mistake. */
export function compile(source: ScriptSource, options: CompileOptions = {}): Compiled {
  const { compiled, mistakes } = translate(source, options)
  if (compiled === null || mistakes.length > 0) throw mistakes[0]
  return compiled
}

/** As `compile`, with all mistakes as values. */
export function translate(source: ScriptSource, options: CompileOptions = {}): Translation {
  if (source.text.length > MAX_SCRIPT) return { compiled: null, mistakes: [tooLarge(source)] }
  try {
    return translateTree(withoutTypes(parse(source), source), source, options)
  } catch (error) {
    return { compiled: null, mistakes: [syntaxError(error, source)] }
  }
}

const PASSES = [lowerYields, lowerUsing, lowerLoops, lowerAwaits, lowerFunctions]

function translateTree(
  file: t.File,
  source: ScriptSource,
  { firstSite = 1, lower = true, watched = false }: CompileOptions,
): Translation {
  const unit = new Unit(source, programOf(file), firstSite)
  unit.program.traverse(refuse(unit))
  const passes = watched ? [watchDrops, ...PASSES] : PASSES
  if (lower && unit.mistakes.length === 0) for (const pass of passes) unit.program.traverse(pass(unit))
  unit.program.traverse(escapeLiterals)
  const shape = toFunction(unit)
  const { code, decodedMap } = generate(
    file,
    { comments: false, sourceMaps: true, sourceFileName: source.file },
    source.text,
  )
  const map = new SourceMap(source, decodedMap?.mappings ?? [])
  const { sites, mistakes } = unit
  // An expression, so without its semicolon.
  return { compiled: { file: source.file, code: code.replace(/;$/, ''), ...shape, sites, map }, mistakes }
}

const isTypeScript = (source: ScriptSource): boolean => source.inline || !/\.m?js$/.test(source.file)

/** @throws SyntaxError of Babel's */
export function parse(source: ScriptSource): t.File {
  const parserOpts = isTypeScript(source) ? { plugins: ['typescript' as const] } : {}
  const file = parseSync(source.text, { ...NO_CONFIG, sourceType: 'module', parserOpts })!
  // The TypeScript plugin looks for JSX pragmas in comments, in quadratic time: 512 KB of blanks took it minutes.
  file.comments = []
  return file
}

function withoutTypes(file: t.File, source: ScriptSource): t.File {
  if (!isTypeScript(source)) return file
  const options = {
    ...NO_CONFIG,
    plugins: [typescript],
    code: false,
    ast: true,
    cloneInputAst: false,
    filename: 'script.ts',
  }
  return transformFromAstSync(file, source.text, options)!.ast!
}

function programOf(file: t.File): NodePath<t.Program> {
  let program: NodePath<t.Program> | undefined
  traverse(file, {
    Program(path) {
      program = path
      path.stop()
    },
  })
  return program!
}

const tooLarge = (source: ScriptSource): YieldpointError =>
  new YieldpointError('script/too-large', {
    file: source.file,
    line: source.line,
    column: source.indent + 1,
    size: source.text.length,
    limit: MAX_SCRIPT,
  })

/** The commonest mistake of all deserves better words than Babel's. */
const AWAIT_OUTSIDE = /reserved word 'await'/

/** Babel's message without the file, the position and the excerpt, which are of the text that Babel saw. */
function syntaxError(error: unknown, source: ScriptSource): YieldpointError {
  if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
  const { message, loc } = error as Error & { loc?: t.SourceLocation['start'] }
  const text = error instanceof RangeError ? 'This is nested too deeply.' : message.split('\n')[0]!
  const shown = AWAIT_OUTSIDE.test(text)
    ? 'await stands in a function that is not async.'
    : text.replace(/^\S+: /, '').replace(/ \(\d+:\d+\):?$/, '')
  // What the TypeScript plugin refuses has its line only in the excerpt.
  const line = Number(/^> (\d+) \|/m.exec(message)?.[1] ?? 1)
  const at = positionIn(source, loc ?? { line, column: 0, index: 0 })
  return new YieldpointError('script/syntax', { file: source.file, ...at, message: shown })
}
