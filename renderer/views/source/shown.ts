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

/** A line at which tasks of the run are, or for which something was found. */
export interface RunMark {
  readonly line: number
  readonly state: 'running' | 'waiting' | 'mistake-found' | 'warning-found'
  /** Said behind the line; empty: nothing is. */
  readonly text: string
  /** Said when the pointer rests on it: who they are, what was found. */
  readonly title: string
  /** What a click on it shows: the task, the finding; null: nothing, they are many. */
  readonly show: (() => void) | null
}
