/**
 * A rule watches what the runtime does and reports what it takes for a mistake. One file a rule; each of these methods is told
 * after the event log has been, and only rules that have a method pay for it.
 */
import type { Micros, SiteId } from '../../../shared/ids.ts'
import type { Finding, FindingPlace } from '../../../shared/protocol/findings.ts'
import type { CancelOrigin, Future, Observed, Task } from '../../runtime/index.ts'
import { markOf } from '../marks.ts'
import type { Recorder } from '../recorder.ts'

export interface Rule {
  /** A task that holds locks or semaphores has waited, since `since`, and goes on. */
  holderReady?(task: Task, since: Micros): void
  /** Of a task that was asked to stop, as long as that is not taken back. */
  cancellingStepStarted?(task: Task): void
  cancellingStepOver?(task: Task): void
  /** After each step, the last included: how long it took, and the place it went on from. */
  stepOver?(task: Task, took: Micros, from: SiteId): void
  taskEnded?(task: Task): void
  cancelRequested?(task: Task, origin: CancelOrigin): void
  errorRaised?(future: Future): void
  errorTaken?(future: Future): void
  resourceCreated?(resource: Observed): void
  resourceChanged?(resource: Observed): void
  /** The graph's tasks have ended; what scripts left over is cancelled next. */
  graphEnded?(): void
  /** Nothing will happen any more unless somebody outside makes it: the run is over, or deadlocked. */
  atRest?(): void
}

type Sighted<F> = F extends Finding ? Omit<F, 'id' | 'count' | 'first'> : never
export type Sighting = Sighted<Finding>

/** Where rules report to. */
export interface Findings {
  /**
   * `cause` tells one mistake of the program from another of the same rule: its place, as a rule. Of several sightings of a cause the
   * one with the largest `weight` is told.
   */
  report(cause: string, sighting: Sighting, weight?: number): void
}

export const named = (task: Task): { id: number; name: string } => {
  const { id, name } = markOf(task)
  return { id, name }
}

/** Where in the user's text a site is; null for none. */
export function placeAt(site: SiteId, recorder: Recorder): FindingPlace | null {
  const found = recorder.rest.sites.get(site)
  return found ? { name: found.name, file: found.file, line: found.line, column: found.column } : null
}

export const textOf = (place: FindingPlace | null): string =>
  place ? `${place.file}:${place.line}:${place.column}` : ''
