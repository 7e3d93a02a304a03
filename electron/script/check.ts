/** Checks a script and all that it imports without running anything: for the problems list of an editor. */
import { toWire, type YieldpointError } from '../../shared/errors.ts'
import type { ScriptSource } from '../../shared/graph/model.ts'
import type { Place, Problem } from '../../shared/graph/problem.ts'
import { translate } from './compile.ts'
import { Linker } from './linker.ts'
import type { ReadScript } from './resolve.ts'

export interface Inspection {
  readonly problems: readonly Problem[]
  /** The files it imports, and those that they import. */
  readonly files: readonly string[]
}

/** `function`: for the worker pool, where there is no runtime to import. */
export type ScriptKind = 'task' | 'function'

export function inspect(source: ScriptSource, read: ReadScript, kind: ScriptKind = 'task'): Inspection {
  const lower = kind === 'task'
  const linker = new Linker({ read, translate: text => translate(text, { lower }), runtime: lower })
  linker.linkMain(source)
  const sources = linker.modules.map(module => module.source)
  return {
    problems: linker.mistakes.map(mistake => toProblem(mistake, sources)),
    files: sources.filter(other => other !== source).map(other => other.file),
  }
}

export const check = (source: ScriptSource, read: ReadScript, kind?: ScriptKind): readonly Problem[] =>
  inspect(source, read, kind).problems

function toProblem(mistake: YieldpointError, sources: readonly ScriptSource[]): Problem {
  const { file, line, column } = mistake.details as Pick<Place, 'file' | 'line' | 'column'>
  const length = Math.max(
    1,
    ...sources.filter(source => source.file === file).map(source => tokenLength(source, line, column)),
  )
  const at = { file, line, column, endLine: line, endColumn: column + length }
  return { severity: 'error', error: toWire(mistake), at, fix: null }
}

/** Of the name or string that stands there, for an editor to underline. */
function tokenLength(source: ScriptSource, line: number, column: number): number {
  const text = source.text.split('\n')[line - source.line]?.slice(column - 1 - source.indent)
  return /^(?:'[^']*'|"[^"]*"|[\p{L}\p{N}_$]+)/u.exec(text ?? '')?.[0].length ?? 1
}
