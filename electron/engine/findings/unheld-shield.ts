import { bodyOf, type CancelOrigin, describeWait, isShielded, type Task } from '../../runtime/index.ts'
import type { Recorder } from '../recorder.ts'
import { type Findings, named, placeAt, type Rule, textOf } from './rule.ts'

/**
 * `await shield(f())` was cancelled: `f()` goes on, and nobody has its task. Its result and its failure are lost, it cannot be
 * cancelled, and nobody can wait for it. `shield(task)` with a task that is kept is what was meant.
 * Source: the note on references in the documentation of asyncio.shield.
 */
export class UnheldShield implements Rule {
  readonly #recorder: Recorder
  readonly #findings: Findings

  constructor(recorder: Recorder, findings: Findings) {
    this.#recorder = recorder
    this.#findings = findings
  }

  cancelRequested(task: Task, { by }: CancelOrigin): void {
    const reason = describeWait(task)
    const ends = by === 'run' // everything does
    if (reason?.for !== 'shield' || reason.held || ends || isShielded(task)) return
    const place = placeAt(bodyOf(task).site, this.#recorder)
    const cause = place === null ? named(task).name : textOf(place)
    const inner = reason.inner && named(reason.inner)
    this.#findings.report(cause, { rule: 'unheld-shield', task: named(task), resource: null, place, inner })
  }
}
