/** What the compiler makes of one script, and the text it came from. */
import type { types as t } from '@babel/core'
import type { ScriptSource } from '../../shared/graph/model.ts'
import type { ModuleCode } from './confine.ts'
import type { SourceMap } from './source-map.ts'

/** In the user's file; lines and columns from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

export interface Located extends Position {
  readonly name: string
}

/** An import declaration; `names` are the exports it takes, `*` for all of them as one object. */
export interface ImportSite extends Position {
  readonly specifier: string
  readonly names: readonly Located[]
}

export interface Compiled extends ModuleCode {
  readonly file: string
  readonly imports: readonly ImportSite[]
  readonly exports: readonly string[]
  /** Where its coroutines can wait: site `firstSite + i` is the i-th; named by the function they stand in. */
  readonly sites: readonly Located[]
  readonly map: SourceMap
}

/** Babel counts columns from 0, and lines within the text that it is given. */
export const positionIn = (source: ScriptSource, at: t.SourceLocation['start']): Position => ({
  line: source.line + at.line - 1,
  column: source.indent + at.column + 1,
})
