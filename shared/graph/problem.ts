/** A mistake in a graph file or script, with its place and, where one is certain, its mend. */
import type { WireError } from '../errors.ts'

export interface Place {
  readonly file: string
  /** From 1. Columns count UTF-16 units, as editors do. */
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Replace what stands at the problem's place by `text`. */
export interface Fix {
  readonly text: string
}

export interface Problem {
  readonly severity: 'error' | 'warning'
  readonly error: WireError
  readonly at: Place
  readonly fix: Fix | null
}
