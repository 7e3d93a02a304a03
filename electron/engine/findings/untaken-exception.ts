import { CancelledError, Future, isTask, type Task } from '../../runtime/index.ts'
import { markOf } from '../marks.ts'
import type { Recorder } from '../recorder.ts'
import { type Findings, named, type Rule, textOf } from './rule.ts'

/** Kept while they may still be taken; when there are more, the oldest is reported. */
const KEPT = 1_000

/** Whatever a script's own class of futures says of itself. */
const outcomeOf = (future: Future) => Future.prototype.outcome.call(future)

/**
 * A task failed, and nobody awaited it or asked for its result or exception: the failure went unseen. asyncio says so when the
 * task is collected as garbage, which is at no certain time; here it is said when the run has come to rest.
 * Source: “Task exception was never retrieved” of CPython's Future.__del__.
 */
export class UntakenException implements Rule {
  // I1  #untaken has the futures that raised and were not asked, oldest first, at most KEPT.
  readonly #untaken = new Set<Future>()
  readonly #recorder: Recorder
  readonly #findings: Findings

  constructor(recorder: Recorder, findings: Findings) {
    this.#recorder = recorder
    this.#findings = findings
  }

  taskEnded(task: Task): void {
    if (markOf(task).state === 'failed') this.errorRaised(task)
  }

  errorRaised(future: Future): void {
    this.#untaken.add(future)
    if (this.#untaken.size <= KEPT) return
    const [oldest] = this.#untaken
    this.#untaken.delete(oldest!) // I1
    this.#report(oldest!)
  }

  errorTaken(future: Future): void {
    this.#untaken.delete(future)
  }

  atRest(): void {
    for (const future of this.#untaken) this.#report(future)
    this.#untaken.clear()
  }

  #report(future: Future): void {
    const outcome = outcomeOf(future)
    if (outcome?.kind !== 'raised' || CancelledError.is(outcome.error)) return
    const { name, message, known, stack } = this.#recorder.raised(outcome.error)
    const task = isTask(future) ? future : null
    const place = stack[0] ?? null
    const cause = place ? `${name} ${textOf(place)}` : `${name} ${task ? (markOf(task).origin?.node ?? '') : ''}`
    const error = { name, message, known }
    this.#findings.report(cause, {
      ...{ rule: 'untaken-exception', task: task && named(task), resource: null, place, error },
    })
  }
}
