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
}

export type Translation =
  | { readonly compiled: Compiled; readonly mistakes: readonly [] }
  | { readonly compiled: null; readonly mistakes: readonly YieldpointError[] }

const NO_CONFIG = { configFile: false, babelrc: false, browserslistConfigFile: false } as const

/** @throws YieldpointError script/… for the first mistake. */
export function compile(source: ScriptSource, options: CompileOptions = {}): Compiled {
  const { compiled, mistakes } = translate(source, options)
  if (compiled === null) throw mistakes[0]
  return compiled
}

/** As `compile`, with all mistakes as values. */
export function translate(source: ScriptSource, { firstSite = 1, lower = true }: CompileOptions = {}): Translation {
  let file: t.File
  try {
    file = withoutTypes(parse(source), source)
  } catch (error) {
    return { compiled: null, mistakes: [syntaxError(error, source)] }
  }
  const unit = new Unit(source, programOf(file), firstSite)
  unit.program.traverse(refuse(unit))
  if (lower && unit.mistakes.length === 0)
    for (const pass of [lowerYields, lowerUsing, lowerLoops, lowerAwaits, lowerFunctions])
      unit.program.traverse(pass(unit))
  unit.program.traverse(escapeLiterals)
  const shape = toFunction(unit)
  if (unit.mistakes.length > 0) return { compiled: null, mistakes: unit.mistakes }
  const { code, decodedMap } = generate(
    file,
    { comments: false, sourceMaps: true, sourceFileName: source.file },
    source.text,
  )
  const map = new SourceMap(source, decodedMap?.mappings ?? [])
  // An expression, so without its semicolon.
  return {
    compiled: { file: source.file, code: code.replace(/;$/, ''), ...shape, sites: unit.sites, map },
    mistakes: [],
  }
}

const isTypeScript = (source: ScriptSource): boolean => source.inline || !/\.m?js$/.test(source.file)

function parse(source: ScriptSource): t.File {
  const parserOpts = isTypeScript(source) ? { plugins: ['typescript' as const] } : {}
  return parseSync(source.text, { ...NO_CONFIG, sourceType: 'module', parserOpts })!
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

/** Babel's message without its position and excerpt, which are relative to the text that Babel saw. */
function syntaxError(error: unknown, source: ScriptSource): YieldpointError {
  const { loc, message } = error as { loc?: t.SourceLocation['start']; message: string }
  if (!loc) throw error
  const text = (message.split('\n')[0] ?? '')
    .replace(/^unknown file: |^.*?script\.ts: /, '')
    .replace(/ \(\d+:\d+\)$/, '')
  return new YieldpointError('script/syntax', { file: source.file, ...positionIn(source, loc), message: text })
}
