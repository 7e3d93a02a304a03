import type { Place } from '../../../shared/graph/problem.ts'

/** A problem in the reader's language. */
export interface ShownProblem {
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly at: Place
  readonly fix: { readonly text: string; readonly label: string } | null
}

export interface LocatedProblem {
  readonly problem: ShownProblem
  readonly from: number
  readonly to: number
}

/** A line at which tasks of the run are, and what is said behind it. */
export interface RunMark {
  readonly line: number
  readonly state: 'running' | 'waiting'
  readonly text: string
}
