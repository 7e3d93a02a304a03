import type { Micros, SiteId } from '../../../shared/ids.ts'
import { bodyOf, type Task } from '../../runtime/index.ts'
import type { Recorder } from '../recorder.ts'
import { type Findings, named, placeAt, type Rule, textOf } from './rule.ts'

/**
 * A step that takes long holds up every other task. Only for the real clock: on the virtual one a step takes no time, and a log
 * that is the same every time cannot say what was measured. (What never ends is the supervisor's business, on both.)
 * Source: asyncio's slow_callback_duration.
 */
export class SlowStep implements Rule {
  readonly #limit: Micros
  readonly #recorder: Recorder
  readonly #findings: Findings

  /** `seconds` of the machine, not of the run's clock, which may be faster. */
  constructor(seconds: number, recorder: Recorder, findings: Findings) {
    this.#limit = seconds * 1e6
    this.#recorder = recorder
    this.#findings = findings
  }

  stepOver(task: Task, took: Micros, from: SiteId): void {
    const { speed } = this.#recorder.rest
    if (took < this.#limit * speed) return
    const micros = Math.round(took / speed)
    const place = placeAt(from, this.#recorder)
    const { ended, site } = bodyOf(task)
    const until = ended ? null : placeAt(site, this.#recorder)
    const cause = place === null && until === null ? named(task).name : `${textOf(place)} ${textOf(until)}`
    this.#findings.report(cause, { rule: 'slow-step', task: named(task), resource: null, place, until, micros }, micros)
  }
}
